// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A word per record that says of two records, in a few instructions, which of up to seven comparisons surely differ and which
 * have no value: seven bytes of hashes and a byte of missing values. A table of 2^14 bounds turns that into the most that a pair
 * can weigh; what is below the threshold then is never looked at again.
 */
final class Lanes {
    private static final int MOST = 7;
    private static final long ONES = 0x0101010101010101L;
    private static final long LOW = ONES * 0x7F;

    private final int[] comparisons;

    private Lanes(int[] comparisons) {
        this.comparisons = comparisons;
    }

    /** Takes the comparisons whose difference tells most. */
    static Lanes of(List<Judge> judges) {
        return new Lanes(IntStream.range(0, judges.size())
                .boxed()
                .sorted(Comparator.comparingDouble(at -> judges.get(at).otherMost()
                        - judges.get(at).equalMost()))
                .limit(MOST)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray());
    }

    long word(int[] rows, int row) {
        long word = 0;
        for (int lane = 0; lane < comparisons.length; lane++) {
            int id = rows[row + comparisons[lane]];
            long hash = id * 0x9E3779B1 >>> 24;
            word |= hash << 8 * lane | (id == 0 ? 1L << 56 + lane : 0);
        }
        return word;
    }

    /** Place in the table of bounds of two records. */
    static int place(long one, long other) {
        long differ = one ^ other;
        long zero = ~((differ & LOW) + LOW | differ | LOW) >>> 7;
        return (int) (zero * 0x0102040810204080L >>> 56 & 0x7F | (one | other) >>> 56 << 7);
    }

    /**
     * By {@link #place}: the most that all comparisons can add, without those that a rule's key makes equal.
     */
    float[] bounds(List<Judge> judges, boolean[] ofKey) {
        double rest = 0;
        boolean[] lane = new boolean[judges.size()];
        for (int comparison : comparisons) {
            lane[comparison] = true;
        }
        for (int at = 0; at < judges.size(); at++) {
            rest += lane[at] || ofKey[at]
                    ? 0
                    : Math.max(0, Math.max(judges.get(at).equalMost(), judges.get(at).otherMost()));
        }
        float[] bounds = new float[1 << 14];
        for (int place = 0; place < bounds.length; place++) {
            double bound = rest;
            for (int at = 0; at < comparisons.length; at++) {
                Judge judge = judges.get(comparisons[at]);
                boolean missing = (place >>> 7 + at & 1) != 0;
                boolean maybeEqual = (place >>> at & 1) != 0;
                bound += missing || ofKey[comparisons[at]]
                        ? 0
                        : maybeEqual ? Math.max(judge.equalMost(), judge.otherMost()) : judge.otherMost();
            }
            bounds[place] = Math.nextUp((float) bound);
        }
        return bounds;
    }
}
