// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many pairs show each pattern: for each comparison the level that a pair is at, or that a value is missing. Patterns stand in
 * an order of their own that does not depend on how pairs were counted.
 */
public final class Patterns {
    /** The level of a comparison where a value is missing. */
    public static final int MISSING = -1;

    private static final int PER_WORD = 16;

    private final int comparisons;
    private final long[] low;
    private final long[] high;
    private final long[] counts;

    private Patterns(int comparisons, long[] low, long[] high, long[] counts) {
        this.comparisons = comparisons;
        this.low = low;
        this.high = high;
        this.counts = counts;
    }

    /** Patterns given by hand: a row of levels each, and how many pairs show it; repeated rows add up. */
    public static Patterns of(int comparisons, List<int[]> rows, List<Long> counts) {
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

    static Patterns of(int comparisons, List<Counter> parts) {
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
        return new Patterns(
                comparisons,
                Arrays.stream(order).mapToLong(slot -> all.low[slot]).toArray(),
                Arrays.stream(order).mapToLong(slot -> all.high[slot]).toArray(),
                Arrays.stream(order).mapToLong(slot -> all.counts[slot]).toArray());
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
