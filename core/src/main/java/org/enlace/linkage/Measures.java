// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

/**
 * Measures of two values of one dictionary, each kept for the last pair asked, since several levels ask for the same. One per
 * thread and comparison.
 */
final class Measures {
    private final Dictionary dictionary;
    private final Distance distance = new Distance();
    private long winklerOf = -1;
    private double winkler;
    private long levenshteinOf = -1;
    private int levenshtein;

    Measures(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    double jaroWinkler(int a, int b) {
        long pair = ((long) a << 32) | b;
        if (pair != winklerOf) {
            byte[] bytes = dictionary.bytes();
            winkler = distance.jaroWinkler(
                    bytes, dictionary.start(a), dictionary.end(a), bytes, dictionary.start(b), dictionary.end(b));
            winklerOf = pair;
        }
        return winkler;
    }

    int levenshtein(int a, int b) {
        long pair = ((long) a << 32) | b;
        if (pair != levenshteinOf) {
            byte[] bytes = dictionary.bytes();
            levenshtein = distance.levenshtein(
                    bytes, dictionary.start(a), dictionary.end(a), bytes, dictionary.start(b), dictionary.end(b));
            levenshteinOf = pair;
        }
        return levenshtein;
    }
}
