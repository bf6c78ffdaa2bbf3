// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** A model run over one table (its duplicates) or two (records of the one in the other). */
public final class Linkage {
    private final Links links;
    private final Clusters clusters;
    private final long looked;

    private Linkage(Links links, Clusters clusters, long looked) {
        this.links = links;
        this.clusters = clusters;
        this.looked = looked;
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
            for (int rule = 0; rule < rules.size(); rule++) {
                int[] fields = rules.get(rule);
                List<Callable<Block>> sorting = new ArrayList<>();
                sorting.add(() -> Block.of(records.left(), fields, lanes));
                if (!records.dedupes()) {
                    sorting.add(() -> Block.of(records.right(), fields, lanes));
                }
                List<Block> blocks = workers.run(sorting);
                Join join =
                        new Join(records, judges, model, rules, rule, lanes, blocks.getFirst(), blocks.getLast());
                found.addAll(workers.run(join.tasks(64)));
            }
        }
        int leftSize = records.left().size();
        Links links = Links.of(found, leftSize);
        int rightSize = records.dedupes() ? 0 : records.right().size();
        return new Linkage(
                links,
                Clusters.of(links, leftSize, rightSize),
                found.stream().mapToLong(Found::looked).sum());
    }

    public Links links() {
        return links;
    }

    public Clusters clusters() {
        return clusters;
    }

    /** Pairs looked at, a pair that several rules bring counted for each. */
    public long looked() {
        return looked;
    }
}
