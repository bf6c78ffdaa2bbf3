// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.enlace.linkage.column.ColumnDependency;
import org.enlace.linkage.column.Table;

/**
 * Finds columns that say the same thing twice. Fellegi-Sunter adds the weights of comparisons as if they were independent: a
 * postcode and its city would count double, and neighbours would become one person. What one column determines is compared
 * together with it.
 */
final class RepeatedColumns {
    private static final Set<ColumnMeaning> PLACES = Set.of(
            ColumnMeaning.CITY,
            ColumnMeaning.POSTCODE,
            ColumnMeaning.STATE,
            ColumnMeaning.COUNTRY,
            ColumnMeaning.WORD,
            ColumnMeaning.CATEGORY);
    private static final long LEAST_ROWS = 100;
    private static final double DETERMINED = 0.5;
    private static final double MORE_THAN_CHANCE = 3;

    private RepeatedColumns() {}

    static List<List<String>> of(SharedColumns columns, List<Table> tables) {
        List<String> places = columns.decisions().stream()
                .filter(decision -> PLACES.contains(decision.meaning()))
                .map(MeaningFound::column)
                .sorted(Comparator.comparingInt(
                        column -> -columns.profile(column).fill().distinct()))
                .toList();
        List<List<String>> groups = new ArrayList<>();
        for (String column : places) {
            boolean joined = false;
            for (List<String> group : groups) {
                if (!joined && group.size() < 4 && determines(tables, group.getFirst(), column)) {
                    joined = group.add(column);
                }
            }
            if (!joined) {
                groups.add(new ArrayList<>(List.of(column)));
            }
        }
        return groups.stream()
                .filter(group -> group.size() > 1)
                .map(List::copyOf)
                .toList();
    }

    private static boolean determines(List<Table> tables, String column, String other) {
        ColumnDependency determination = ColumnDependency.of(tables, column, other);
        return determination.rows() >= LEAST_ROWS
                && determination.share() >= DETERMINED
                && determination.share() >= MORE_THAN_CHANCE * determination.otherwise();
    }
}
