// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.linkage.cluster.Found;
import org.enlace.linkage.column.Workers;
import org.enlace.linkage.criterion.Judge;
import org.enlace.linkage.criterion.Lanes;
import org.enlace.linkage.criterion.Model;
import org.enlace.linkage.criterion.Records;
import org.enlace.linkage.criterion.Side;

/** Takes the tables slice by slice and each pair of slices through every blocking rule. */
final class Sweep {
    /** Tasks for each rule: enough that the threads end together. */
    private static final int TASKS = 64;

    private final Model model;
    private final Records records;
    private final List<Judge> judges;
    private final Workers workers;
    private final int slices;
    private final Lanes lanes;
    private final List<int[]> rules;
    private final Progress progress;
    private final AtomicInteger done = new AtomicInteger();
    private int rounds;

    Sweep(Model model, Records records, List<Judge> judges, Workers workers, int slices, Progress progress) {
        this.model = model;
        this.records = records;
        this.judges = judges;
        this.workers = workers;
        this.slices = slices;
        this.progress = progress;
        lanes = Lanes.of(judges, workers);
        rules = model.rules().stream().map(records::places).toList();
    }

    List<Found> run() {
        int right = records.tables() - 1;
        List<Found> found = new ArrayList<>();
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
    private record Slot(Side side, Keys keys, Block block) {
        Slot(Side side) {
            this(side, new Keys(side), new Block(side));
        }
    }

    private Side room(int table) {
        return new Side(records.size(table) / slices + 1, records.width());
    }

    private void write(Slot one, int leftTable, int left, Slot other, int rightTable, int right, boolean same) {
        workers.forEach(same ? 1 : 2, at -> {
            int table = at == 0 ? leftTable : rightTable;
            long slice = at == 0 ? left : right;
            int from = (int) (records.size(table) * slice / slices);
            int to = (int) (records.size(table) * (slice + 1) / slices);
            records.write(table, from, to, at == 0 ? one.side() : other.side(), lanes);
            return to;
        });
    }

    private List<Found> pass(List<Slot> slots) {
        List<Found> found = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            int[] asked = lanes.asked(Join.ofKey(rules.get(rule), judges.size()), Block.SKETCHES);
            fill(slots, rules.get(rule), asked);
            Join join = new Join(
                    slots.size() == 1,
                    judges,
                    model,
                    rules,
                    rule,
                    lanes,
                    asked,
                    slots.getFirst().block(),
                    slots.getLast().block());
            found.addAll(workers.run(join.tasks(TASKS).stream().map(this::heard).toList()));
            done.set(TASKS * ++rounds);
        }
        return found;
    }

    /** A task that tells when it is done; a rule has {@value #TASKS} of them or fewer. */
    private Callable<Found> heard(Callable<Found> task) {
        long all =
                (long) TASKS * rules.size() * (records.dedupes() ? slices * (slices + 1L) / 2 : (long) slices * slices);
        return () -> {
            Found found = task.call();
            progress.heard((double) done.incrementAndGet() / all, found.looked());
            return found;
        };
    }

    /** Fills both sides of a rule: only records whose key the other side may have too, or the same side again. */
    private void fill(List<Slot> slots, int[] fields, int[] asked) {
        int count = slots.size();
        List<long[]> seen = workers.forEach(count, at -> {
            Keys keys = slots.get(at).keys().fill(fields);
            return count == 1 ? keys.repeated() : keys.seen();
        });
        workers.forEach(count, at -> {
            Keys kept = slots.get(at).keys().within(seen.get(count - 1 - at));
            return slots.get(at).block().fill(kept.sorted(), kept.size(), asked);
        });
    }
}
