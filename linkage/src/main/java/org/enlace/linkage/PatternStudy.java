// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.column.WorkerPool;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.linkage.criterion.MeasureCache;
import org.enlace.linkage.criterion.RecordFields;
import org.enlace.linkage.criterion.WeightedComparison;

/**
 * Tables made ready for a model to be counted rather than linked: what a rule brings, and which patterns of agreement pairs show.
 * Counts do not depend on the number of threads.
 */
public final class PatternStudy {
    private static final int TASKS = 64;

    private final LinkageModel model;
    private final RecordFields records;
    private final List<WeightedComparison> weightedComparisons;
    private final int threads;
    /** Ids of the left table row by row, then of the right where there are two. */
    private final List<int[]> rows;

    private PatternStudy(
            LinkageModel model,
            RecordFields records,
            List<WeightedComparison> weightedComparisons,
            int threads,
            List<int[]> rows) {
        this.model = model;
        this.records = records;
        this.weightedComparisons = weightedComparisons;
        this.threads = threads;
        this.rows = rows;
    }

    private static int[] rows(RecordFields records, int side) {
        int width = records.width();
        int size = records.size(side);
        int[] rows = new int[Math.multiplyExact(size, width)];
        for (int field = 0; field < width; field++) {
            int[] ids = records.ids(field, side);
            for (int row = 0, at = field; row < size; row++, at += width) {
                rows[at] = ids[row];
            }
        }
        return rows;
    }

    /**
     * The model's rules made ready to be walked through.
     *
     * @param fields of each rule, as places in a row
     * @param keys of each rule by side, see {@link #keys(int[])}
     */
    private record KeyedRules(List<int[]> fields, List<List<long[]>> keys) {
        int size() {
            return fields.size();
        }
    }

    /** Cost: sorts the records once for each rule. */
    private KeyedRules keyedRules() {
        List<int[]> fields = model.rules().stream().map(records::places).toList();
        return new KeyedRules(fields, fields.stream().parallel().map(this::keys).toList());
    }

    /** Keys of a rule in order by side, the record below; of one table, its keys twice. */
    private List<long[]> keys(int[] fields) {
        long[] left = keys(0, fields);
        return List.of(left, records.dedupes() ? left : keys(1, fields));
    }

    private long[] keys(int side, int[] fields) {
        int[] ids = rows.get(side);
        int width = records.width();
        long[] keys = new long[ids.length / width];
        int size = 0;
        for (int row = 0, record = 0; row < ids.length; row += width, record++) {
            long hash = 0;
            boolean whole = true;
            for (int field : fields) {
                whole &= ids[row + field] != 0;
                hash = (hash ^ ids[row + field]) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 32;
            }
            keys[size] = (hash << 33 >>> 1) | record;
            size += whole ? 1 : 0;
        }
        Arrays.sort(keys, 0, size);
        return Arrays.copyOf(keys, size);
    }

    /** Over one table and itself, or two and each other. */
    public static PatternStudy of(LinkageModel model, List<Table> tables, int threads) {
        try (WorkerPool workers = new WorkerPool(threads)) {
            RecordFields records = RecordFields.of(model, tables, workers);
            List<WeightedComparison> weightedComparisons = workers.forEach(
                    model.comparisons().size(),
                    at -> WeightedComparison.of(model.comparisons().get(at), records, at));
            List<int[]> rows = workers.forEach(tables.size(), table -> rows(records, table));
            return new PatternStudy(model, records, weightedComparisons, threads, rows);
        }
    }

    /** Number of all pairs. */
    public long pairs() {
        long left = records.size(0);
        return records.dedupes() ? left * (left - 1) / 2 : left * records.size(records.tables() - 1);
    }

    /** Pairs that a rule of the model looks at. Cost: sorts the records. */
    public long pairs(int rule) {
        return Arrays.stream(pairsBySize(rule)).sum();
    }

    /** The blocks of a rule by their size. Cost: sorts the records. */
    public BlockSizes blockSizes(int rule) {
        return new BlockSizes(pairsBySize(rule));
    }

    /** How many pairs a rule brings from blocks of which size. */
    public static final class BlockSizes {
        private final long[] pairsBySize;

        private BlockSizes(long[] pairsBySize) {
            this.pairsBySize = pairsBySize;
        }

        /** The largest block that the rule can have so that all its blocks together bring at most so many pairs; 0 where none fits. */
        public int largest(long most) {
            long sum = 0;
            int largest = 0;
            while (largest + 1 < pairsBySize.length && sum + pairsBySize[largest + 1] <= most) {
                sum += pairsBySize[++largest];
            }
            return largest;
        }

        /** Pairs from blocks of at most so many records. */
        public long pairsWithin(int largest) {
            return Arrays.stream(pairsBySize).limit(largest + 1L).sum();
        }
    }

    /** Pairs of a rule by the size of their block; of two tables, by the root of the product of both sides. */
    private long[] pairsBySize(int rule) {
        int[] fields = records.places(model.rules().get(rule));
        List<long[]> keys = keys(fields);
        long[] left = keys.getFirst();
        long[] right = keys.getLast();
        long[] pairs = new long[Math.max(left.length, right.length) + 2];
        int other = 0;
        for (int at = 0; at < left.length; ) {
            long key = left[at] >>> 32;
            int end = runEnd(left, at);
            while (other < right.length && right[other] >>> 32 < key) {
                other++;
            }
            int otherEnd = other < right.length && right[other] >>> 32 == key ? runEnd(right, other) : other;
            long size = (long) end - at;
            long all = size * (otherEnd - other);
            int root = (int) Math.ceil(Math.sqrt((double) all));
            pairs[Math.min(root, pairs.length - 1)] += records.dedupes() ? size * (size - 1) / 2 : all;
            at = end;
            other = otherEnd;
        }
        return pairs;
    }

    private static int runEnd(long[] keys, int from) {
        int end = from + 1;
        while (end < keys.length && keys[end] >>> 32 == keys[from] >>> 32) {
            end++;
        }
        return end;
    }

    /**
     * The share of pairs, among those that have a comparison's field on both sides, that have the same value: exactly, from counts.
     */
    public double sameValue(int comparison) {
        long[] left = counts(0, comparison);
        long[] right = records.dedupes() ? left : counts(1, comparison);
        double same = 0;
        double lefts = 0;
        double rights = 0;
        for (int id = 1; id < left.length; id++) {
            same += (double) left[id] * (records.dedupes() ? right[id] - 1 : right[id]);
            lefts += left[id];
            rights += right[id];
        }
        double all = lefts * (records.dedupes() ? rights - 1 : rights);
        return all <= 0 ? 0 : same / all;
    }

    private long[] counts(int side, int field) {
        long[] counts = new long[records.dictionary(field).size()];
        int[] ids = records.ids(field, side);
        for (int row = 0; row < records.size(side); row++) {
            counts[ids[row]]++;
        }
        return counts;
    }

    /** Patterns of so many pairs taken by chance, each drawn anew; of all pairs where there are no more than that. */
    public AgreementPatterns sampled(long wanted, long seed) {
        boolean all = pairs() <= wanted;
        return counted(task -> all ? everyPair(task) : drawn(task, wanted, seed));
    }

    private AgreementPatterns.Counter everyPair(int task) {
        Run run = new Run();
        for (int left = task; left < records.size(0); left += TASKS) {
            for (int right = records.dedupes() ? left + 1 : 0; right < records.size(records.tables() - 1); right++) {
                run.add(left, right, 1);
            }
        }
        return run.counter;
    }

    private AgreementPatterns.Counter drawn(int task, long wanted, long seed) {
        Run run = new Run();
        SplittableRandom random = new SplittableRandom(seed + task * 0x632BE59BD9B4E019L);
        int lefts = records.size(0);
        int rights = records.size(records.tables() - 1);
        for (long pair = task; pair < wanted; pair += TASKS) {
            int left = random.nextInt(lefts);
            int right = random.nextInt(rights);
            while (records.dedupes() && right == left) {
                right = random.nextInt(rights);
            }
            run.add(left, right, 1);
        }
        return run.counter;
    }

    /**
     * Patterns of the pairs that the model's rules bring, each pair once. A rule that brings more than its share of {@code most} is
     * counted in part: one of so many pairs, chosen by the records' places and {@code seed}, stands for all of them.
     */
    public AgreementPatterns blocked(long most, long seed) {
        KeyedRules rules = keyedRules();
        long share = Math.max(1, most / rules.size());
        List<Thinning> thinned = IntStream.range(0, rules.size())
                .parallel()
                .mapToObj(rule -> Thinning.of(pairs(rule), share))
                .toList();
        return counted(task -> {
            Run run = new Run();
            for (int rule = 0; rule < rules.size(); rule++) {
                run.rule(rules, rule, task, thinned.get(rule), seed);
            }
            return run.counter;
        });
    }

    /**
     * Some pairs of each rule: at most about {@code most}, chosen by the records' places and {@code seed}. Cost: sorts the records
     * once for each rule.
     */
    public Sampled ofEachRule(int most, long seed) {
        KeyedRules rules = keyedRules();
        List<int[]> sizes =
                rules.keys().stream().parallel().map(this::blockSizes).toList();
        long[] pairs = IntStream.range(0, rules.size())
                .parallel()
                .mapToLong(this::pairs)
                .toArray();
        List<Thinning> thinned =
                Arrays.stream(pairs).mapToObj(all -> Thinning.of(all, most)).toList();
        try (WorkerPool workers = new WorkerPool(threads)) {
            List<List<SampledPair>> parts = workers.run(IntStream.range(0, TASKS)
                    .<Callable<List<SampledPair>>>mapToObj(task -> () -> {
                        Run run = new Run();
                        List<SampledPair> found = new ArrayList<>();
                        for (int rule = 0; rule < rules.size(); rule++) {
                            run.sample(rules, rule, sizes, task, thinned, seed, found);
                        }
                        return found;
                    })
                    .toList());
            return new Sampled(
                    Arrays.stream(pairs).boxed().toList(),
                    parts.stream().flatMap(List::stream).toList());
        }
    }

    /**
     * How many pairs rules bring, and some of them.
     *
     * @param pairs by rule
     */
    public record Sampled(List<Long> pairs, List<SampledPair> sample) {
        public Sampled {
            pairs = List.copyOf(pairs);
            sample = List.copyOf(sample);
        }
    }

    /** A pair taken by chance. */
    public static final class SampledPair {
        private final byte[] levels;
        private final int[] blocks;
        private final double stands;

        private SampledPair(byte[] levels, int[] blocks, double stands) {
            this.levels = levels;
            this.blocks = blocks;
            this.stands = stands;
        }

        /** The level of a comparison, or {@link AgreementPatterns#MISSING}. */
        public int level(int comparison) {
            return levels[comparison];
        }

        /** The size of the block by which a rule brings the pair, 0 where it does not. */
        public int block(int rule) {
            return blocks[rule];
        }

        /** For how many pairs it stands. */
        public double stands() {
            return stands;
        }
    }

    /** By left record the size of its block: of two tables, the root of the product of both sides. */
    private int[] blockSizes(List<long[]> keys) {
        long[] left = keys.getFirst();
        long[] right = keys.getLast();
        int[] sizes = new int[records.size(0)];
        int other = 0;
        for (int at = 0; at < left.length; ) {
            int end = runEnd(left, at);
            while (other < right.length && right[other] >>> 32 < left[at] >>> 32) {
                other++;
            }
            int otherEnd =
                    other < right.length && right[other] >>> 32 == left[at] >>> 32 ? runEnd(right, other) : other;
            int size = (int) Math.ceil(Math.sqrt((double) (end - at) * (otherEnd - other)));
            for (; at < end; at++) {
                sizes[(int) left[at]] = size;
            }
            other = otherEnd;
        }
        return sizes;
    }

    /**
     * The pairs that the model's rules bring for records of the left table, chosen by their place and {@code seed} so that there
     * are about {@code most}, each pair once.
     */
    public AgreementPatterns.Rivals rivals(long most, long seed) {
        KeyedRules rules = keyedRules();
        long all = IntStream.range(0, rules.size())
                .parallel()
                .mapToLong(this::pairs)
                .sum();
        int thinned = (int) Math.max(1, (all + most - 1) / most);
        try (WorkerPool workers = new WorkerPool(threads)) {
            List<AgreementPatterns.Listed> parts = workers.run(IntStream.range(0, TASKS)
                    .<Callable<AgreementPatterns.Listed>>mapToObj(task -> () -> {
                        Run run = new Run();
                        for (int rule = 0; rule < rules.size(); rule++) {
                            run.rivals(rules, rule, task, thinned, seed);
                        }
                        return run.listed;
                    })
                    .toList());
            return AgreementPatterns.Rivals.of(weightedComparisons.size(), parts, thinned);
        }
    }

    private AgreementPatterns counted(java.util.function.IntFunction<AgreementPatterns.Counter> work) {
        try (WorkerPool workers = new WorkerPool(threads)) {
            return AgreementPatterns.of(
                    weightedComparisons.size(),
                    workers.run(IntStream.range(0, TASKS)
                            .<Callable<AgreementPatterns.Counter>>mapToObj(task -> () -> work.apply(task))
                            .toList()));
        }
    }

    /**
     * How a rule's pairs are chosen: one of so many left records, and of its pairs one of so many. Where a rule brings more pairs than
     * can be walked through, records are left out first, so that choosing costs no more than {@value #WALKED} looks.
     */
    private record Thinning(int records, int pairs) {
        private static final long WALKED = 50_000_000;

        static Thinning of(long all, long most) {
            long records = Math.max(1, all / WALKED);
            long pairs = Math.max(1, (all + most * records - 1) / (most * records));
            return new Thinning(Math.clamp(records, 1, Integer.MAX_VALUE), Math.clamp(pairs, 1, Integer.MAX_VALUE));
        }

        /** For how many pairs a chosen one stands. */
        int stands() {
            return Math.clamp((long) records * pairs, 1, Integer.MAX_VALUE);
        }
    }

    /** What is done with a left and a right record. */
    @FunctionalInterface
    private interface PairUse {
        void pair(int one, int other);
    }

    /** One task's counting. */
    private final class Run {
        private final AgreementPatterns.Counter counter = new AgreementPatterns.Counter();
        private final AgreementPatterns.Listed listed = new AgreementPatterns.Listed();
        private final MeasureCache[] measures =
                weightedComparisons.stream().map(WeightedComparison::measures).toArray(MeasureCache[]::new);
        private final int[] lefts = rows.getFirst();
        private final int[] rights = rows.getLast();
        private final int width = records.width();

        void add(int left, int right, int count) {
            counter.add(word(left, right, 0, 16), word(left, right, 16, 32), count);
        }

        /** The levels of comparisons from one place to another, packed. */
        private long word(int left, int right, int from, int to) {
            long word = 0;
            for (int at = from; at < Math.min(to, measures.length); at++) {
                word |= AgreementPatterns.word(at, level(at, lefts[left * width + at], rights[right * width + at]));
            }
            return word;
        }

        private int level(int at, int one, int other) {
            WeightedComparison weightedComparison = weightedComparisons.get(at);
            return one == 0 || other == 0
                    ? AgreementPatterns.MISSING
                    : one == other
                            ? weightedComparison.equalLevel()
                            : weightedComparison.level(one, other, measures[at]);
        }

        /** The pairs of a rule whose left place falls to this task and whose left record is wanted. */
        private void walk(List<long[]> keys, int task, IntPredicate wanted, PairUse use) {
            long[] left = keys.getFirst();
            long[] right = keys.getLast();
            int other = 0;
            for (int at = task; at < left.length; at += TASKS) {
                long key = left[at] >>> 32;
                while (other < right.length && right[other] >>> 32 < key) {
                    other++;
                }
                int one = (int) left[at];
                int end = wanted.test(one) ? right.length : 0;
                for (int next = records.dedupes() ? at + 1 : other; next < end && right[next] >>> 32 == key; next++) {
                    use.pair(one, (int) right[next]);
                }
            }
        }

        /** Counts the chosen pairs of a rule, without those that an earlier rule brings. */
        void rule(KeyedRules rules, int rule, int task, Thinning thinned, long seed) {
            walk(rules.keys().get(rule), task, one -> isChosen(one, 0, thinned.records(), seed), (one, two) -> {
                if (isChosen(one, two, thinned.pairs(), seed) && isFirst(rules, rule, one, two)) {
                    add(one, two, thinned.stands());
                }
            });
        }

        /** All pairs of a rule whose left record is chosen, without those that an earlier rule brings. */
        void rivals(KeyedRules rules, int rule, int task, int thinned, long seed) {
            walk(rules.keys().get(rule), task, one -> isChosen(one, 0, thinned, seed), (one, two) -> {
                if (isFirst(rules, rule, one, two)) {
                    listed.add(one, two, word(one, two, 0, 16), word(one, two, 16, 32));
                }
            });
        }

        /** Chosen pairs of a rule, each standing for as many as all rules together would have it chosen. */
        void sample(
                KeyedRules rules,
                int rule,
                List<int[]> sizes,
                int task,
                List<Thinning> thinned,
                long seed,
                List<SampledPair> found) {
            Thinning own = thinned.get(rule);
            walk(rules.keys().get(rule), task, one -> isChosen(one, 0, own.records(), seed), (one, two) -> {
                if (isChosen(one, two, own.pairs(), seed)
                        && BlockJoin.shares(rules.fields().get(rule), lefts, one * width, rights, two * width)) {
                    found.add(sampled(rules, one, two, sizes, thinned));
                }
            });
        }

        private SampledPair sampled(KeyedRules rules, int one, int two, List<int[]> sizes, List<Thinning> thinned) {
            byte[] levels = new byte[measures.length];
            for (int at = 0; at < levels.length; at++) {
                levels[at] = (byte) level(at, lefts[one * width + at], rights[two * width + at]);
            }
            int[] blocks = new int[rules.size()];
            double chosen = 0;
            for (int rule = 0; rule < blocks.length; rule++) {
                if (BlockJoin.shares(rules.fields().get(rule), lefts, one * width, rights, two * width)) {
                    blocks[rule] = sizes.get(rule)[one];
                    chosen += 1.0 / thinned.get(rule).stands();
                }
            }
            return new SampledPair(levels, blocks, 1 / chosen);
        }

        private boolean isChosen(int one, int other, int thinned, long seed) {
            if (thinned == 1) {
                return true;
            }
            long mixed = (((long) one << 32) ^ other ^ seed) * 0x9E3779B97F4A7C15L;
            mixed = (mixed ^ (mixed >>> 31)) * 0xC2B2AE3D27D4EB4FL;
            return (mixed >>> 33) % thinned == 0;
        }

        /** In this rule indeed (keys are hashes), and in none before. */
        private boolean isFirst(KeyedRules rules, int rule, int one, int other) {
            int leftRow = one * width;
            int rightRow = other * width;
            if (!BlockJoin.shares(rules.fields().get(rule), lefts, leftRow, rights, rightRow)) {
                return false;
            }
            for (int earlier = 0; earlier < rule; earlier++) {
                if (BlockJoin.shares(rules.fields().get(earlier), lefts, leftRow, rights, rightRow)) {
                    return false;
                }
            }
            return true;
        }
    }
}
