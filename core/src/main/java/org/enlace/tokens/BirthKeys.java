// SPDX-License-Identifier: Apache-2.0
package org.enlace.tokens;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A date of birth as the keys that tokens are bound to: whole, with parts left out, with day and month in either order. */
record BirthKeys(LocalDate born) {
    /** Where decade, year, month, tens of the day and day begin in an ISO date, and where the last ends. */
    private static final int[] FROM = {0, 3, 5, 8, 9};

    private static final int[] TO = {3, 4, 7, 9, 10};

    /** {@code 1980-03-04}. */
    String whole() {
        return born.toString();
    }

    /** The same for a date with day and month exchanged: {@code 1980~3~4}. */
    String swapped() {
        int month = born.getMonthValue();
        int day = born.getDayOfMonth();
        return born.getYear() + "~" + Math.min(month, day) + "~" + Math.max(month, day);
    }

    /**
     * Five dates that lack two neighbours of the five parts, the last and the first being neighbours too, as in
     * {@code ____-03-04}; and one with two years, which an odd year shares with the next: {@code 1979/1980-03-04}. Dates that
     * differ in one part, or by a year across two decades, share exactly two.
     */
    List<String> nearly() {
        List<String> dates = new ArrayList<>(FROM.length + 1);
        for (int part = 0; part < FROM.length; part++) {
            StringBuilder date = new StringBuilder(whole());
            blank(date, part);
            blank(date, (part + 1) % FROM.length);
            dates.add(date.toString());
        }
        int odd = born.getYear() - 1 + born.getYear() % 2;
        dates.add(odd + "/" + (odd + 1) + whole().substring(TO[1]));
        return dates;
    }

    private static void blank(StringBuilder date, int part) {
        for (int at = FROM[part]; at < TO[part]; at++) {
            date.setCharAt(at, '_');
        }
    }
}
