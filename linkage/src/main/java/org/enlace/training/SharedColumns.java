// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.ColumnValues;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.column.ValueForm;
import org.enlace.text.DateOrder;

/** The columns that all tables share, with their profiles and meanings, in the order of the first table. */
final class SharedColumns {
    private final Map<String, ColumnProfile> profiles = new LinkedHashMap<>();
    private final Map<String, MeaningFound> decisions = new LinkedHashMap<>();
    private List<List<String>> bound = List.of();
    private Map<String, Double> shares = Map.of();

    static SharedColumns of(List<Table> tables) {
        SharedColumns columns = new SharedColumns();
        List<String> shared = tables.getFirst().columnNames().stream()
                .filter(name ->
                        tables.stream().allMatch(table -> table.columnNames().contains(name)))
                .toList();
        record Read(String name, ColumnProfile profile) {}
        List<Read> read = shared.stream()
                .parallel()
                .map(name -> new Read(name, ColumnProfile.of(ColumnValues.of(tables, name))))
                .toList();
        List<String> all = tables.stream()
                .flatMap(table -> table.columnNames().stream())
                .distinct()
                .toList();
        for (Read each : read) {
            columns.profiles.put(each.name(), each.profile());
            columns.decisions.put(
                    each.name(), ColumnMeaningFinder.beside(all, ColumnMeaningFinder.of(each.name(), each.profile())));
        }
        columns.completeNames();
        columns.bound = RepeatedColumns.of(columns, tables);
        columns.shares = RepeatedWords.shares(columns.compared(), tables);
        return columns;
    }

    /** Beside a surname, a column that is headed "name" holds given names. */
    private void completeNames() {
        if (!of(ColumnMeaning.SURNAME).isEmpty() && of(ColumnMeaning.GIVEN_NAME).isEmpty()) {
            decisions.replaceAll((column, decision) -> HeaderMeanings.meaning(column)
                            .filter(ColumnMeaning.FULL_NAME::equals)
                            .isPresent()
                    ? new MeaningFound(column, ColumnMeaning.GIVEN_NAME, MeaningFound.Reason.NEIGHBOUR)
                    : decision);
        }
    }

    List<MeaningFound> decisions() {
        return List.copyOf(decisions.values());
    }

    ColumnProfile profile(String column) {
        ColumnProfile profile = profiles.get(column);
        if (profile == null) {
            throw new IllegalArgumentException("the column must be one of the tables': column=" + column);
        }
        return profile;
    }

    /** Groups of columns of which one determines another, such as a postcode and its city; the one that tells most first. */
    List<List<String>> bound() {
        return bound;
    }

    /** The columns that say something about a record. */
    private List<String> compared() {
        return decisions.values().stream()
                .filter(decision ->
                        decision.meaning() != ColumnMeaning.ID && decision.meaning() != ColumnMeaning.CONSTANT)
                .map(MeaningFound::column)
                .toList();
    }

    /** The part of what columns say that no other column repeats, 0..1; see {@link RepeatedWords}. */
    double share(List<String> of) {
        return of.stream()
                .mapToDouble(column -> shares.getOrDefault(column, 1.0))
                .average()
                .orElse(1);
    }

    /** The columns of a meaning. */
    List<String> of(ColumnMeaning meaning) {
        return decisions.values().stream()
                .filter(decision -> decision.meaning() == meaning)
                .map(MeaningFound::column)
                .toList();
    }

    Optional<String> first(ColumnMeaning meaning) {
        return of(meaning).stream().findFirst();
    }

    /** The field of a column for a meaning: dates in the order that this column writes them. */
    ColumnField field(String column, ValueForm form) {
        return ColumnField.of(column, form == ValueForm.DATE ? dateForm(column) : form);
    }

    private ValueForm dateForm(String column) {
        boolean monthFirst = profile(column).dates().column().style().order() == DateOrder.MONTH_FIRST;
        return monthFirst ? ValueForm.DATE_MONTH_FIRST : ValueForm.DATE;
    }

    /** The date of birth, in one column or in three. */
    Optional<ColumnField> birthDate() {
        Optional<String> whole = first(ColumnMeaning.BIRTH_DATE);
        if (whole.isPresent()) {
            return whole.map(column -> field(column, ValueForm.DATE));
        }
        Optional<String> year = first(ColumnMeaning.BIRTH_YEAR);
        Optional<String> month = first(ColumnMeaning.BIRTH_MONTH);
        if (year.isEmpty() || month.isEmpty()) {
            return year.map(column -> ColumnField.of(column, ValueForm.DATE));
        }
        List<String> parts = first(ColumnMeaning.BIRTH_DAY)
                .map(day -> List.of(year.get(), month.get(), day))
                .orElse(List.of(year.get(), month.get()));
        return Optional.of(new ColumnField(parts, ValueForm.DATE));
    }
}
