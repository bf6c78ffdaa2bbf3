// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.Arrays;
import java.util.List;
import org.enlace.linkage.cluster.PairLinks;
import org.enlace.linkage.cluster.PairRulings;
import org.enlace.linkage.cluster.PairWeigher;
import org.enlace.linkage.cluster.RecordClusters;
import org.enlace.linkage.cluster.RowCopies;
import org.enlace.linkage.column.LinkageException;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.column.WorkerPool;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.linkage.criterion.PartnerLimit;
import org.enlace.linkage.criterion.ReadyTables;
import org.enlace.linkage.criterion.RecordFields;
import org.enlace.linkage.criterion.WeightedComparison;

/** A model run over one table (its duplicates) or two (records of the one in the other). */
public final class Linkage {
    /** The most pairs that a model looks at which looks at every pair: 100,000 records against 100,000. */
    public static final long MOST_PAIRS = 10_000_000_000L;

    private final PairSelection.Paired paired;
    private final RecordClusters clusters;
    private final ReadyTables readyTables;
    private final RowCopies copies;

    private Linkage(PairSelection.Paired paired, RecordClusters clusters, ReadyTables readyTables, RowCopies copies) {
        this.paired = paired;
        this.clusters = clusters;
        this.readyTables = readyTables;
        this.copies = copies;
    }

    /** Finds the duplicates of a table. */
    public static Linkage of(LinkageModel model, Table table, int threads) {
        return of(model, List.of(table), threads, MemoryNeed.of(model, List.of(table)));
    }

    /** Finds the records of one table in another. */
    public static Linkage of(LinkageModel model, Table left, Table right, int threads) {
        return of(model, List.of(left, right), threads, MemoryNeed.of(model, List.of(left, right)));
    }

    /** One table or two, within a plan; the result is the same for any number of threads and slices. */
    public static Linkage of(LinkageModel model, List<Table> tables, int threads, MemoryNeed memory) {
        return of(model, tables, threads, memory, PairRulings.none(), RunProgress.none());
    }

    /**
     * The same with pairs that people ruled to be the same or to differ: clusters obey them, weights do not change. Rulings that
     * contradict each other are refused, and so is a model that looks at every pair of more than {@link #MOST_PAIRS}.
     * {@code progress} hears how far it is.
     */
    public static Linkage of(
            LinkageModel model,
            List<Table> tables,
            int threads,
            MemoryNeed memory,
            PairRulings rulings,
            RunProgress progress) {
        return of(model, tables, threads, memory, rulings, RowCopies.notIn(tables), progress);
    }

    /**
     * The same where rows that are equal in all that the model compares are one: how common a value is goes by distinct rows, and a
     * thousand copies make no large block. Of more than a hundred copies each is linked with the first only.
     */
    public static Linkage ofDistinct(
            LinkageModel model,
            List<Table> tables,
            int threads,
            MemoryNeed memory,
            PairRulings rulings,
            RunProgress progress) {
        RowCopies copies = RowCopies.of(model, tables);
        Linkage distinct = of(model, copies.tables(), threads, memory, copies.distinct(rulings), copies, progress);
        return copies.none() ? distinct : distinct.spread(rulings);
    }

    private static Linkage of(
            LinkageModel model,
            List<Table> tables,
            int threads,
            MemoryNeed memory,
            PairRulings rulings,
            RowCopies copies,
            RunProgress progress) {
        if (rulings.contradiction(tables.size() == 1, tables.getFirst().size()).isPresent()) {
            throw new LinkageException(
                    LinkageException.Reason.RULINGS, "no pair may be ruled both the same and different");
        }
        if (model.isExhaustive() && pairs(tables) > MOST_PAIRS) {
            throw new LinkageException(
                    LinkageException.Reason.TOO_LARGE,
                    "every pair can be looked at up to " + MOST_PAIRS + " of them: pairs=" + pairs(tables));
        }
        try (WorkerPool workers = new WorkerPool(threads)) {
            ReadyTables readyTables = ReadyTables.of(model, tables, workers);
            RecordFields records = readyTables.records();
            List<WeightedComparison> weightedComparisons = readyTables.judges();
            PairSelection pairing = new PairSelection(model, records, weightedComparisons, workers, memory.slices());
            PairSelection.Paired paired = pairing.run(progress);
            RecordClusters clusters = RecordClusters.of(
                    paired.links(),
                    records.size(0),
                    records.dedupes() ? 0 : records.size(1),
                    paired.model().threshold(),
                    () -> new RecordWeigher(paired.model(), records, weightedComparisons),
                    rulings,
                    workers);
            return new Linkage(paired, clusters, readyTables, copies);
        }
    }

    /** From distinct rows to all. */
    private Linkage spread(PairRulings rulings) {
        PairWeigher weigher = new RecordWeigher(model(), readyTables.records(), readyTables.judges());
        double least = model().threshold();
        boolean dedupes = readyTables.records().dedupes();
        PairLinks links = copies.links(links(), place -> weigher.weigh(place, place), least);
        RecordClusters all = clusters.spread(
                copies, rulings, copies.leftSize(), record -> dedupes && weigher.weigh(record, record) >= least);
        return new Linkage(new PairSelection.Paired(links, model(), looked()), all, readyTables, copies);
    }

    /** How many pairs the records of one table make with each other, or those of two with the other's. */
    public static long pairs(List<Table> tables) {
        long left = tables.getFirst().size();
        return tables.size() == 1
                ? left * (left - 1) / 2
                : left * tables.getLast().size();
    }

    /**
     * How many pairs are looked at where every pair is: those between two tables, and, where it is to be found out how many partners
     * a record has, those within them if that is worth it.
     */
    public static long pairsLookedAt(List<Table> tables, PartnerLimit partners) {
        long pairs = pairs(tables);
        if (tables.size() == 1 || partners != PartnerLimit.FOUND) {
            return pairs;
        }
        long left = tables.getFirst().size();
        long right = tables.getLast().size();
        return PairSelection.isWorthLookingWithin(left, right) ? pairs + PairSelection.pairsWithin(left, right) : pairs;
    }

    public PairLinks links() {
        return paired.links();
    }

    /** The model that was used: where partners were to be found, with what was found, and the threshold that follows. */
    public LinkageModel model() {
        return paired.model();
    }

    public RecordClusters clusters() {
        return clusters;
    }

    /** Why a kept pair weighs what it weighs. */
    public PairExplanation explain(int link) {
        return explain(links().left(link), links().right(link));
    }

    /** Why two records would weigh what they weigh, kept or not: a row of the left table, and one of the right or the same. */
    public PairExplanation explain(int left, int right) {
        return PairExplanation.of(model(), readyTables.judges(), leftIds(left), 0, rightIds(right), 0);
    }

    /** Whether a blocking rule brings two records: a row of the left table, and one of the right or the same. */
    public boolean brings(int left, int right) {
        int[] one = leftIds(left);
        int[] other = rightIds(right);
        return Arrays.equals(one, other)
                || model().rules().stream()
                        .map(readyTables.records()::places)
                        .anyMatch(rule -> BlockJoin.shares(rule, one, 0, other, 0));
    }

    private int[] leftIds(int row) {
        return ids(0, row);
    }

    private int[] rightIds(int row) {
        return ids(readyTables.records().tables() - 1, row);
    }

    private int[] ids(int table, int row) {
        return readyTables.records().row(table, copies.place(table, row));
    }

    ReadyTables readyTables() {
        return readyTables;
    }

    /** Pairs looked at, a pair that several rules bring counted for each. */
    public long looked() {
        return paired.looked();
    }
}
