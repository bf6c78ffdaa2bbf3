// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.linkage.column.ValueDictionary;

/** A comparison made ready for the values of its field: weights by level, and by value where agreement on it is rare or common. */
public final class WeightedComparison {
    private static final double LOG_2 = Math.log(2);
    private static final int EXACT = 0;
    private static final int WINKLER = 1;
    private static final int EDITS = 2;
    private static final int ELSE = 3;
    /** Without a bound; the limit is one of likeness. */
    private static final int LIKE = 4;
    /** Optimal string alignment: bounded as an edit distance, decided by likeness. */
    private static final int SLIPS = 5;
    /** Decided in a few instructions from what was read of each value, so it is its own bound; the limit is one of likeness. */
    private static final int QUICK = 6;

    private final ValueDictionary dictionary;
    private final LetterSignatures signatures;
    private final int[] kinds;
    private final double[] limits;
    private final ValueLikeness[] likenesses;
    private final boolean costly;
    private final double[] weights;
    private final double newValue;
    private double[] equals;
    private final int equalLevel;
    private final double equalWeight;
    private final double otherMost;
    private final double equalMost;

    private WeightedComparison(
            ValueDictionary dictionary,
            LetterSignatures signatures,
            List<ComparisonLevel> levels,
            double share,
            int[] counts) {
        this.dictionary = dictionary;
        this.signatures = signatures;
        kinds = levels.stream().mapToInt(level -> kind(level.criterion())).toArray();
        limits = levels.stream()
                .mapToDouble(level -> ValueLikeness.limit(level.criterion()))
                .toArray();
        likenesses = likenesses(dictionary, levels);
        costly = Arrays.stream(kinds).anyMatch(kind -> kind == LIKE || kind == SLIPS || kind == QUICK);
        weights = levels.stream().mapToDouble(level -> share * level.weight()).toArray();
        equalLevel = equalLevel(levels);
        equals = levels.get(equalLevel).termFrequency()
                ? rarities(levels.get(equalLevel), share, counts)
                : new double[0];
        newValue = equals.length == 0 ? 0 : share * rarest(levels.get(equalLevel), counts);
        equalWeight = weights[equalLevel];
        equalMost = Arrays.stream(equals).max().orElse(equalWeight);
        double most = Double.NEGATIVE_INFINITY;
        for (int level = 0; level < weights.length; level++) {
            most = kinds[level] == EXACT ? most : Math.max(most, weights[level]);
        }
        otherMost = most;
    }

    public static WeightedComparison of(Comparison comparison, RecordFields records, int place) {
        ValueDictionary dictionary = records.dictionary(place);
        return new WeightedComparison(
                dictionary, records.signatures(place), comparison.levels(), comparison.share(), records.counts(place));
    }

    private static int kind(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Exact exact -> EXACT;
            case Criterion.JaroWinkler winkler -> WINKLER;
            case Criterion.Levenshtein edits -> EDITS;
            case Criterion.Edits edits -> SLIPS;
            case Criterion.Else any -> ELSE;
            case Criterion.Equivalent like -> LIKE;
            case Criterion.SameSound quick -> QUICK;
            case Criterion.BeiderMorse quick -> QUICK;
            case Criterion.Initial quick -> QUICK;
            case Criterion.Prefix quick -> QUICK;
            case Criterion.SwappedDate quick -> QUICK;
            case Criterion.PartialDate quick -> QUICK;
            case Criterion.DateParts quick -> QUICK;
            case Criterion.DateWithin quick -> QUICK;
            case Criterion.Words like -> LIKE;
            case Criterion.Grams like -> LIKE;
            case Criterion.Near quick -> QUICK;
            case Criterion.PersonNames like -> LIKE;
            case Criterion.CompanyNames like -> LIKE;
            case Criterion.Exchanged like -> LIKE;
            case Criterion.SharedValue like -> LIKE;
            case Criterion.SharedIssuer like -> LIKE;
            case Criterion.PartsAlike like -> LIKE;
            case Criterion.FirstPart quick -> QUICK;
        };
    }

    private static ValueLikeness[] likenesses(ValueDictionary dictionary, List<ComparisonLevel> levels) {
        Map<Class<?>, ValueLikeness> shared = new HashMap<>();
        return levels.stream()
                .map(ComparisonLevel::criterion)
                .map(criterion ->
                        shared.computeIfAbsent(criterion.getClass(), any -> ValueLikeness.of(criterion, dictionary)))
                .toArray(ValueLikeness[]::new);
    }

    /** The first level that equal values fulfil. */
    private static int equalLevel(List<ComparisonLevel> levels) {
        int level = 0;
        while (levels.get(level).criterion() instanceof Criterion.Exchanged) {
            level++;
        }
        return level;
    }

    /** Weight of agreement by value: with term frequency, u is the value's share of all rows that have one. */
    private static double[] rarities(ComparisonLevel level, double share, int[] counts) {
        double[] rarities = new double[counts.length];
        double most = rarest(level, counts);
        for (int id = 1; id < counts.length; id++) {
            rarities[id] = share * (most - Math.log(Math.max(1, counts[id])) / LOG_2);
        }
        return rarities;
    }

    /** The weight of agreement on a value that is there once. */
    private static double rarest(ComparisonLevel level, int[] counts) {
        return Math.log(level.m() * rows(counts)) / LOG_2;
    }

    private static long rows(int[] counts) {
        long rows = 0;
        for (int id = 1; id < counts.length; id++) {
            rows += counts[id];
        }
        return Math.max(1, rows);
    }

    /** Takes in values that were added to the dictionary since; they count as being there once. */
    public void grow() {
        signatures.grow();
        if (equals.length > 0 && equals.length < dictionary.size()) {
            int held = equals.length;
            equals = Arrays.copyOf(equals, dictionary.size() + dictionary.size() / 8);
            Arrays.fill(equals, held, equals.length, newValue);
        }
    }

    public MeasureCache measures() {
        return new MeasureCache(dictionary);
    }

    public double equal(int id) {
        return equals.length == 0 ? equalWeight : equals[id];
    }

    double equalMost() {
        return equalMost;
    }

    public double otherMost() {
        return otherMost;
    }

    public int equalLevel() {
        return equalLevel;
    }

    public double weight(int level) {
        return weights[level];
    }

    /** No level that two different values can be at weighs more. */
    public double most(int a, int b) {
        double most = Double.NEGATIVE_INFINITY;
        double winkler = -1;
        int edits = -1;
        for (int level = 0; level < weights.length; level++) {
            if (weights[level] > most) {
                switch (kinds[level]) {
                    case EXACT -> {}
                    case WINKLER -> {
                        winkler = winkler < 0 ? signatures.mostJaroWinkler(a, b) : winkler;
                        most = winkler >= limits[level] ? weights[level] : most;
                    }
                    case EDITS, SLIPS -> {
                        edits = edits < 0 ? signatures.leastDistance(a, b) : edits;
                        most = edits <= Math.abs(limits[level]) ? weights[level] : most;
                    }
                    case QUICK -> most = likenesses[level].of(a, b) >= limits[level] ? weights[level] : most;
                    default -> most = weights[level];
                }
            }
        }
        return most;
    }

    /** How many bits {@link #most} can take off {@link #otherMost}, less where that costs more. */
    public double drop() {
        double least = Double.NEGATIVE_INFINITY;
        int quick = 0;
        for (int level = 0; level < weights.length; level++) {
            boolean stays = kinds[level] == LIKE || kinds[level] == ELSE;
            least = stays ? Math.max(least, weights[level]) : least;
            quick += kinds[level] == QUICK ? 1 : 0;
        }
        return (otherMost - least) / (1 + quick);
    }

    /** The level of two different values. */
    public int level(int a, int b, MeasureCache measures) {
        return costly ? measures.level(a, b, this) : firstLevel(a, b, measures);
    }

    public int firstLevel(int a, int b, MeasureCache measures) {
        int level = 0;
        while (!holds(level, a, b, measures)) {
            level++;
        }
        return level;
    }

    private boolean holds(int level, int a, int b, MeasureCache measures) {
        return switch (kinds[level]) {
            case EXACT -> false;
            case WINKLER ->
                (!costly || signatures.mostJaroWinkler(a, b) >= limits[level])
                        && measures.jaroWinkler(a, b) >= limits[level];
            case EDITS -> measures.levenshtein(a, b) <= limits[level];
            case SLIPS ->
                signatures.leastDistance(a, b) <= -limits[level] && likenesses[level].of(a, b) >= limits[level];
            case LIKE, QUICK -> likenesses[level].of(a, b) >= limits[level];
            default -> true;
        };
    }

    /** The sketch that parts near from far pairs of different values best. */
    ValueSketch sketch() {
        int split = 0;
        double widest = 0;
        double upper = Double.POSITIVE_INFINITY;
        for (int level = 0; level < weights.length - 1; level++) {
            upper = kinds[level] == EXACT ? upper : Math.min(upper, weights[level]);
            double step = kinds[level] == WINKLER || kinds[level] == EDITS ? upper - mostOfFar(level) : 0;
            if (step > widest) {
                widest = step;
                split = level;
            }
        }
        return widest == 0
                ? ValueSketch.none()
                : ValueSketch.of(dictionary, kinds[split] == WINKLER, limits[split], otherMost - mostOfFar(split));
    }

    /** The most that a pair weighs that does not reach the limit of this level, by whatever level of another kind. */
    private double mostOfFar(int limit) {
        double most = Double.NEGATIVE_INFINITY;
        for (int level = 0; level < weights.length; level++) {
            boolean far = kinds[level] == kinds[limit]
                    && (kinds[level] == WINKLER ? limits[level] >= limits[limit] : limits[level] <= limits[limit]);
            most = far || kinds[level] == EXACT ? most : Math.max(most, weights[level]);
        }
        return most;
    }
}
