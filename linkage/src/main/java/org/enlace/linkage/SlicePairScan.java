// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.linkage.cluster.FoundPairs;
import org.enlace.linkage.column.WorkerPool;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.linkage.criterion.RecordFields;
import org.enlace.linkage.criterion.SketchLanes;
import org.enlace.linkage.criterion.TableSide;
import org.enlace.linkage.criterion.WeightedComparison;

/**
 * Takes the tables slice by slice and each pair of slices through every blocking rule.
 *
 * <p>Decision: docs/decisions.md, "What does not fit is worked through in slices".
 */
final class SlicePairScan {
    /** Tasks for each rule: enough that the threads end together. */
    private static final int TASKS = 64;

    private final LinkageModel model;
    private final RecordFields records;
    private final List<WeightedComparison> weightedComparisons;
    private final WorkerPool workers;
    private final int slices;
    private final SketchLanes sketchLanes;
    private final List<int[]> rules;
    private final RunProgress progress;
    private final AtomicInteger done = new AtomicInteger();
    private int rounds;

    SlicePairScan(
            LinkageModel model,
            RecordFields records,
            List<WeightedComparison> weightedComparisons,
            WorkerPool workers,
            int slices,
            RunProgress progress) {
        this.model = model;
        this.records = records;
        this.weightedComparisons = weightedComparisons;
        this.workers = workers;
        this.slices = slices;
        this.progress = progress;
        sketchLanes = SketchLanes.of(weightedComparisons, workers);
        rules = model.rules().stream().map(records::places).toList();
    }

    List<FoundPairs> run() {
        int right = records.tables() - 1;
        List<FoundPairs> found = new ArrayList<>();
        Slot one = new Slot(room(0));
        Slot other = records.dedupes() && slices == 1 ? one : new Slot(room(right));
        for (int left = 0; left < slices; left++) {
            for (int against = records.dedupes() ? left : 0; against < slices; against++) {
                boolean same = records.dedupes() && left == against;
                write(one, 0, left, other, right, against, same);
                found.addAll(same ? pass(List.of(one)) : pass(List.of(one, other)));
            }
        }
        return found;
    }

    /** One side's memory, used for every slice and rule. */
    private record Slot(TableSide side, SortedKeys keys, RecordBlock block) {
        Slot(TableSide side) {
            this(side, new SortedKeys(side), new RecordBlock(side));
        }
    }

    private TableSide room(int table) {
        return new TableSide(records.size(table) / slices + 1, records.width());
    }

    private void write(Slot one, int leftTable, int left, Slot other, int rightTable, int right, boolean same) {
        workers.forEach(same ? 1 : 2, at -> {
            int table = at == 0 ? leftTable : rightTable;
            long slice = at == 0 ? left : right;
            int from = (int) (records.size(table) * slice / slices);
            int to = (int) (records.size(table) * (slice + 1) / slices);
            records.write(table, from, to, at == 0 ? one.side() : other.side(), sketchLanes);
            return to;
        });
    }

    private List<FoundPairs> pass(List<Slot> slots) {
        List<FoundPairs> found = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            int[] asked = sketchLanes.asked(
                    BlockJoin.ofKey(rules.get(rule), weightedComparisons.size()), RecordBlock.SKETCHES);
            fill(slots, rules.get(rule), asked);
            BlockJoin join = new BlockJoin(
                    weightedComparisons,
                    model,
                    rules.subList(0, rule + 1),
                    sketchLanes,
                    asked,
                    slots.getFirst().block(),
                    slots.getLast().block());
            found.addAll(workers.run(join.tasks(TASKS).stream().map(this::heard).toList()));
            done.set(TASKS * ++rounds);
        }
        return found;
    }

    /** A task that tells when it is done; a rule has {@value #TASKS} of them or fewer. */
    private Callable<FoundPairs> heard(Callable<FoundPairs> task) {
        long all =
                (long) TASKS * rules.size() * (records.dedupes() ? slices * (slices + 1L) / 2 : (long) slices * slices);
        return () -> {
            FoundPairs found = task.call();
            progress.heard((double) done.incrementAndGet() / all, found.looked());
            return found;
        };
    }

    /** Fills both sides of a rule: only records whose key the other side may have too, or the same side again. */
    private void fill(List<Slot> slots, int[] fields, int[] asked) {
        int count = slots.size();
        List<long[]> seen = workers.forEach(count, at -> {
            SortedKeys keys = slots.get(at).keys().fill(fields);
            return count == 1 ? keys.repeated() : keys.seen();
        });
        workers.forEach(count, at -> {
            SortedKeys kept = slots.get(at).keys().within(seen.get(count - 1 - at));
            return slots.get(at).block().fill(kept.sorted(), kept.size(), asked);
        });
    }
}
