// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.Arrays;
import java.util.List;

/** A comparison made ready for the values of its field: weights by level, and by value where agreement on it is rare or common. */
final class Judge {
    private final Dictionary dictionary;
    private final Signatures signatures;
    private final List<Criterion> criteria;
    private final double[] weights;
    private final double[] equals;
    private final int equalLevel;
    private final double otherMost;
    private final double equalMost;

    private Judge(Dictionary dictionary, Signatures signatures, List<Level> levels, int[] counts) {
        this.dictionary = dictionary;
        this.signatures = signatures;
        criteria = levels.stream().map(Level::criterion).toList();
        weights = levels.stream().mapToDouble(Level::weight).toArray();
        equalLevel = equalLevel(criteria);
        equals = equals(levels.get(equalLevel), counts);
        equalMost = Arrays.stream(equals).max().orElse(0);
        double most = Double.NEGATIVE_INFINITY;
        for (int level = 0; level < weights.length; level++) {
            most = criteria.get(level) instanceof Criterion.Exact ? most : Math.max(most, weights[level]);
        }
        otherMost = most;
    }

    static Judge of(Comparison comparison, Records records, int place) {
        Dictionary dictionary = records.dictionary(place);
        return new Judge(dictionary, Signatures.of(dictionary), comparison.levels(), records.counts(place));
    }

    private static int equalLevel(List<Criterion> criteria) {
        int level = 0;
        while (criteria.get(level) instanceof Criterion.Else && level < criteria.size() - 1) {
            level++;
        }
        return level;
    }

    /** Weight of agreement by value: with term frequency, u is the value's share of all rows that have one. */
    private static double[] equals(Level level, int[] counts) {
        double[] equals = new double[counts.length];
        if (!level.termFrequency()) {
            Arrays.fill(equals, level.weight());
            return equals;
        }
        long sum = 0;
        for (int id = 1; id < counts.length; id++) {
            sum += counts[id];
        }
        double base = Math.log(level.m()) / Math.log(2);
        for (int id = 1; id < counts.length; id++) {
            equals[id] = base - Math.log((double) Math.max(1, counts[id]) / sum) / Math.log(2);
        }
        return equals;
    }

    Measures measures() {
        return new Measures(dictionary);
    }

    double equal(int id) {
        return equals[id];
    }

    double equalMost() {
        return equalMost;
    }

    double otherMost() {
        return otherMost;
    }

    int equalLevel() {
        return equalLevel;
    }

    double weight(int level) {
        return weights[level];
    }

    /** No level that two different values can be at weighs more. */
    double most(int a, int b) {
        double most = Double.NEGATIVE_INFINITY;
        double winkler = -1;
        for (int level = 0; level < weights.length; level++) {
            if (weights[level] <= most) {
                continue;
            }
            switch (criteria.get(level)) {
                case Criterion.Exact exact -> {}
                case Criterion.JaroWinkler(double least) -> {
                    winkler = winkler < 0 ? signatures.mostJaroWinkler(a, b) : winkler;
                    most = winkler >= least ? weights[level] : most;
                }
                case Criterion.Levenshtein(int limit) ->
                    most = signatures.leastDistance(a, b) <= limit ? weights[level] : most;
                case Criterion.Else any -> most = weights[level];
            }
        }
        return most;
    }

    /** The level of two different values. */
    int level(int a, int b, Measures measures) {
        int level = 0;
        while (!holds(criteria.get(level), a, b, measures)) {
            level++;
        }
        return level;
    }

    private static boolean holds(Criterion criterion, int a, int b, Measures measures) {
        return switch (criterion) {
            case Criterion.Exact exact -> false;
            case Criterion.JaroWinkler(double least) -> measures.jaroWinkler(a, b) >= least;
            case Criterion.Levenshtein(int limit) -> measures.levenshtein(a, b) <= limit;
            case Criterion.Else any -> true;
        };
    }
}
