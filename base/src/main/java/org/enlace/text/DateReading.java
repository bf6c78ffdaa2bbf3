// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import java.util.Optional;

/** What a text says of a date. Months and days that are not known are 0. */
public sealed interface DateReading {

    /** Exactly this day, month or year. */
    record Known(int year, int month, int day) implements DateReading {}

    /** About this day, month or year, as the text says: {@code c. 1968}. */
    record Rough(int year, int month, int day) implements DateReading {}

    /** In one of these years; 0 where that end is open, as in {@code antes de 1970}. */
    record Between(int first, int last) implements DateReading {}

    /** A day is written that does not exist, or that is out of reach: {@code 31/02/1984}, {@code 12/03/2527}. */
    record Impossible(int year, int month, int day) implements DateReading {}

    /** The text says that nothing is known, as {@code S/D} or {@code 00/00/0000} do. */
    record Absent() implements DateReading {}

    /** No date, or one that can be read in several ways. */
    record Unreadable() implements DateReading {}

    /** ISO 8601 to the year, month or day, where exactly that is said. */
    default Optional<String> iso() {
        return this instanceof Known(int year, int month, int day)
                ? Optional.of(digits(year, month, day))
                : Optional.empty();
    }

    /**
     * {@code yyyy-mm-dd} or its beginning for comparing digit by digit: rough dates and days that do not exist as well; empty where
     * no year is written, or several.
     */
    default String digits() {
        return switch (this) {
            case Known(int year, int month, int day) -> digits(year, month, day);
            case Rough(int year, int month, int day) -> digits(year, month, day);
            case Impossible(int year, int month, int day) -> digits(year, month, day);
            case Between _, Absent _, Unreadable _ -> "";
        };
    }

    /** As ISO 8601-2 (EDTF) writes it: {@code 1984-03}, {@code 1968~}, {@code 1968/1970}, {@code ../1970}; "-" absent, "?" unreadable. */
    default String edtf() {
        return switch (this) {
            case Known _ -> digits();
            case Rough _ -> digits() + "~";
            case Impossible _ -> digits() + "!";
            case Between(int first, int last) ->
                (first == 0 ? ".." : digits(first, 0, 0)) + "/" + (last == 0 ? ".." : digits(last, 0, 0));
            case Absent _ -> "-";
            case Unreadable _ -> "?";
        };
    }

    private static String digits(int year, int month, int day) {
        StringBuilder out = new StringBuilder(10);
        put(out, year, 1000);
        if (month > 0) {
            put(out.append('-'), month, 10);
            if (day > 0) {
                put(out.append('-'), day, 10);
            }
        }
        return out.toString();
    }

    private static void put(StringBuilder out, int number, int place) {
        for (int at = place; at > 0; at /= 10) {
            out.append((char) ('0' + number / at % 10));
        }
    }
}
