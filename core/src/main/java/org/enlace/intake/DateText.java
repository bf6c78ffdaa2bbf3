// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.intake.Mapping.DateOrder;

/** Dates as people write them, read into ISO 8601 (year, month or day); a two-digit year is read as past. */
final class DateText {
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2})(?:[T ].*)?)?)?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d{2})(?:[T ]\\d.*)?");
    private static final Pattern MONTH_NAMED =
            Pattern.compile("(\\d{1,2})(?:[-/. ]| de )+(\\p{L}{3,})\\.?(?:[-/. ]| de )+(\\d{4}|\\d{2})");
    private static final String[] MONTHS = {
        "jan|ene",
        "feb|fev",
        "mar",
        "apr|abr",
        "may|mai",
        "jun",
        "jul",
        "aug|ago",
        "sep|set",
        "oct|out",
        "nov",
        "dec|dic|dez"
    };
    private static final int CENTURY_TURNS = 30;

    private DateText() {}

    /** The date in ISO 8601, or empty where it is none. */
    static Optional<String> iso(String text, DateOrder order) {
        String value = text.strip();
        try {
            Matcher compact = COMPACT.matcher(value);
            if (compact.matches()) {
                return day(compact.group(1), compact.group(2), compact.group(3));
            }
            Matcher yearFirst = YEAR_FIRST.matcher(value);
            if (yearFirst.matches()) {
                return yearFirst(yearFirst);
            }
            Matcher yearLast = YEAR_LAST.matcher(value);
            if (yearLast.matches()) {
                boolean dayFirst = order == DateOrder.DAY_FIRST;
                return day(yearLast.group(3), yearLast.group(dayFirst ? 2 : 1), yearLast.group(dayFirst ? 1 : 2));
            }
            Matcher named = MONTH_NAMED.matcher(value);
            if (named.matches()) {
                return day(named.group(3), month(named.group(2)), named.group(1));
            }
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<String> yearFirst(Matcher found) {
        if (found.group(2) == null) {
            return Optional.of(found.group(1));
        }
        return found.group(3) == null
                ? Optional.of(YearMonth.of(number(found.group(1)), number(found.group(2)))
                        .toString())
                : day(found.group(1), found.group(2), found.group(3));
    }

    private static Optional<String> day(String year, String month, String day) {
        int full = year.length() == 4 ? number(year) : number(year) + (number(year) < CENTURY_TURNS ? 2000 : 1900);
        return Optional.of(LocalDate.of(full, number(month), number(day)).toString());
    }

    private static String month(String name) {
        String folded = NormalForm.fold(name);
        String start = folded.substring(0, Math.min(3, folded.length()));
        for (int month = 0; month < MONTHS.length; month++) {
            if (start.length() == 3 && MONTHS[month].contains(start)) {
                return String.valueOf(month + 1).toLowerCase(Locale.ROOT);
            }
        }
        throw new DateTimeException("no such month");
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
