// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** A model run over one table (its duplicates) or two (records of the one in the other). */
public final class Linkage {
    private final Links links;
    private final Clusters clusters;
    private final long looked;
    private final Model model;
    private final Records records;
    private final List<Judge> judges;

    private Linkage(Links links, Clusters clusters, long looked, Model model, Records records, List<Judge> judges) {
        this.links = links;
        this.clusters = clusters;
        this.looked = looked;
        this.model = model;
        this.records = records;
        this.judges = judges;
    }

    /** Finds the duplicates of a table. */
    public static Linkage of(Model model, Table table, int threads) {
        return of(model, List.of(table), threads);
    }

    /** Finds the records of one table in another. */
    public static Linkage of(Model model, Table left, Table right, int threads) {
        return of(model, List.of(left, right), threads);
    }

    private static Linkage of(Model model, List<Table> tables, int threads) {
        Records records = Records.of(model, tables);
        List<Judge> judges = IntStream.range(0, model.comparisons().size())
                .parallel()
                .mapToObj(at -> Judge.of(model.comparisons().get(at), records, at))
                .toList();
        List<int[]> rules = model.rules().stream()
                .map(rule -> rule.fields().stream().mapToInt(records::place).toArray())
                .toList();
        List<Found> found = new ArrayList<>();
        try (Workers workers = new Workers(threads)) {
            Lanes lanes = Lanes.of(judges);
            List<Side> sides = records.sides();
            workers.run(IntStream.range(0, sides.size())
                    .mapToObj(at -> Executors.callable(() -> records.write(at, lanes)))
                    .toList());
            List<Keys> keys = sides.stream().map(Keys::new).toList();
            List<Block> blocks = sides.stream().map(Block::new).toList();
            for (int rule = 0; rule < rules.size(); rule++) {
                int[] fields = rules.get(rule);
                int[] asked = lanes.asked(Join.ofKey(fields, judges.size()), Block.SKETCHES);
                fill(workers, keys, blocks, fields, asked);
                Join join = new Join(
                        records, judges, model, rules, rule, lanes, asked, blocks.getFirst(), blocks.getLast());
                found.addAll(workers.run(join.tasks(64)));
            }
        }
        int leftSize = records.left().size();
        Links links = Links.of(found, leftSize);
        int rightSize = records.dedupes() ? 0 : records.right().size();
        return new Linkage(
                links,
                Clusters.of(links, leftSize, rightSize),
                found.stream().mapToLong(Found::looked).sum(),
                model,
                records,
                judges);
    }

    /** Fills both sides of a rule: only records whose key the other side may have too, or the same side again. */
    private static void fill(Workers workers, List<Keys> keys, List<Block> blocks, int[] fields, int[] asked) {
        List<long[]> seen = workers.run(keys.stream()
                .<Callable<long[]>>map(side -> () -> keys.size() == 1
                        ? side.fill(fields).repeated()
                        : side.fill(fields).seen())
                .toList());
        workers.run(IntStream.range(0, keys.size())
                .<Callable<Block>>mapToObj(at -> () -> {
                    Keys kept = keys.get(at).within(seen.get(keys.size() - 1 - at));
                    return blocks.get(at).fill(kept.sorted(), kept.size(), asked);
                })
                .toList());
    }

    public Links links() {
        return links;
    }

    public Clusters clusters() {
        return clusters;
    }

    /** Why a kept pair weighs what it weighs. */
    public Explanation explain(int link) {
        return explain(links.left(link), links.right(link));
    }

    /** Why two records would weigh what they weigh, kept or not: a row of the left table, and one of the right or the same. */
    public Explanation explain(int left, int right) {
        Side one = records.left();
        Side other = records.right();
        return Explanation.of(model, judges, one.rows(), left * one.stride(), other.rows(), right * other.stride());
    }

    /** Pairs looked at, a pair that several rules bring counted for each. */
    public long looked() {
        return looked;
    }
}
