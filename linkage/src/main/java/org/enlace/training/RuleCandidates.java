// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.ValueForm;
import org.enlace.linkage.criterion.BlockingRule;

/** Blocking rules that the meanings of columns suggest, those that tell most first; which of them are used is planned later. */
final class RuleCandidates {
    private final SharedColumns columns;
    private final Set<BlockingRule> rules = new LinkedHashSet<>();

    private RuleCandidates(SharedColumns columns) {
        this.columns = columns;
    }

    static List<BlockingRule> of(SharedColumns columns) {
        RuleCandidates candidates = new RuleCandidates(columns);
        candidates.numbers();
        candidates.dates();
        candidates.names();
        candidates.wholeNames();
        candidates.places();
        candidates.texts();
        if (candidates.rules.isEmpty()) {
            candidates.anything();
        }
        return List.copyOf(candidates.rules);
    }

    private void numbers() {
        each(ColumnMeaning.DOCUMENT, ValueForm.LETTERS, this::add);
        each(ColumnMeaning.PLATE, ValueForm.LETTERS, this::add);
        each(ColumnMeaning.PHONE, ValueForm.LAST_DIGITS, this::add);
        each(ColumnMeaning.PHONE, ValueForm.DIGITS, this::add);
        each(ColumnMeaning.EMAIL, ValueForm.EMAIL, this::add);
        each(ColumnMeaning.EMAIL, ValueForm.EMAIL_LOCAL, this::add);
        each(ColumnMeaning.DOCUMENT, ValueForm.PREFIX_5, this::add);
    }

    private void dates() {
        columns.birthDate().ifPresent(date -> {
            add(date);
            ColumnField monthDay = new ColumnField(date.columns(), ValueForm.MONTH_DAY);
            ColumnField year = new ColumnField(date.columns(), ValueForm.YEAR);
            List<ColumnField> starts = new ArrayList<>();
            each(ColumnMeaning.SURNAME, ValueForm.SOUND, starts::add);
            each(ColumnMeaning.GIVEN_NAME, ValueForm.SOUND, starts::add);
            each(ColumnMeaning.WORD, ValueForm.SOUND, starts::add);
            each(ColumnMeaning.FULL_NAME, ValueForm.FIRST_WORD, starts::add);
            each(ColumnMeaning.FULL_NAME, ValueForm.LAST_WORD, starts::add);
            each(ColumnMeaning.FULL_NAME, ValueForm.LONGEST_WORD, starts::add);
            starts.forEach(start -> add(date, start));
            starts.forEach(start -> add(year, start));
            starts.forEach(start -> add(monthDay, start));
            each(ColumnMeaning.SURNAME, ValueForm.PREFIX_3, start -> add(date, start));
            each(ColumnMeaning.GIVEN_NAME, ValueForm.PREFIX_3, start -> add(date, start));
            each(ColumnMeaning.POSTCODE, ValueForm.LETTERS, place -> add(date, place));
            each(ColumnMeaning.CITY, ValueForm.SOUND, place -> add(date, place));
        });
    }

    private void names() {
        each(
                ColumnMeaning.GIVEN_NAME,
                ValueForm.SOUND,
                given -> each(ColumnMeaning.SURNAME, ValueForm.SOUND, surname -> {
                    add(surname, given);
                    add(new ColumnField(
                            List.of(
                                    given.columns().getFirst(),
                                    surname.columns().getFirst()),
                            ValueForm.SORTED));
                    each(ColumnMeaning.SECOND_SURNAME, ValueForm.SOUND, second -> add(surname, second));
                    each(ColumnMeaning.SECOND_SURNAME, ValueForm.SOUND, second -> add(given, second));
                    add(surname, form(given, ValueForm.PREFIX_3));
                    add(form(surname, ValueForm.PREFIX_3), given);
                    add(form(surname, ValueForm.PREFIX_3), form(given, ValueForm.PREFIX_3));
                }));
        for (ColumnMeaning place : List.of(
                ColumnMeaning.POSTCODE, ColumnMeaning.CITY, ColumnMeaning.ADDRESS, ColumnMeaning.HOUSE_NUMBER)) {
            each(place, ValueForm.SOUND, where -> {
                each(ColumnMeaning.SURNAME, ValueForm.SOUND, name -> add(name, numbered(where)));
                each(ColumnMeaning.GIVEN_NAME, ValueForm.SOUND, name -> add(name, numbered(where)));
                each(ColumnMeaning.FULL_NAME, ValueForm.LONGEST_WORD, name -> add(name, numbered(where)));
                each(ColumnMeaning.FULL_NAME, ValueForm.FIRST_WORD, name -> add(name, numbered(where)));
                each(ColumnMeaning.WORD, ValueForm.SOUND, name -> add(name, numbered(where)));
                each(ColumnMeaning.COMPANY, ValueForm.FIRST_WORD, name -> add(name, numbered(where)));
            });
        }
        List<String> words = columns.of(ColumnMeaning.WORD);
        for (int at = 0; at < words.size(); at++) {
            for (String other : words.subList(at + 1, words.size())) {
                add(ColumnField.of(words.get(at), ValueForm.SOUND), ColumnField.of(other, ValueForm.SOUND));
            }
        }
        each(ColumnMeaning.SURNAME, ValueForm.SOUND, this::add);
        each(ColumnMeaning.WORD, ValueForm.SOUND, this::add);
        each(ColumnMeaning.GIVEN_NAME, ValueForm.SOUND, this::add);
    }

    private void wholeNames() {
        for (ColumnMeaning meaning : List.of(ColumnMeaning.FULL_NAME, ColumnMeaning.COMPANY)) {
            each(meaning, ValueForm.SORTED, this::add);
            each(meaning, ValueForm.SOUND, this::add);
            each(meaning, ValueForm.LONGEST_WORD, this::add);
            each(meaning, ValueForm.PREFIX_5, this::add);
            each(meaning, ValueForm.FIRST_WORD, first -> add(first, form(first, ValueForm.LAST_WORD)));
            each(meaning, ValueForm.LAST_WORD, this::add);
            each(meaning, ValueForm.FIRST_WORD, this::add);
        }
    }

    private void places() {
        each(ColumnMeaning.ADDRESS, ValueForm.ADDRESS, this::add);
        each(ColumnMeaning.ADDRESS, ValueForm.SORTED, this::add);
        each(ColumnMeaning.ADDRESS, ValueForm.PREFIX_5, street -> {
            each(ColumnMeaning.HOUSE_NUMBER, ValueForm.LETTERS, number -> add(street, number));
            each(ColumnMeaning.POSTCODE, ValueForm.LETTERS, code -> add(street, code));
            each(ColumnMeaning.CITY, ValueForm.SOUND, city -> add(street, city));
        });
        each(
                ColumnMeaning.POSTCODE,
                ValueForm.LETTERS,
                code -> each(ColumnMeaning.HOUSE_NUMBER, ValueForm.LETTERS, number -> add(code, number)));
    }

    private void texts() {
        for (ColumnMeaning meaning : List.of(ColumnMeaning.TITLE, ColumnMeaning.TEXT)) {
            each(meaning, ValueForm.TEXT, this::add);
            each(meaning, ValueForm.SORTED, this::add);
            each(meaning, ValueForm.PREFIX_5, this::add);
            each(meaning, ValueForm.LONGEST_WORD, this::add);
            each(meaning, ValueForm.LAST_WORD, this::add);
            each(meaning, ValueForm.CODE_WORD, this::add);
            each(meaning, ValueForm.FIRST_WORD, first -> {
                add(first, form(first, ValueForm.LAST_WORD));
                add(first, form(first, ValueForm.LONGEST_WORD));
                for (ColumnMeaning other : List.of(ColumnMeaning.YEAR, ColumnMeaning.NUMBER)) {
                    each(other, ValueForm.NUMBER, number -> add(first, number));
                }
            });
        }
        List<String> titles = new ArrayList<>(columns.of(ColumnMeaning.TITLE));
        titles.addAll(columns.of(ColumnMeaning.WORD));
        for (String one : titles) {
            for (String other : titles) {
                if (!one.equals(other)) {
                    add(ColumnField.of(one, ValueForm.FIRST_WORD), ColumnField.of(other, ValueForm.LONGEST_WORD));
                }
            }
        }
    }

    private void anything() {
        for (MeaningFound decision : columns.decisions()) {
            switch (decision.meaning()) {
                case ID, CONSTANT -> {}
                case NUMBER, AGE, YEAR -> add(ColumnField.of(decision.column(), ValueForm.NUMBER));
                default -> add(ColumnField.of(decision.column(), ValueForm.TEXT));
            }
        }
    }

    /** Places that are numbers have no sound. */
    private ColumnField numbered(ColumnField where) {
        return columns.profile(where.columns().getFirst()).words().letters() < 0.5
                ? form(where, ValueForm.LETTERS)
                : where;
    }

    private static ColumnField form(ColumnField field, ValueForm form) {
        return new ColumnField(field.columns(), form);
    }

    private void each(ColumnMeaning meaning, ValueForm form, java.util.function.Consumer<ColumnField> use) {
        columns.of(meaning).stream().limit(3).forEach(column -> use.accept(columns.field(column, form)));
    }

    private void add(ColumnField... fields) {
        rules.add(BlockingRule.of(fields));
    }
}
