// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.enlace.linkage.column.WorkerPool;

/**
 * A word and some sketches per record that say of two records, in a few instructions, which of up to seven comparisons surely
 * differ or have no value, and which are surely far. A table turns that into the most that a pair can weigh; what is below the
 * threshold then is never looked at again.
 *
 * <p>Seven comparisons, because a word of 64 bits holds seven hashes of eight bits and seven bits that say missing; equal
 * or not and missing or not make the 16,384 places of the table. Two different values have the same hash once in 256
 * times, which costs a look and no pair. The multiplier of the hash is a prime next to 2^32 divided by the golden ratio
 * (Knuth, The Art of Computer Programming, vol. 3, 6.4); equal bytes are found as in Warren, Hacker's Delight, 6-1.
 *
 * <p>Decision: docs/decisions.md, "Most pairs are left by a few bits".
 */
public final class SketchLanes {
    /** Comparisons in the word. */
    private static final int MOST = 7;

    private static final long LOW = 0x7F7F7F7F7F7F7F7FL;

    private final List<WeightedComparison> weightedComparisons;
    private final int[] comparisons;
    private final ValueSketch[] sketches;

    private SketchLanes(List<WeightedComparison> weightedComparisons, int[] comparisons, WorkerPool workers) {
        this.weightedComparisons = weightedComparisons;
        this.comparisons = comparisons;
        sketches = workers.forEach(
                        comparisons.length,
                        at -> weightedComparisons.get(comparisons[at]).sketch())
                .toArray(ValueSketch[]::new);
    }

    /** Takes the comparisons whose difference tells most. */
    public static SketchLanes of(List<WeightedComparison> weightedComparisons, WorkerPool workers) {
        return new SketchLanes(
                weightedComparisons,
                IntStream.range(0, weightedComparisons.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble(
                                at -> weightedComparisons.get(at).otherMost()
                                        - weightedComparisons.get(at).equalMost()))
                        .limit(MOST)
                        .mapToInt(Integer::intValue)
                        .sorted()
                        .toArray(),
                workers);
    }

    /** Ints that {@link #fill} writes: the word in two halves, then a sketch for each lane. */
    static int width() {
        return MOST + 2;
    }

    /** Writes the lanes of the row of ids that starts at {@code row} to {@code at}. */
    void fill(int[] rows, int row, int at) {
        long word = 0;
        for (int lane = 0; lane < comparisons.length; lane++) {
            int id = rows[row + comparisons[lane]];
            int hash = (id * 0x9E3779B1) >>> 24;
            word |= ((long) hash << (8 * lane)) | (id == 0 ? 1L << (56 + lane) : 0);
            rows[at + 2 + lane] = sketches[lane].of(id);
        }
        rows[at] = (int) word;
        rows[at + 1] = (int) (word >>> 32);
    }

    /** Place in the table of bounds of two records: seven bits that say equal, perhaps, and seven that say missing. */
    public static int place(long one, long other) {
        long differ = one ^ other;
        long zero = ~(((differ & LOW) + LOW) | differ | LOW) >>> 7;
        return (int) (((zero * 0x0102040810204080L) >>> 56 & 0x7F) | (((one | other) >>> 56) << 7));
    }

    /** By {@link #place}: the most that all comparisons can add, without those that a rule's key makes equal. */
    public float[] bounds(boolean[] ofKey) {
        double rest = 0;
        boolean[] lane = new boolean[weightedComparisons.size()];
        for (int comparison : comparisons) {
            lane[comparison] = true;
        }
        for (int at = 0; at < weightedComparisons.size(); at++) {
            rest += lane[at] || ofKey[at]
                    ? 0
                    : Math.max(
                            0,
                            Math.max(
                                    weightedComparisons.get(at).equalMost(),
                                    weightedComparisons.get(at).otherMost()));
        }
        float[] bounds = new float[1 << 14];
        for (int place = 0; place < bounds.length; place++) {
            double bound = rest;
            for (int at = 0; at < comparisons.length; at++) {
                WeightedComparison weightedComparison = weightedComparisons.get(comparisons[at]);
                boolean missing = ((place >>> (7 + at)) & 1) != 0;
                boolean maybeEqual = ((place >>> at) & 1) != 0;
                bound += missing || ofKey[comparisons[at]]
                        ? 0
                        : maybeEqual
                                ? Math.max(weightedComparison.equalMost(), weightedComparison.otherMost())
                                : weightedComparison.otherMost();
            }
            bounds[place] = Math.nextUp((float) bound);
        }
        return bounds;
    }

    /** The lanes whose sketches a rule should ask, at most {@code most}: those with the widest gap that its key leaves open. */
    public int[] asked(boolean[] ofKey, int most) {
        return IntStream.range(0, comparisons.length)
                .filter(lane -> !ofKey[comparisons[lane]] && sketches[lane].gap() > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(lane -> -sketches[lane].gap()))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The sketch in one of the asked slots. */
    public ValueSketch sketch(int[] asked, int slot) {
        return slot < asked.length ? sketches[asked[slot]] : ValueSketch.none();
    }
}
