// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.ValueForm;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.linkage.criterion.ComparisonLevel;
import org.enlace.linkage.criterion.Criterion;

/** What is compared for each meaning, with the m that we expect beforehand; u is a start only, since it is always learnt. */
final class SuggestedComparisons {
    private static final double START_U = 0.1;

    /** So many comparisons may a model have. */
    static final int MOST = 32;

    /** What many records share. */
    private static final Set<ColumnMeaning> FAINT = EnumSet.of(
            ColumnMeaning.NUMBER,
            ColumnMeaning.TEXT,
            ColumnMeaning.CATEGORY,
            ColumnMeaning.YEAR,
            ColumnMeaning.AGE,
            ColumnMeaning.GENDER,
            ColumnMeaning.COUNTRY);

    private final SharedColumns columns;
    private final List<Comparison> made = new ArrayList<>();

    private SuggestedComparisons(SharedColumns columns) {
        this.columns = columns;
    }

    static List<Comparison> of(SharedColumns columns) {
        SuggestedComparisons comparisons = new SuggestedComparisons(columns);
        Set<String> bound = columns.bound().stream().flatMap(List::stream).collect(Collectors.toSet());
        columns.decisions().stream()
                .filter(decision -> !bound.contains(decision.column()))
                .forEach(comparisons::add);
        comparisons.addPairs();
        return comparisons.mostTelling();
    }

    /** Of more than a model may have: those whose header says what they are, then those of most different values. */
    private List<Comparison> mostTelling() {
        Map<String, MeaningFound> decided =
                columns.decisions().stream().collect(Collectors.toMap(MeaningFound::column, decision -> decision));
        Set<Comparison> kept = made.stream()
                .sorted(Comparator.comparing((Comparison comparison) -> comparison.field().columns().stream()
                                .map(decided::get)
                                .allMatch(SuggestedComparisons::isFaint))
                        .thenComparing(
                                comparison -> comparison.field().columns().stream()
                                        .mapToInt(column ->
                                                columns.profile(column).fill().distinct())
                                        .max()
                                        .orElse(0),
                                Comparator.reverseOrder()))
                .limit(MOST)
                .collect(Collectors.toSet());
        return made.stream().filter(kept::contains).toList();
    }

    /** Whether nothing but its values says what a column is, or many records share what it says. */
    private static boolean isFaint(MeaningFound decision) {
        return decision.reason() != MeaningFound.Reason.HEADER || FAINT.contains(decision.meaning());
    }

    private void add(MeaningFound decision) {
        String column = decision.column();
        switch (decision.meaning()) {
            case GIVEN_NAME, MIDDLE_NAME -> add(column, ValueForm.TEXT, given());
            case SURNAME, SECOND_SURNAME, WORD -> add(column, ValueForm.TEXT, word());
            case CITY, STATE -> add(column, ValueForm.TEXT, place());
            case FULL_NAME -> add(column, ValueForm.NAME, person());
            case COMPANY -> add(column, ValueForm.NAME, company());
            case BIRTH_DATE, DATE -> add(column, ValueForm.DATE, date());
            case PHONE -> add(column, phoneForm(column), number());
            case EMAIL -> add(column, ValueForm.EMAIL, email());
            case DOCUMENT, PLATE -> add(column, ValueForm.LETTERS, number());
            case ADDRESS -> add(column, ValueForm.ADDRESS, address());
            case HOUSE_NUMBER -> add(column, ValueForm.LETTERS, code());
            case POSTCODE -> add(column, ValueForm.LETTERS, code());
            case COUNTRY, GENDER, CATEGORY -> add(column, ValueForm.TEXT, category());
            case TITLE, TEXT -> add(column, ValueForm.TEXT, words());
            case NUMBER, AGE, YEAR -> add(column, ValueForm.NUMBER, quantity());
            case BIRTH_YEAR, BIRTH_MONTH, BIRTH_DAY, ID, CONSTANT -> {}
        }
    }

    /** Comparisons that look at several columns. */
    private void addPairs() {
        if (columns.first(ColumnMeaning.BIRTH_DATE).isEmpty()) {
            columns.birthDate().ifPresent(field -> made.add(comparison("birth date", field, date())));
        }
        columns.bound()
                .forEach(group -> made.add(comparison(
                        String.join(" and ", group), new ColumnField(group, ValueForm.PARTS), together(group.size()))));
        columns.first(ColumnMeaning.GIVEN_NAME)
                .ifPresent(given -> columns.first(ColumnMeaning.SURNAME)
                        .ifPresent(surname -> made.add(comparison(
                                given + " and " + surname + " exchanged",
                                new ColumnField(List.of(given, surname), ValueForm.PARTS),
                                exchanged()))));
    }

    private ValueForm phoneForm(String column) {
        return columns.profile(column).length() >= 8 ? ValueForm.LAST_DIGITS : ValueForm.DIGITS;
    }

    private void add(String column, ValueForm form, List<ComparisonLevel> levels) {
        made.add(comparison(column, columns.field(column, form), levels));
    }

    private Comparison comparison(String name, ColumnField field, List<ComparisonLevel> levels) {
        return new Comparison(name, field, levels, columns.share(field.columns()));
    }

    private static List<ComparisonLevel> given() {
        return List.of(
                rare(0.8),
                level(new Criterion.Equivalent(), 0.02),
                level(new Criterion.Edits(1), 0.06),
                level(new Criterion.Initial(), 0.01),
                level(new Criterion.JaroWinkler(0.9), 0.03),
                level(new Criterion.Prefix(3), 0.01),
                level(new Criterion.JaroWinkler(0.8), 0.02),
                last(0.05));
    }

    private static List<ComparisonLevel> word() {
        return List.of(
                rare(0.82),
                level(new Criterion.Edits(1), 0.07),
                level(new Criterion.JaroWinkler(0.9), 0.03),
                level(new Criterion.SameSound(), 0.01),
                level(new Criterion.JaroWinkler(0.8), 0.02),
                last(0.05));
    }

    private static List<ComparisonLevel> place() {
        return List.of(
                rare(0.8),
                level(new Criterion.Edits(2), 0.07),
                level(new Criterion.JaroWinkler(0.88), 0.03),
                last(0.1));
    }

    private static List<ComparisonLevel> person() {
        return List.of(
                rare(0.6),
                level(new Criterion.PersonNames(0.97), 0.15),
                level(new Criterion.PersonNames(0.87), 0.08),
                level(new Criterion.PersonNames(0.7), 0.06),
                level(new Criterion.PersonNames(0.45), 0.06),
                last(0.05));
    }

    private static List<ComparisonLevel> company() {
        return List.of(
                rare(0.5),
                level(new Criterion.CompanyNames(0.97), 0.2),
                level(new Criterion.CompanyNames(0.88), 0.12),
                level(new Criterion.CompanyNames(0.75), 0.08),
                level(new Criterion.CompanyNames(0.55), 0.05),
                last(0.05));
    }

    private static List<ComparisonLevel> date() {
        return List.of(
                rare(0.8),
                level(new Criterion.SwappedDate(), 0.01),
                level(new Criterion.PartialDate(), 0.02),
                level(new Criterion.Edits(1), 0.07),
                level(new Criterion.DateParts(1), 0.03),
                level(new Criterion.Edits(2), 0.02),
                last(0.05));
    }

    private static List<ComparisonLevel> number() {
        return List.of(
                exact(0.8), level(new Criterion.Edits(1), 0.08), level(new Criterion.Edits(2), 0.03), last(0.09));
    }

    private static List<ComparisonLevel> email() {
        return List.of(
                exact(0.75),
                level(new Criterion.Edits(1), 0.07),
                level(new Criterion.Edits(3), 0.04),
                level(new Criterion.JaroWinkler(0.9), 0.04),
                last(0.1));
    }

    private static List<ComparisonLevel> address() {
        return List.of(
                rare(0.65),
                level(new Criterion.Edits(2), 0.08),
                level(new Criterion.Words(0.75), 0.07),
                level(new Criterion.Words(0.5), 0.05),
                level(new Criterion.JaroWinkler(0.88), 0.03),
                last(0.12));
    }

    private static List<ComparisonLevel> code() {
        return List.of(rare(0.8), level(new Criterion.Edits(1), 0.08), last(0.12));
    }

    private static List<ComparisonLevel> category() {
        return List.of(rare(0.9), last(0.1));
    }

    private static List<ComparisonLevel> words() {
        return List.of(
                rare(0.4),
                level(new Criterion.Grams(0.85), 0.12),
                level(new Criterion.Grams(0.7), 0.12),
                level(new Criterion.Grams(0.55), 0.12),
                level(new Criterion.Grams(0.42), 0.09),
                level(new Criterion.Grams(0.3), 0.06),
                level(new Criterion.Grams(0.2), 0.04),
                last(0.05));
    }

    private static List<ComparisonLevel> quantity() {
        return List.of(
                rare(0.7),
                level(new Criterion.Near(0.0006), 0.05),
                level(new Criterion.Near(0.02), 0.08),
                level(new Criterion.Near(0.1), 0.06),
                level(new Criterion.Near(0.3), 0.04),
                last(0.07));
    }

    /** Columns that determine each other are one piece of evidence. */
    private static List<ComparisonLevel> together(int columns) {
        List<ComparisonLevel> levels = new ArrayList<>(List.of(
                rare(0.7),
                level(new Criterion.PartsAlike(1), 0.1),
                level(new Criterion.FirstPart(), 0.05),
                level(new Criterion.PartsAlike(0.6), 0.02),
                level(new Criterion.PartsAlike(0.3), 0.03),
                last(0.1)));
        if (columns == 2) {
            levels.remove(3);
        }
        return levels;
    }

    private static List<ComparisonLevel> exchanged() {
        return List.of(level(new Criterion.Exchanged(1), 0.01), level(new Criterion.Exchanged(0.85), 0.01), last(0.98));
    }

    private static ComparisonLevel exact(double m) {
        return ComparisonLevel.of(new Criterion.Exact(), m, START_U);
    }

    private static ComparisonLevel rare(double m) {
        return new ComparisonLevel(new Criterion.Exact(), m, START_U, true);
    }

    private static ComparisonLevel level(Criterion criterion, double m) {
        return ComparisonLevel.of(criterion, m, START_U);
    }

    private static ComparisonLevel last(double m) {
        return ComparisonLevel.of(new Criterion.Else(), m, 1 - START_U);
    }
}
