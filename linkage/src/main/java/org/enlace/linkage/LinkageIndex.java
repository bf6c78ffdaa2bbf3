// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.enlace.linkage.cluster.ComponentPartition;
import org.enlace.linkage.cluster.LargeComponents;
import org.enlace.linkage.cluster.LinkComponents;
import org.enlace.linkage.cluster.PairLinks;
import org.enlace.linkage.cluster.RecordClusters;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.LinkageException;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.column.ValueDictionary;
import org.enlace.linkage.column.WorkerPool;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.linkage.criterion.ReadyTables;
import org.enlace.linkage.criterion.RecordFields;
import org.enlace.linkage.criterion.WeightedComparison;

/**
 * Records that come and go one at a time: each is compared with those that share a blocking key, and keeps its cluster up to
 * date. How rare a value is, and which blocks are too large, stays as it was in the table that the index began with; so pairs,
 * weights and clusters do not depend on the order in which records came. Not for several threads at once.
 */
public final class LinkageIndex {
    private static final Comparator<Match> HEAVIEST =
            Comparator.comparingDouble((Match match) -> -match.weight()).thenComparing(Match::id);

    private final LinkageModel model;
    private final List<ColumnField> fields;
    /** By field, where its columns stand in a record's values. */
    private final List<List<Integer>> columns;

    private final RecordFields records;
    private final List<WeightedComparison> weightedComparisons;
    private final PairScorer scorer;
    /** Weighs pairs below the threshold too. */
    private final PairScorer whole;

    private final List<int[]> rules;
    private final List<BlockingKeyChains> blockingKeyChains;
    private final LinkComponents components = new LinkComponents();
    private final ValueDictionary ids = new ValueDictionary();
    private int[] rows;
    private boolean[] present;
    private int[] asked;
    private int asking;
    private int size;

    /** A record that may be the same, and the weight in bits that speaks for it. */
    public record Match(String id, double weight) {
        /** The weight as a probability. */
        public double probability() {
            return 1 / (1 + Math.exp(-weight * Math.log(2)));
        }
    }

    private LinkageIndex(LinkageModel model, Table base, ReadyTables readyTables) {
        this.model = model;
        fields = RecordFields.fields(model);
        List<String> names = base.columnNames();
        columns = fields.stream()
                .map(field -> field.columns().stream().map(names::indexOf).toList())
                .toList();
        records = readyTables.records();
        weightedComparisons = readyTables.judges();
        scorer = new PairScorer(weightedComparisons, model.priorWeight(), model.threshold());
        whole = new PairScorer(weightedComparisons, model.priorWeight(), Double.NEGATIVE_INFINITY);
        rules = model.rules().stream()
                .map(rule -> rule.fields().stream().mapToInt(fields::indexOf).toArray())
                .toList();
        blockingKeyChains = rules.stream().map(rule -> new BlockingKeyChains()).toList();
        int room = Math.max(16, base.size());
        rows = new int[room * fields.size()];
        present = new boolean[room];
        asked = new int[room];
    }

    /**
     * Begins with a table, whose ids must differ. Cost: linking the table with itself, and some 150 bytes a record.
     */
    public static LinkageIndex of(LinkageModel model, Table base, int threads) {
        OptionalInt repeated = base.repeatedId();
        if (repeated.isPresent()) {
            throw new LinkageException(
                    LinkageException.Reason.TABLE, "ids of records must differ: row=" + (repeated.getAsInt() + 1));
        }
        Linkage linkage = Linkage.of(model, base, threads);
        LinkageIndex index = new LinkageIndex(model, base, linkage.readyTables());
        for (int row = 0; row < base.size(); row++) {
            index.load(base.id(row), index.records.row(0, row));
        }
        for (int rule = 0; rule < index.rules.size(); rule++) {
            int largest = model.rules().get(rule).largest();
            if (largest > 0) {
                index.blockingKeyChains.get(rule).close(largest);
            }
        }
        PairLinks links = linkage.links();
        for (int at = 0; at < links.size(); at++) {
            index.components.link(links.left(at), links.right(at), links.weight(at));
        }
        return index;
    }

    /**
     * Begins without records: what comes in is compared with what came before, and how rare a value is stands as in the given table,
     * whose rows are not records. Cost: reading that table.
     */
    public static LinkageIndex empty(LinkageModel model, Table frequencies) {
        try (WorkerPool workers = new WorkerPool(1)) {
            return new LinkageIndex(model, frequencies, ReadyTables.of(model, List.of(frequencies), workers));
        }
    }

    private void load(String id, int[] row) {
        int record = ids.add(id) - 1;
        System.arraycopy(row, 0, rows, record * fields.size(), fields.size());
        enter(record);
    }

    private void enter(int record) {
        present[record] = true;
        size++;
        for (int rule = 0; rule < rules.size(); rule++) {
            long key = BlockingKeyChains.key(rules.get(rule), rows, record * fields.size());
            if (key != 0) {
                blockingKeyChains.get(rule).add(key, record);
            }
        }
    }

    /** Records that are there. */
    public int size() {
        return size;
    }

    /**
     * Puts a record in, in place of one with the same id; values stand in the order of the columns of the table at the beginning.
     * Gives back the records that it matches, the heaviest first. Cost: the records that share a blocking key with it.
     */
    public List<Match> put(String id, List<String> values) {
        int record = written(id, values);
        List<Match> matches = matches(record);
        enter(record);
        matches.forEach(match -> components.link(record, record(match.id()), match.weight()));
        return matches;
    }

    /**
     * Puts a record in, in place of one with the same id, without comparing it: for records that are only asked for by
     * {@link #match}. It has no links and a cluster of its own.
     */
    public void add(String id, List<String> values) {
        enter(written(id, values));
    }

    private int written(String id, List<String> values) {
        remove(id);
        int record = ids.add(id) - 1;
        grow(record + 1);
        write(record, values);
        return record;
    }

    /** The records that a record would match, the heaviest first, without putting it in. */
    public List<Match> match(List<String> values) {
        int record = ids.size() - 1;
        grow(record + 1);
        write(record, values);
        return matches(record);
    }

    /** Takes a record out; without effect where there is none. */
    public void remove(String id) {
        int record = record(id);
        if (record < 0) {
            return;
        }
        for (int rule = 0; rule < rules.size(); rule++) {
            long key = BlockingKeyChains.key(rules.get(rule), rows, record * fields.size());
            if (key != 0) {
                blockingKeyChains.get(rule).remove(key, record);
            }
        }
        components.remove(record);
        present[record] = false;
        size--;
    }

    /**
     * Ids of all records of a record's cluster, itself among them; empty where there is no such record. Its component is cut as
     * {@link RecordClusters} are, up to {@value LargeComponents#LARGEST} records. Cost: all pairs of the component weighed.
     */
    public NavigableSet<String> cluster(String id) {
        NavigableSet<String> cluster = new TreeSet<>();
        int record = record(id);
        if (record >= 0) {
            Arrays.stream(parted(components.members(record), record))
                    .mapToObj(at -> ids.text(at + 1))
                    .forEach(cluster::add);
        }
        return cluster;
    }

    /** The records of a component that stand with one of them; ties go by id, so that order of coming plays no part. */
    private int[] parted(int[] component, int record) {
        if (component.length < 3 || component.length > LargeComponents.LARGEST) {
            return component;
        }
        int[] byId = Arrays.stream(component)
                .boxed()
                .sorted((one, other) -> ids.compare(one + 1, other + 1))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] places = IntStream.range(0, byId.length).toArray();
        int[] heads = ComponentPartition.of(
                        places, model.threshold(), (one, other) -> weight(byId[one], byId[other]), (a, b) -> 0)
                .heads();
        int own = IntStream.of(places)
                .filter(at -> byId[at] == record)
                .findFirst()
                .orElseThrow();
        return IntStream.of(places)
                .filter(at -> heads[at] == heads[own])
                .map(at -> byId[at])
                .toArray();
    }

    private double weight(int one, int other) {
        return whole.weight(rows, one * fields.size(), rows, other * fields.size());
    }

    /** Why two records that are there weigh what they weigh. */
    public PairExplanation explain(String one, String other) {
        int left = record(one);
        int right = record(other);
        if (left < 0 || right < 0) {
            throw new LinkageException(LinkageException.Reason.TABLE, "both records must be in the index");
        }
        return PairExplanation.of(model, weightedComparisons, rows, left * fields.size(), rows, right * fields.size());
    }

    /** Why two records would weigh what they weigh, whether they share a blocking key or not; neither is put in. */
    public PairExplanation explain(List<String> one, List<String> other) {
        int record = ids.size() - 1;
        grow(record + 2);
        write(record, one);
        write(record + 1, other);
        return PairExplanation.of(
                model, weightedComparisons, rows, record * fields.size(), rows, (record + 1) * fields.size());
    }

    /** What a record that is there is linked with. */
    public List<Match> links(String id) {
        int record = record(id);
        return record < 0 ? List.of() : sorted(components.links(record));
    }

    private List<Match> sorted(Map<Integer, Double> weights) {
        return weights.entrySet().stream()
                .map(link -> new Match(ids.text(link.getKey() + 1), link.getValue()))
                .sorted(HEAVIEST)
                .toList();
    }

    private int record(String id) {
        int record = ids.find(id) - 1;
        return record >= 0 && present[record] ? record : -1;
    }

    private void grow(int needed) {
        if (needed > present.length) {
            int room = Math.max(needed, present.length + present.length / 2);
            rows = Arrays.copyOf(rows, room * fields.size());
            present = Arrays.copyOf(present, room);
            asked = Arrays.copyOf(asked, room);
        }
    }

    private void write(int record, List<String> values) {
        for (int field = 0; field < fields.size(); field++) {
            List<String> parts = columns.get(field).stream().map(values::get).toList();
            rows[record * fields.size() + field] =
                    records.dictionary(field).add(fields.get(field).of(parts));
        }
        weightedComparisons.forEach(WeightedComparison::grow);
    }

    private List<Match> matches(int record) {
        asking++;
        List<Match> matches = new ArrayList<>();
        IntStream.range(0, rules.size()).forEach(rule -> {
            long key = BlockingKeyChains.key(rules.get(rule), rows, record * fields.size());
            if (key != 0) {
                blockingKeyChains.get(rule).forEach(key, other -> consider(rule, record, other, matches));
            }
        });
        matches.sort(HEAVIEST);
        return matches;
    }

    private void consider(int rule, int record, int other, List<Match> matches) {
        int row = record * fields.size();
        int otherRow = other * fields.size();
        if (asked[other] == asking || other == record || !shares(rules.get(rule), row, otherRow)) {
            return;
        }
        asked[other] = asking;
        double weight = scorer.weight(rows, row, rows, otherRow);
        if (weight != PairScorer.BELOW) {
            matches.add(new Match(ids.text(other + 1), weight));
        }
    }

    private boolean shares(int[] rule, int row, int otherRow) {
        for (int field : rule) {
            if (rows[row + field] != rows[otherRow + field]) {
                return false;
            }
        }
        return true;
    }
}
