// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.List;

/**
 * How likely it is that two records mean the same, with every reason. {@code weight} is the base-2 logarithm of the odds,
 * the sum of the terms with the prior among them; {@code probability} is the same on a scale of 0 to 1. A pair is called
 * certain only where no finding contradicts and one other than names supports it.
 */
public record Score(double weight, double probability, Likeness likeness, List<Term> terms) {

    /** What to call a score. */
    public enum Likeness {
        CERTAIN,
        POSSIBLE,
        UNLIKELY
    }

    public Score {
        terms = List.copyOf(terms);
    }

    static Score of(List<Term> terms, Likeness highest, Thresholds thresholds) {
        double weight = 0;
        for (Term term : terms) {
            weight += term.weight();
        }
        double probability = 1 / (1 + Math.exp(-weight * Math.log(2)));
        Likeness byProbability = thresholds.likeness(probability);
        Likeness likeness = byProbability.compareTo(highest) < 0 ? highest : byProbability;
        return new Score(weight, probability, likeness, terms);
    }
}
