// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import java.util.List;
import org.enlace.linkage.column.LinkageException;

/**
 * A Fellegi-Sunter model: what is compared and what each level weighs, which pairs are looked at, the probability that two
 * records taken by chance are the same, and the weight in bits from which a pair is kept.
 */
public record Model(List<Comparison> comparisons, List<Rule> rules, double prior, double threshold, Partners partners) {
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

    /** A model under which a record may have any number of partners. */
    public Model(List<Comparison> comparisons, List<Rule> rules, double prior, double threshold) {
        this(comparisons, rules, prior, threshold, Partners.ANY);
    }

    /** The same model, but every pair is looked at. */
    public Model exhaustive() {
        return new Model(comparisons, List.of(Rule.everyPair()), prior, threshold, partners);
    }

    /** The same model with another weight from which pairs are kept. */
    public Model withThreshold(double weight) {
        return new Model(comparisons, rules, prior, weight, partners);
    }

    /** The same model where records of two tables may have so many partners. */
    public Model withPartners(Partners other) {
        return new Model(comparisons, rules, prior, threshold, other);
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
