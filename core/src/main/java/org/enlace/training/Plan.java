// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.enlace.linkage.Comparison;
import org.enlace.linkage.Model;
import org.enlace.linkage.Rule;
import org.enlace.linkage.Study;
import org.enlace.linkage.Table;

/**
 * Chooses blocking rules from counts: a rule is used where the pairs that it brings stay within its share of a budget that grows
 * with the rows; one that brings more is used for its rarer values, or dropped. A rule that another one contains is not needed.
 */
final class Plan {
    private static final long PAIRS_PER_ROW = 60;
    private static final long SMALL = 300_000;
    /** A rule's share of the budget. */
    private static final int RULES = 8;

    private final List<Rule> rules = new ArrayList<>();
    private final List<Rule> dropped = new ArrayList<>();

    static Plan of(List<Comparison> comparisons, List<Rule> candidates, List<Table> tables, int threads) {
        long rows = tables.stream().mapToLong(Table::size).sum();
        Plan plan = new Plan();
        Study study = Study.of(new Model(comparisons, candidates, 0.001, 0), tables, threads);
        long left = SMALL + PAIRS_PER_ROW * rows;
        long most = left / RULES;
        for (int at = 0; at < candidates.size() && left > 0; at++) {
            Rule rule = candidates.get(at);
            if (plan.rules.stream().noneMatch(before -> contains(before, rule))) {
                long allowed = Math.min(most, left);
                long pairs = study.pairs(at);
                if (pairs > allowed) {
                    int largest = study.largest(at, allowed);
                    pairs = largest < 2 ? 0 : study.pairsWithin(at, largest);
                    plan.limit(rule, largest);
                } else if (pairs > 0) {
                    plan.rules.add(rule);
                }
                left -= pairs;
            }
        }
        if (plan.rules.isEmpty()) {
            plan.rules.add(candidates.getFirst());
        }
        return plan;
    }

    private void limit(Rule rule, int largest) {
        if (largest >= 2) {
            rules.add(rule.withLargest(largest));
        } else {
            dropped.add(rule);
        }
    }

    private static boolean contains(Rule wide, Rule narrow) {
        return wide.largest() == 0 && new HashSet<>(narrow.fields()).containsAll(wide.fields());
    }

    List<Rule> rules() {
        return List.copyOf(rules);
    }

    List<Rule> dropped() {
        return List.copyOf(dropped);
    }
}
