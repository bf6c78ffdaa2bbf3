// SPDX-License-Identifier: Apache-2.0
package org.enlace.tokens;

import java.time.LocalDate;
import java.util.List;

/**
 * A date of birth as the keys that tokens are bound to: whole, with day and month in either order, or with one of two years. A
 * key that says less would be found by trying all of its kind: eighty years have 14,640 of the last, the fewest.
 */
record BirthKeys(LocalDate born) {
    private static final int YEAR = 4;

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

    /** With the year before and with the year after: {@code 1979/1980-03-04}. Dates a year apart share one of the two. */
    List<String> years() {
        return List.of(years(born.getYear() - 1), years(born.getYear()));
    }

    private String years(int first) {
        return first + "/" + (first + 1) + whole().substring(YEAR);
    }
}
