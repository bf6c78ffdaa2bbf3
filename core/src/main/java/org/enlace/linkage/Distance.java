// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

/**
 * Distances between two runs of bytes, one byte a letter. Bit-parallel up to 64 bytes (Myers 1999; Jaro-Winkler after the same
 * idea), plain beyond. Keeps working memory: one per thread.
 */
final class Distance {
    private static final int WORD = 64;

    private final long[] places = new long[256];

    /** Levenshtein distance. Cost: O(n) up to 64 bytes, O(n·m) beyond. */
    int levenshtein(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        while (aFrom < aTo && bFrom < bTo && a[aFrom] == b[bFrom]) {
            aFrom++;
            bFrom++;
        }
        while (aFrom < aTo && bFrom < bTo && a[aTo - 1] == b[bTo - 1]) {
            aTo--;
            bTo--;
        }
        int length = aTo - aFrom;
        if (length == 0 || bFrom == bTo) {
            return Math.max(length, bTo - bFrom);
        }
        if (length > WORD) {
            return bTo - bFrom > WORD ? plain(a, aFrom, aTo, b, bFrom, bTo) : levenshtein(b, bFrom, bTo, a, aFrom, aTo);
        }
        mark(a, aFrom, aTo);
        int distance = myers(length, b, bFrom, bTo);
        clear(a, aFrom, aTo);
        return distance;
    }

    private int myers(int length, byte[] b, int bFrom, int bTo) {
        long plus = -1;
        long minus = 0;
        long last = 1L << (length - 1);
        int distance = length;
        for (int at = bFrom; at < bTo; at++) {
            long here = places[b[at] & 0xFF];
            long diagonal = (((here & plus) + plus) ^ plus) | here | minus;
            long right = minus | ~(diagonal | plus);
            long left = diagonal & plus;
            distance += (right & last) != 0 ? 1 : (left & last) != 0 ? -1 : 0;
            right = (right << 1) | 1;
            left <<= 1;
            plus = left | ~(diagonal | right);
            minus = diagonal & right;
        }
        return distance;
    }

    private static int plain(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        int[] row = new int[bTo - bFrom + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = aFrom; i < aTo; i++) {
            int corner = row[0]++;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int change = corner + (a[i] == b[bFrom + j - 1] ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                corner = above;
            }
        }
        return row[row.length - 1];
    }

    /** Jaro-Winkler similarity, 0..1: prefix scale 0.1 over at most four bytes, added where Jaro's is above 0.7. */
    double jaroWinkler(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        double jaro = jaro(a, aFrom, aTo, b, bFrom, bTo);
        if (jaro <= 0.7) {
            return jaro;
        }
        int prefix = 0;
        int most = Math.min(4, Math.min(aTo - aFrom, bTo - bFrom));
        while (prefix < most && a[aFrom + prefix] == b[bFrom + prefix]) {
            prefix++;
        }
        return jaro + prefix * 0.1 * (1 - jaro);
    }

    private double jaro(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        int aLength = aTo - aFrom;
        int bLength = bTo - bFrom;
        if (aLength > WORD || bLength > WORD) {
            return plainJaro(a, aFrom, aTo, b, bFrom, bTo);
        }
        if (aLength == 0 || bLength == 0) {
            return aLength == bLength ? 1 : 0;
        }
        int reach = Math.max(0, Math.max(aLength, bLength) / 2 - 1);
        mark(b, bFrom, bTo);
        long inA = 0;
        long inB = 0;
        long window = reach + 1 >= WORD ? -1 : (1L << (reach + 1)) - 1;
        for (int i = 0; i < aLength; i++) {
            long hit = places[a[aFrom + i] & 0xFF] & window & ~inB;
            inB |= hit & -hit;
            inA |= hit != 0 ? 1L << i : 0;
            window = i < reach ? (window << 1) | 1 : window << 1;
        }
        clear(b, bFrom, bTo);
        int matches = Long.bitCount(inA);
        if (matches == 0) {
            return 0;
        }
        int moved = 0;
        while (inA != 0) {
            moved += a[aFrom + Long.numberOfTrailingZeros(inA)] != b[bFrom + Long.numberOfTrailingZeros(inB)] ? 1 : 0;
            inA &= inA - 1;
            inB &= inB - 1;
        }
        return jaro(matches, aLength, bLength, moved / 2);
    }

    private static double jaro(double matches, int aLength, int bLength, int transpositions) {
        return (matches / aLength + matches / bLength + (matches - transpositions) / matches) / 3;
    }

    private static double plainJaro(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        int aLength = aTo - aFrom;
        int bLength = bTo - bFrom;
        if (aLength == 0 || bLength == 0) {
            return 0;
        }
        int reach = Math.max(0, Math.max(aLength, bLength) / 2 - 1);
        boolean[] inA = new boolean[aLength];
        boolean[] inB = new boolean[bLength];
        int matches = 0;
        for (int i = 0; i < aLength; i++) {
            for (int j = Math.max(0, i - reach); j < Math.min(bLength, i + reach + 1); j++) {
                if (!inB[j] && a[aFrom + i] == b[bFrom + j]) {
                    inA[i] = true;
                    inB[j] = true;
                    matches++;
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        int moved = 0;
        int next = 0;
        for (int i = 0; i < aLength; i++) {
            if (inA[i]) {
                while (!inB[next]) {
                    next++;
                }
                moved += a[aFrom + i] != b[bFrom + next++] ? 1 : 0;
            }
        }
        return jaro(matches, aLength, bLength, moved / 2);
    }

    private void mark(byte[] word, int from, int to) {
        for (int at = from; at < to; at++) {
            places[word[at] & 0xFF] |= 1L << (at - from);
        }
    }

    private void clear(byte[] word, int from, int to) {
        for (int at = from; at < to; at++) {
            places[word[at] & 0xFF] = 0;
        }
    }
}
