// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.linkage.column.Field;
import org.enlace.linkage.column.Form;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.column.Values;
import org.enlace.text.DateOrder;

/** The columns that all tables share, with their profiles and meanings, in the order of the first table. */
final class Columns {
    private final Map<String, Profile> profiles = new LinkedHashMap<>();
    private final Map<String, Decision> decisions = new LinkedHashMap<>();
    private List<List<String>> bound = List.of();
    private Map<String, Double> shares = Map.of();

    static Columns of(List<Table> tables) {
        Columns columns = new Columns();
        List<String> shared = tables.getFirst().columnNames().stream()
                .filter(name ->
                        tables.stream().allMatch(table -> table.columnNames().contains(name)))
                .toList();
        record Read(String name, Profile profile) {}
        List<Read> read = shared.stream()
                .parallel()
                .map(name -> new Read(name, Profile.of(Values.of(tables, name))))
                .toList();
        List<String> all = tables.stream()
                .flatMap(table -> table.columnNames().stream())
                .distinct()
                .toList();
        for (Read each : read) {
            columns.profiles.put(each.name(), each.profile());
            columns.decisions.put(each.name(), Reading.beside(all, Reading.of(each.name(), each.profile())));
        }
        columns.completeNames();
        columns.bound = Bound.of(columns, tables);
        columns.shares = RepeatedWords.shares(columns.compared(), tables);
        return columns;
    }

    /** Beside a surname, a column that is headed "name" holds given names. */
    private void completeNames() {
        if (!of(Meaning.SURNAME).isEmpty() && of(Meaning.GIVEN_NAME).isEmpty()) {
            decisions.replaceAll((column, decision) ->
                    Headers.meaning(column).filter(Meaning.FULL_NAME::equals).isPresent()
                            ? new Decision(column, Meaning.GIVEN_NAME, Decision.Reason.NEIGHBOUR)
                            : decision);
        }
    }

    List<Decision> decisions() {
        return List.copyOf(decisions.values());
    }

    Profile profile(String column) {
        Profile profile = profiles.get(column);
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
                .filter(decision -> decision.meaning() != Meaning.ID && decision.meaning() != Meaning.CONSTANT)
                .map(Decision::column)
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
    List<String> of(Meaning meaning) {
        return decisions.values().stream()
                .filter(decision -> decision.meaning() == meaning)
                .map(Decision::column)
                .toList();
    }

    Optional<String> first(Meaning meaning) {
        return of(meaning).stream().findFirst();
    }

    /** The field of a column for a meaning: dates in the order that this column writes them. */
    Field field(String column, Form form) {
        return Field.of(column, form == Form.DATE ? dateForm(column) : form);
    }

    private Form dateForm(String column) {
        boolean monthFirst = profile(column).dates().style().order() == DateOrder.MONTH_FIRST;
        return monthFirst ? Form.DATE_MONTH_FIRST : Form.DATE;
    }

    /** The date of birth, in one column or in three. */
    Optional<Field> birthDate() {
        Optional<String> whole = first(Meaning.BIRTH_DATE);
        if (whole.isPresent()) {
            return whole.map(column -> field(column, Form.DATE));
        }
        Optional<String> year = first(Meaning.BIRTH_YEAR);
        Optional<String> month = first(Meaning.BIRTH_MONTH);
        if (year.isEmpty() || month.isEmpty()) {
            return year.map(column -> Field.of(column, Form.DATE));
        }
        List<String> parts = first(Meaning.BIRTH_DAY)
                .map(day -> List.of(year.get(), month.get(), day))
                .orElse(List.of(year.get(), month.get()));
        return Optional.of(new Field(parts, Form.DATE));
    }
}
