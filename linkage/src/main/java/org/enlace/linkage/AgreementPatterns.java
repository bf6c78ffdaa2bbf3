// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many pairs show each pattern: for each comparison the level that a pair is at, or that a value is missing. Patterns stand in
 * an order of their own that does not depend on how pairs were counted.
 */
public final class AgreementPatterns {
    /** The level of a comparison where a value is missing. */
    public static final int MISSING = -1;

    private static final int PER_WORD = 16;

    private final int comparisons;
    private final long[] low;
    private final long[] high;
    private final long[] counts;

    private AgreementPatterns(int comparisons, long[] low, long[] high, long[] counts) {
        this.comparisons = comparisons;
        this.low = low;
        this.high = high;
        this.counts = counts;
    }

    /** Patterns given by hand: a row of levels each, and how many pairs show it; repeated rows add up. */
    public static AgreementPatterns of(int comparisons, List<int[]> rows, List<Long> counts) {
        Counter counter = new Counter();
        for (int row = 0; row < rows.size(); row++) {
            long low = 0;
            long high = 0;
            for (int at = 0; at < comparisons; at++) {
                low |= at < PER_WORD ? word(at, rows.get(row)[at]) : 0;
                high |= at < PER_WORD ? 0 : word(at, rows.get(row)[at]);
            }
            counter.add(low, high, counts.get(row));
        }
        return of(comparisons, List.of(counter));
    }

    static long word(int comparison, int level) {
        return (long) (level + 1) << (4 * (comparison % PER_WORD));
    }

    static AgreementPatterns of(int comparisons, List<Counter> parts) {
        Counter all = new Counter();
        for (Counter part : parts) {
            for (int slot = 0; slot < part.counts.length; slot++) {
                if (part.counts[slot] != 0) {
                    all.add(part.low[slot], part.high[slot], part.counts[slot]);
                }
            }
        }
        int[] order = IntStream.range(0, all.counts.length)
                .filter(slot -> all.counts[slot] != 0)
                .boxed()
                .sorted((a, b) -> all.high[a] != all.high[b]
                        ? Long.compareUnsigned(all.high[a], all.high[b])
                        : Long.compareUnsigned(all.low[a], all.low[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new AgreementPatterns(
                comparisons,
                Arrays.stream(order).mapToLong(slot -> all.low[slot]).toArray(),
                Arrays.stream(order).mapToLong(slot -> all.high[slot]).toArray(),
                Arrays.stream(order).mapToLong(slot -> all.counts[slot]).toArray());
    }

    /** The place of a pattern that is there. */
    private int place(long lowWord, long highWord) {
        int from = 0;
        int to = counts.length - 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            int order = high[middle] != highWord
                    ? Long.compareUnsigned(high[middle], highWord)
                    : Long.compareUnsigned(low[middle], lowWord);
            from = order < 0 ? middle + 1 : from;
            to = order < 0 ? to : middle;
        }
        return from;
    }

    /** Number of patterns. */
    public int size() {
        return counts.length;
    }

    public int comparisons() {
        return comparisons;
    }

    /** The level of a comparison in a pattern, or {@link #MISSING}. */
    public int level(int pattern, int comparison) {
        long word = comparison < PER_WORD ? low[pattern] : high[pattern];
        return (int) (word >>> (4 * (comparison % PER_WORD)) & 15) - 1;
    }

    /** Pairs that show a pattern. */
    public long count(int pattern) {
        return counts[pattern];
    }

    /** Pairs in all. */
    public long pairs() {
        return Arrays.stream(counts).sum();
    }

    /**
     * All pairs that the rules of a model bring for some records of the left table, each with its pattern: what competes for one
     * partner.
     */
    public static final class Rivals {
        private final int[] left;
        private final int[] right;
        private final int[] pattern;
        private final AgreementPatterns patterns;
        private final double factor;

        private Rivals(int size, AgreementPatterns patterns, double factor) {
            left = new int[size];
            right = new int[size];
            pattern = new int[size];
            this.patterns = patterns;
            this.factor = factor;
        }

        /** Number of pairs. */
        public int size() {
            return pattern.length;
        }

        /** A pair's row in the left table. */
        public int left(int pair) {
            return left[pair];
        }

        /** A pair's row in the right table. */
        public int right(int pair) {
            return right[pair];
        }

        /** The place of a pair's pattern in {@link #patterns}. */
        public int pattern(int pair) {
            return pattern[pair];
        }

        public AgreementPatterns patterns() {
            return patterns;
        }

        /** How many pairs of all each stands for. */
        public double factor() {
            return factor;
        }

        static Rivals of(int comparisons, List<Listed> parts, double factor) {
            AgreementPatterns patterns = AgreementPatterns.of(
                    comparisons, parts.stream().map(part -> part.counter).toList());
            int size = parts.stream().mapToInt(part -> part.size).sum();
            Rivals rivals = new Rivals(size, patterns, factor);
            int at = 0;
            for (Listed part : parts) {
                for (int pair = 0; pair < part.size; pair++, at++) {
                    rivals.left[at] = part.rows[2 * pair];
                    rivals.right[at] = part.rows[2 * pair + 1];
                    rivals.pattern[at] = patterns.place(part.words[2 * pair], part.words[2 * pair + 1]);
                }
            }
            return rivals;
        }
    }

    /** Pairs with their patterns as one thread finds them. */
    static final class Listed {
        private final Counter counter = new Counter();
        private int[] rows = new int[1 << 8];
        private long[] words = new long[1 << 8];
        private int size;

        void add(int left, int right, long low, long high) {
            if (2 * size == rows.length) {
                rows = Arrays.copyOf(rows, 4 * size);
                words = Arrays.copyOf(words, 4 * size);
            }
            rows[2 * size] = left;
            rows[2 * size + 1] = right;
            words[2 * size] = low;
            words[2 * size + 1] = high;
            size++;
            counter.add(low, high, 1);
        }
    }

    /** A hash table from patterns to counts; one per thread. */
    static final class Counter {
        private long[] low = new long[1 << 10];
        private long[] high = new long[1 << 10];
        private long[] counts = new long[1 << 10];
        private int size;

        void add(long lowWord, long highWord, long count) {
            int slot = slot(lowWord, highWord);
            if (counts[slot] == 0) {
                if (++size * 2 > counts.length) {
                    grow();
                    slot = slot(lowWord, highWord);
                }
                low[slot] = lowWord;
                high[slot] = highWord;
            }
            counts[slot] += count;
        }

        private int slot(long lowWord, long highWord) {
            long hash = (lowWord * 0x9E3779B97F4A7C15L ^ highWord) * 0xC2B2AE3D27D4EB4FL;
            int slot = (int) (hash >>> 32) & (counts.length - 1);
            while (counts[slot] != 0 && (low[slot] != lowWord || high[slot] != highWord)) {
                slot = (slot + 1) & (counts.length - 1);
            }
            return slot;
        }

        private void grow() {
            long[] oldLow = low;
            long[] oldHigh = high;
            long[] oldCounts = counts;
            low = new long[oldLow.length * 2];
            high = new long[oldLow.length * 2];
            counts = new long[oldLow.length * 2];
            for (int at = 0; at < oldCounts.length; at++) {
                if (oldCounts[at] != 0) {
                    int slot = slot(oldLow[at], oldHigh[at]);
                    low[slot] = oldLow[at];
                    high[slot] = oldHigh[at];
                    counts[slot] = oldCounts[at];
                }
            }
        }
    }
}
