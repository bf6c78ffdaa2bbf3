// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.linkage.criterion.ComparisonLevel;
import org.enlace.linkage.criterion.Criterion;
import org.enlace.names.NamePart;
import org.enlace.names.NamePartFrequencies;
import org.enlace.names.NameSchema;
import org.enlace.names.ParsedName;

/**
 * How common values are among people, as a table of {@value #PEOPLE} rows: parts of names by the lists of {@link NamePartFrequencies},
 * years and months of birth evenly. What it does not name is as rare as one row.
 */
final class ValueCommonness {
    /** Comparisons that weigh nothing but how rare the part is on which two names agree. */
    static final String SURNAME = "surname";

    static final String SECOND_SURNAME = "secondSurname";
    static final String GIVEN_NAME = "givenName";
    static final List<String> PARTS = List.of(SURNAME, SECOND_SURNAME, GIVEN_NAME);

    private static final int PEOPLE = 16_384;
    private static final int FIRST_YEAR = 1930;
    private static final int YEARS = 80;
    private static final int MONTHS = 12;
    /** Stands for all people whose value is not named; no value that is read can be this. */
    private static final String ANYONE = "-";

    private final NamePartFrequencies known = NamePartFrequencies.bundled();

    /**
     * Agreement weighs the share that two people by chance agree on the part over the share of this value (Newcombe 1959), so
     * nothing on average; disagreement is the whole name's to weigh.
     */
    List<Comparison> comparisons() {
        return List.of(
                rarity(SURNAME, known.surnameCoincidence()),
                rarity(SECOND_SURNAME, known.surnameCoincidence()),
                rarity(GIVEN_NAME, known.givenCoincidence()));
    }

    private static Comparison rarity(String part, double usual) {
        ComparisonLevel same = new ComparisonLevel(new Criterion.Exact(), usual, usual, true);
        return new Comparison(
                part, ColumnField.raw(part), List.of(same, ComparisonLevel.of(new Criterion.Else(), 1, 1)));
    }

    /** The table, with a column for everything in {@code columns}. */
    Table table(List<String> columns) {
        List<String> surnames = names(true);
        List<String> given = names(false);
        List<String> births = births();
        List<List<String>> rows = new ArrayList<>(PEOPLE);
        for (int row = 0; row < PEOPLE; row++) {
            Map<String, String> values = Map.of(
                    SURNAME,
                    surnames.get(row),
                    SECOND_SURNAME,
                    surnames.get(row),
                    GIVEN_NAME,
                    given.get(row),
                    SubjectTrait.BIRTH_DATE.label(),
                    births.get(row));
            rows.add(columns.stream()
                    .map(column -> values.getOrDefault(column, ""))
                    .toList());
        }
        return Table.of("people", columns, -1, rows);
    }

    private List<String> names(boolean surnames) {
        Map<String, Double> shares = new TreeMap<>();
        known.eachShare((kind, plain, share) -> {
            if (surnames == (kind == NamePartFrequencies.Kind.SURNAME)) {
                shares.merge(asRead(plain), share, Double::sum);
            }
        });
        List<String> people = new ArrayList<>(PEOPLE);
        shares.forEach((plain, share) -> add(people, plain, share * PEOPLE));
        return filled(people);
    }

    /** A listed name in the form in which it is read within a whole name. */
    private static String asRead(String plain) {
        List<NamePart> parts = ParsedName.of(plain, NameSchema.PERSON).parts();
        return parts.size() == 1 ? parts.getFirst().text() : plain;
    }

    private static List<String> births() {
        List<String> people = new ArrayList<>(PEOPLE);
        for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
            add(people, Integer.toString(year), (double) PEOPLE / 2 / YEARS);
            for (int month = 1; month <= MONTHS; month++) {
                add(people, String.format(Locale.ROOT, "%d-%02d", year, month), (double) PEOPLE / 2 / YEARS / MONTHS);
            }
        }
        return filled(people);
    }

    private static void add(List<String> people, String value, double times) {
        for (long time = Math.round(times); time > 0 && people.size() < PEOPLE; time--) {
            people.add(value);
        }
    }

    private static List<String> filled(List<String> people) {
        while (people.size() < PEOPLE) {
            people.add(ANYONE);
        }
        return people;
    }
}
