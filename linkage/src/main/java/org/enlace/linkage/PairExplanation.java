// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.ArrayList;
import java.util.List;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.linkage.criterion.Criterion;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.linkage.criterion.WeightedComparison;

/** Why a pair weighs what it weighs: terms in bits that sum to the weight, the prior first, then each comparison in its order. */
public record PairExplanation(List<Term> terms) {

    /**
     * One bar of the waterfall. {@code comparison} is {@code prior} or a comparison's name; {@code level} says how the values
     * compare ({@link Criterion#label}, {@code missing}); {@code rarity} is the part of the weight that the value's frequency adds
     * to that of the level, 0 where frequency is not asked.
     */
    public record Term(String comparison, String level, double weight, double rarity) {}

    /** The level of a value that is missing on either side. */
    public static final String MISSING = "missing";

    public PairExplanation {
        terms = List.copyOf(terms);
    }

    static PairExplanation of(
            LinkageModel model,
            List<WeightedComparison> weightedComparisons,
            int[] left,
            int leftRow,
            int[] right,
            int rightRow) {
        List<Term> terms = new ArrayList<>();
        terms.add(new Term("prior", "", model.priorWeight(), 0));
        for (int at = 0; at < weightedComparisons.size(); at++) {
            terms.add(term(
                    model.comparisons().get(at),
                    weightedComparisons.get(at),
                    left[leftRow + at],
                    right[rightRow + at]));
        }
        return new PairExplanation(terms);
    }

    private static Term term(Comparison comparison, WeightedComparison weightedComparison, int one, int other) {
        if (one == 0 || other == 0) {
            return new Term(comparison.name(), MISSING, 0, 0);
        }
        int level = one == other
                ? weightedComparison.equalLevel()
                : weightedComparison.firstLevel(one, other, weightedComparison.measures());
        double weight = one == other ? weightedComparison.equal(one) : weightedComparison.weight(level);
        String label = comparison.levels().get(level).criterion().label();
        return new Term(comparison.name(), label, weight, weight - weightedComparison.weight(level));
    }

    /** The pair's weight in bits. */
    public double weight() {
        double weight = 0;
        for (Term term : terms) {
            weight += term.weight();
        }
        return weight;
    }
}
