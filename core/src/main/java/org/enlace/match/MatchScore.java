// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.List;

/**
 * How likely it is that two records mean the same, with every reason. {@code weight} is the base-2 logarithm of the odds,
 * the sum of the terms with the prior among them; {@code probability} is the same on a scale of 0 to 1. A pair is called
 * certain only where no finding contradicts and one other than names supports it.
 */
public record MatchScore(double weight, double probability, Likeness likeness, List<ScoreTerm> terms) {

    /** What to call a score. */
    public enum Likeness {
        CERTAIN,
        POSSIBLE,
        UNLIKELY
    }

    public MatchScore {
        terms = List.copyOf(terms);
    }

    static MatchScore of(List<ScoreTerm> terms, Likeness highest, MatchThresholds thresholds) {
        double weight = 0;
        for (ScoreTerm term : terms) {
            weight += term.weight();
        }
        double probability = 1 / (1 + Math.exp(-weight * Math.log(2)));
        Likeness byProbability = thresholds.likeness(probability);
        Likeness likeness = byProbability.compareTo(highest) < 0 ? highest : byProbability;
        return new MatchScore(weight, probability, likeness, terms);
    }
}
