// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a text may say about when somebody was born. A text that can mean several days is all of them, so that who asks for the
 * youngest reading protects in doubt: day and month in either order, two-digit years of either century, rough dates, ages.
 *
 * <p>Decision: docs/decisions.md, "What cannot be read protects".
 */
public sealed interface BirthDate {
    /** Of age from this birthday on. */
    int ADULT = 18;

    /** The text says that nothing is known, as {@code S/D} or {@code -} do. */
    record Absent() implements BirthDate {}

    /** There is a text, and it is no date that somebody now alive can be born on. */
    record Unreadable() implements BirthDate {}

    /** Born on one of the days from {@code first} to {@code last}; {@code rough} where the text itself says so. */
    record Within(LocalDate first, LocalDate last, boolean rough) implements BirthDate {}

    /** Reads a birth date, or an age where the text says that it is one, as of {@code today}. */
    static BirthDate of(String text, LocalDate today) {
        return whole(text)
                .filter(date -> !date.isAfter(today))
                .<BirthDate>map(date -> new Within(date, date, false))
                .orElseGet(() -> new BirthReading(text, today).read());
    }

    /** The usual case without ado: a day in ISO 8601. */
    private static Optional<LocalDate> whole(String text) {
        boolean shaped =
                text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-' && text.compareTo("1880") >= 0;
        try {
            return shaped ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Reads an age as of {@code today}, in years where the text names no unit; four digits are the year of birth. */
    static BirthDate ofAge(String text, LocalDate today) {
        return AgeReading.of(text, today);
    }

    /** True where the person may be younger than 18 on {@code today}, or where nobody can tell though something is written. */
    default boolean mayBeMinors(LocalDate today) {
        return switch (this) {
            case Absent() -> false;
            case Unreadable() -> true;
            case Within within -> within.last().plusYears(ADULT).isAfter(today);
        };
    }

    /** ISO 8601 (year, month or day) where the text means exactly that. */
    default Optional<String> iso() {
        if (!(this instanceof Within(LocalDate first, LocalDate last, boolean rough)) || rough) {
            return Optional.empty();
        }
        if (first.equals(last)) {
            return Optional.of(first.toString());
        }
        boolean month =
                first.getDayOfMonth() == 1 && first.plusMonths(1).minusDays(1).equals(last);
        boolean year =
                first.getDayOfYear() == 1 && first.plusYears(1).minusDays(1).equals(last);
        return month
                ? Optional.of(first.toString().substring(0, 7))
                : year ? Optional.of(first.toString().substring(0, 4)) : Optional.empty();
    }
}
