// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.List;

/**
 * A Fellegi-Sunter model: what is compared and what each level weighs, which pairs are looked at, the probability that two
 * records taken by chance are the same, and the weight in bits from which a pair is kept.
 */
public record Model(List<Comparison> comparisons, List<Rule> rules, double prior, double threshold) {
    public Model {
        comparisons = List.copyOf(comparisons);
        rules = List.copyOf(rules);
        if (comparisons.isEmpty() || comparisons.size() > 32) {
            throw new LinkageException(
                    LinkageException.Reason.MODEL,
                    "a model must have 1 to 32 comparisons: comparisons=" + comparisons.size());
        }
        if (rules.isEmpty()) {
            throw new LinkageException(LinkageException.Reason.MODEL, "a model must have a blocking rule");
        }
        if (!(prior > 0 && prior < 1) || Double.isNaN(threshold)) {
            throw new LinkageException(
                    LinkageException.Reason.MODEL, "a prior must be above 0 and below 1: prior=" + prior);
        }
    }

    /** The same model, but every pair is looked at. */
    public Model exhaustive() {
        return new Model(comparisons, List.of(Rule.everyPair()), prior, threshold);
    }

    /** Whether every pair is looked at. */
    public boolean isExhaustive() {
        return rules.contains(Rule.everyPair());
    }

    /** The prior as a weight: log2 of its odds. */
    public double priorWeight() {
        return Math.log(prior / (1 - prior)) / Math.log(2);
    }
}
