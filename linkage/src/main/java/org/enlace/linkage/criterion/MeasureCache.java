// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import org.enlace.linkage.column.ValueDictionary;
import org.enlace.names.words.WordSimilarity;

/**
 * Measures of two values of one dictionary, each kept for the last pair asked, since several levels ask for the same. One per
 * thread and comparison.
 */
public final class MeasureCache {
    private static final int KEPT_BITS = 13;
    private static final int KEPT = 1 << KEPT_BITS;

    private final ValueDictionary dictionary;
    private long winklerOf = -1;
    private double winkler;
    private long levenshteinOf = -1;
    private int levenshtein;
    private long[] pairs = {};
    private byte[] levels = {};

    MeasureCache(ValueDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** The same either way round: Jaro's matching is greedy, so the shorter goes first, of equal lengths the lower in order. */
    double jaroWinkler(int a, int b) {
        long pair = ((long) a << 32) | b;
        if (pair != winklerOf) {
            int one = isFirst(a, b) ? a : b;
            int other = one == a ? b : a;
            winkler = WordSimilarity.jaroWinkler(dictionary.value(one), dictionary.value(other));
            winklerOf = pair;
        }
        return winkler;
    }

    private boolean isFirst(int a, int b) {
        int longer = dictionary.length(a) - dictionary.length(b);
        return longer < 0 || (longer == 0 && dictionary.compare(a, b) < 0);
    }

    int levenshtein(int a, int b) {
        long pair = ((long) a << 32) | b;
        if (pair != levenshteinOf) {
            levenshtein = WordSimilarity.levenshtein(dictionary.value(a), dictionary.value(b));
            levenshteinOf = pair;
        }
        return levenshtein;
    }

    /** A pair's level, kept: pairs of common values come again and again. */
    int level(int a, int b, WeightedComparison weightedComparison) {
        if (pairs.length == 0) {
            pairs = new long[KEPT];
            levels = new byte[KEPT];
        }
        long pair = ((long) a << 32) | b;
        int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> (64 - KEPT_BITS));
        if (pairs[slot] != pair) {
            levels[slot] = (byte) weightedComparison.firstLevel(a, b, this);
            pairs[slot] = pair;
        }
        return levels[slot];
    }
}
