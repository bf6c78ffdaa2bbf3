// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.linkage.criterion.BlockingRule;
import org.enlace.linkage.criterion.LinkageModel;

/**
 * A model for tables that nobody described, with what was decided for each column.
 *
 * @param bound groups of columns that are compared as one, since what one says the others mostly say too
 * @param dropped blocking rules that would have brought more matches, but too many pairs with them
 * @param missed the share of the matches of all rules, those that were dropped among them, that is thought to be missed
 * @param everyPair whether every pair can be looked at in a few seconds, so that no blocking is needed
 */
public record InferredModel(
        LinkageModel model,
        List<MeaningFound> decisions,
        List<List<String>> bound,
        List<BlockingRule> dropped,
        double missed,
        boolean everyPair) {
    /** So many comparisons may a model have. */
    public static final int MOST_COMPARISONS = SuggestedComparisons.MOST;

    private static final Set<ColumnMeaning> TELLING = EnumSet.of(
            ColumnMeaning.DOCUMENT, ColumnMeaning.BIRTH_DATE, ColumnMeaning.GIVEN_NAME, ColumnMeaning.FULL_NAME);
    private static final double MOSTLY = 0.5;

    public InferredModel {
        decisions = List.copyOf(decisions);
        bound = List.copyOf(bound);
        dropped = List.copyOf(dropped);
    }

    /**
     * Columns that tell persons apart and in which most of those that a trained model takes for one differ: relatives, say, who share
     * a surname, a telephone and an address.
     */
    public List<String> unlike(LinkageModel trained) {
        Set<String> telling = decisions.stream()
                .filter(decision -> TELLING.contains(decision.meaning()))
                .map(MeaningFound::column)
                .collect(Collectors.toSet());
        return trained.comparisons().stream()
                .filter(comparison -> comparison.field().columns().size() == 1)
                .filter(comparison -> comparison.levels().getLast().m() > MOSTLY)
                .map(comparison -> comparison.field().columns().getFirst())
                .filter(telling::contains)
                .toList();
    }

    /** How many columns that say something were left out, since a model may not have so many comparisons. */
    public long uncompared() {
        if (model.comparisons().size() < MOST_COMPARISONS) {
            return 0;
        }
        Set<String> compared = model.comparisons().stream()
                .flatMap(comparison -> comparison.field().columns().stream())
                .collect(Collectors.toSet());
        return decisions.stream()
                .filter(decision ->
                        decision.meaning() != ColumnMeaning.ID && decision.meaning() != ColumnMeaning.CONSTANT)
                .filter(decision -> !compared.contains(decision.column()))
                .count();
    }
}
