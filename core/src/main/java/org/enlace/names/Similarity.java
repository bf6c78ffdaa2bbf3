// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

/** How alike two short words are, letter by letter. Neither method makes an object for words up to 64 letters. */
public final class Similarity {
    private static final int BITS = 64;
    private static final double PREFIX_WEIGHT = 0.1;
    private static final int PREFIX = 4;
    private static final double BOOST_FROM = 0.7;

    private Similarity() {}

    /** Jaro-Winkler similarity, 0 to 1 (Winkler 1990; prefix up to 4 letters counts from a Jaro value of 0.7 on). */
    public static double jaroWinkler(CharSequence one, CharSequence other) {
        CharSequence a = one.length() <= other.length() ? one : other;
        CharSequence b = one.length() <= other.length() ? other : one;
        int shorter = a.length();
        int longer = b.length();
        if (shorter == 0) {
            return longer == 0 ? 1 : 0;
        }
        if (longer > BITS) {
            return jaroWinkler(
                    one.subSequence(0, Math.min(BITS, one.length())),
                    other.subSequence(0, Math.min(BITS, other.length())));
        }
        int window = Math.max(0, longer / 2 - 1);
        long inA = 0;
        long inB = 0;
        for (int i = 0; i < shorter; i++) {
            int to = Math.min(longer - 1, i + window);
            for (int j = Math.max(0, i - window); j <= to; j++) {
                if ((inB >>> j & 1) == 0 && a.charAt(i) == b.charAt(j)) {
                    inA |= 1L << i;
                    inB |= 1L << j;
                    break;
                }
            }
        }
        double common = Long.bitCount(inA);
        if (common == 0) {
            return 0;
        }
        int exchanges = crossed(a, inA, b, inB) / 2;
        double jaro = (common / shorter + common / longer + (common - exchanges) / common) / 3;
        return jaro < BOOST_FROM ? jaro : jaro + commonPrefix(a, b) * PREFIX_WEIGHT * (1 - jaro);
    }

    /** Common letters that stand at another place in the other word's order. */
    private static int crossed(CharSequence a, long inA, CharSequence b, long inB) {
        int crossed = 0;
        long restB = inB;
        for (long restA = inA; restA != 0; restA &= restA - 1) {
            int i = Long.numberOfTrailingZeros(restA);
            int j = Long.numberOfTrailingZeros(restB);
            crossed += a.charAt(i) == b.charAt(j) ? 0 : 1;
            restB &= restB - 1;
        }
        return crossed;
    }

    private static int commonPrefix(CharSequence a, CharSequence b) {
        int at = 0;
        while (at < PREFIX && at < a.length() && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        return at;
    }

    /**
     * Optimal string alignment distance: letters put in, left out, changed or exchanged with the next, none edited twice
     * (restricted Damerau-Levenshtein). Bit-parallel after Hyyrö 2003; words are cut to 64 letters. Cost: the product of
     * the lengths in single comparisons.
     */
    public static int distance(CharSequence one, CharSequence other) {
        int rows = Math.min(BITS, one.length());
        int columns = Math.min(BITS, other.length());
        if (rows == 0) {
            return columns;
        }
        long last = 1L << (rows - 1);
        long plus = -1L;
        long minus = 0;
        long diagonal = 0;
        long before = 0;
        int distance = rows;
        for (int j = 0; j < columns; j++) {
            long here = places(one, rows, other.charAt(j));
            long exchanged = ((~diagonal & here) << 1) & before;
            diagonal = (((here & plus) + plus) ^ plus) | here | minus | exchanged;
            long right = minus | ~(diagonal | plus);
            long left = diagonal & plus;
            if ((right & last) != 0) {
                distance++;
            } else if ((left & last) != 0) {
                distance--;
            }
            right = right << 1 | 1;
            left <<= 1;
            plus = left | ~(diagonal | right);
            minus = diagonal & right;
            before = here;
        }
        return distance;
    }

    private static long places(CharSequence word, int length, char letter) {
        long places = 0;
        for (int i = 0; i < length; i++) {
            if (word.charAt(i) == letter) {
                places |= 1L << i;
            }
        }
        return places;
    }
}
