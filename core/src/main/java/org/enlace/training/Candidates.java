// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.enlace.linkage.column.Field;
import org.enlace.linkage.column.Form;
import org.enlace.linkage.criterion.Rule;

/** Blocking rules that the meanings of columns suggest, those that tell most first; which of them are used is planned later. */
final class Candidates {
    private final Columns columns;
    private final Set<Rule> rules = new LinkedHashSet<>();

    private Candidates(Columns columns) {
        this.columns = columns;
    }

    static List<Rule> of(Columns columns) {
        Candidates candidates = new Candidates(columns);
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
        each(Meaning.DOCUMENT, Form.LETTERS, this::add);
        each(Meaning.PLATE, Form.LETTERS, this::add);
        each(Meaning.PHONE, Form.LAST_DIGITS, this::add);
        each(Meaning.PHONE, Form.DIGITS, this::add);
        each(Meaning.EMAIL, Form.EMAIL, this::add);
        each(Meaning.EMAIL, Form.EMAIL_LOCAL, this::add);
        each(Meaning.DOCUMENT, Form.PREFIX_5, this::add);
    }

    private void dates() {
        columns.birthDate().ifPresent(date -> {
            add(date);
            Field monthDay = new Field(date.columns(), Form.MONTH_DAY);
            Field year = new Field(date.columns(), Form.YEAR);
            List<Field> starts = new ArrayList<>();
            each(Meaning.SURNAME, Form.SOUND, starts::add);
            each(Meaning.GIVEN_NAME, Form.SOUND, starts::add);
            each(Meaning.WORD, Form.SOUND, starts::add);
            each(Meaning.FULL_NAME, Form.FIRST_WORD, starts::add);
            each(Meaning.FULL_NAME, Form.LAST_WORD, starts::add);
            each(Meaning.FULL_NAME, Form.LONGEST_WORD, starts::add);
            starts.forEach(start -> add(date, start));
            starts.forEach(start -> add(year, start));
            starts.forEach(start -> add(monthDay, start));
            each(Meaning.SURNAME, Form.PREFIX_3, start -> add(date, start));
            each(Meaning.GIVEN_NAME, Form.PREFIX_3, start -> add(date, start));
            each(Meaning.POSTCODE, Form.LETTERS, place -> add(date, place));
            each(Meaning.CITY, Form.SOUND, place -> add(date, place));
        });
    }

    private void names() {
        each(
                Meaning.GIVEN_NAME,
                Form.SOUND,
                given -> each(Meaning.SURNAME, Form.SOUND, surname -> {
                    add(surname, given);
                    add(new Field(
                            List.of(
                                    given.columns().getFirst(),
                                    surname.columns().getFirst()),
                            Form.SORTED));
                    each(Meaning.SECOND_SURNAME, Form.SOUND, second -> add(surname, second));
                    each(Meaning.SECOND_SURNAME, Form.SOUND, second -> add(given, second));
                    add(surname, form(given, Form.PREFIX_3));
                    add(form(surname, Form.PREFIX_3), given);
                    add(form(surname, Form.PREFIX_3), form(given, Form.PREFIX_3));
                }));
        for (Meaning place : List.of(Meaning.POSTCODE, Meaning.CITY, Meaning.ADDRESS, Meaning.HOUSE_NUMBER)) {
            each(place, Form.SOUND, where -> {
                each(Meaning.SURNAME, Form.SOUND, name -> add(name, numbered(where)));
                each(Meaning.GIVEN_NAME, Form.SOUND, name -> add(name, numbered(where)));
                each(Meaning.FULL_NAME, Form.LONGEST_WORD, name -> add(name, numbered(where)));
                each(Meaning.FULL_NAME, Form.FIRST_WORD, name -> add(name, numbered(where)));
                each(Meaning.WORD, Form.SOUND, name -> add(name, numbered(where)));
                each(Meaning.COMPANY, Form.FIRST_WORD, name -> add(name, numbered(where)));
            });
        }
        List<String> words = columns.of(Meaning.WORD);
        for (int at = 0; at < words.size(); at++) {
            for (String other : words.subList(at + 1, words.size())) {
                add(Field.of(words.get(at), Form.SOUND), Field.of(other, Form.SOUND));
            }
        }
        each(Meaning.SURNAME, Form.SOUND, this::add);
        each(Meaning.WORD, Form.SOUND, this::add);
        each(Meaning.GIVEN_NAME, Form.SOUND, this::add);
    }

    private void wholeNames() {
        for (Meaning meaning : List.of(Meaning.FULL_NAME, Meaning.COMPANY)) {
            each(meaning, Form.SORTED, this::add);
            each(meaning, Form.SOUND, this::add);
            each(meaning, Form.LONGEST_WORD, this::add);
            each(meaning, Form.PREFIX_5, this::add);
            each(meaning, Form.FIRST_WORD, first -> add(first, form(first, Form.LAST_WORD)));
            each(meaning, Form.LAST_WORD, this::add);
            each(meaning, Form.FIRST_WORD, this::add);
        }
    }

    private void places() {
        each(Meaning.ADDRESS, Form.ADDRESS, this::add);
        each(Meaning.ADDRESS, Form.SORTED, this::add);
        each(Meaning.ADDRESS, Form.PREFIX_5, street -> {
            each(Meaning.HOUSE_NUMBER, Form.LETTERS, number -> add(street, number));
            each(Meaning.POSTCODE, Form.LETTERS, code -> add(street, code));
            each(Meaning.CITY, Form.SOUND, city -> add(street, city));
        });
        each(
                Meaning.POSTCODE,
                Form.LETTERS,
                code -> each(Meaning.HOUSE_NUMBER, Form.LETTERS, number -> add(code, number)));
    }

    private void texts() {
        for (Meaning meaning : List.of(Meaning.TITLE, Meaning.TEXT)) {
            each(meaning, Form.TEXT, this::add);
            each(meaning, Form.SORTED, this::add);
            each(meaning, Form.PREFIX_5, this::add);
            each(meaning, Form.LONGEST_WORD, this::add);
            each(meaning, Form.LAST_WORD, this::add);
            each(meaning, Form.CODE_WORD, this::add);
            each(meaning, Form.FIRST_WORD, first -> {
                add(first, form(first, Form.LAST_WORD));
                add(first, form(first, Form.LONGEST_WORD));
                for (Meaning other : List.of(Meaning.YEAR, Meaning.NUMBER)) {
                    each(other, Form.NUMBER, number -> add(first, number));
                }
            });
        }
        List<String> titles = new ArrayList<>(columns.of(Meaning.TITLE));
        titles.addAll(columns.of(Meaning.WORD));
        for (String one : titles) {
            for (String other : titles) {
                if (!one.equals(other)) {
                    add(Field.of(one, Form.FIRST_WORD), Field.of(other, Form.LONGEST_WORD));
                }
            }
        }
    }

    private void anything() {
        for (Decision decision : columns.decisions()) {
            switch (decision.meaning()) {
                case ID, CONSTANT -> {}
                case NUMBER, AGE, YEAR -> add(Field.of(decision.column(), Form.NUMBER));
                default -> add(Field.of(decision.column(), Form.TEXT));
            }
        }
    }

    /** Places that are numbers have no sound. */
    private Field numbered(Field where) {
        return columns.profile(where.columns().getFirst()).letters() < 0.5 ? form(where, Form.LETTERS) : where;
    }

    private static Field form(Field field, Form form) {
        return new Field(field.columns(), form);
    }

    private void each(Meaning meaning, Form form, java.util.function.Consumer<Field> use) {
        columns.of(meaning).stream().limit(3).forEach(column -> use.accept(columns.field(column, form)));
    }

    private void add(Field... fields) {
        rules.add(Rule.of(fields));
    }
}
