// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import java.util.List;
import org.enlace.linkage.column.LinkageException;

/**
 * A Fellegi-Sunter model: what is compared and what each level weighs, which pairs are looked at, the probability that two
 * records taken by chance are the same, and the weight in bits from which a pair is kept.
 */
public record LinkageModel(
        List<Comparison> comparisons, List<BlockingRule> rules, double prior, double threshold, PartnerLimit partners) {
    public LinkageModel {
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
    public LinkageModel(List<Comparison> comparisons, List<BlockingRule> rules, double prior, double threshold) {
        this(comparisons, rules, prior, threshold, PartnerLimit.ANY);
    }

    /** The same model, but every pair is looked at. */
    public LinkageModel exhaustive() {
        return new LinkageModel(comparisons, List.of(BlockingRule.everyPair()), prior, threshold, partners);
    }

    /** The same model with another weight from which pairs are kept. */
    public LinkageModel withThreshold(double weight) {
        return new LinkageModel(comparisons, rules, prior, weight, partners);
    }

    /** The same model where records of two tables may have so many partners. */
    public LinkageModel withPartners(PartnerLimit other) {
        return new LinkageModel(comparisons, rules, prior, threshold, other);
    }

    /** Whether every pair is looked at. */
    public boolean isExhaustive() {
        return rules.contains(BlockingRule.everyPair());
    }

    /** The prior as a weight: log2 of its odds. */
    public double priorWeight() {
        return Math.log(prior / (1 - prior)) / Math.log(2);
    }
}
