// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A date of which month or day may be missing (0). */
public record PartialDate(int year, int month, int day) {
    private static final Pattern ISO = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?(?:T.*)?");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");

    /** How two dates of birth relate, most alike first. */
    public enum Likeness {
        /** Year, month and day are the same. */
        SAME,
        /** Day and month are exchanged. */
        SWAPPED,
        /** What both know is the same, but one knows less. */
        AGREES,
        /** One part differs: the day, the month, or the year by one. */
        NEAR,
        /** One digit of the year differs, or two neighbours are exchanged, and month and day are the same. */
        SLIP,
        /** More differs. */
        DIFFERENT
    }

    public PartialDate {
        if (year < 1 || month < 0 || month > 12 || day < 0 || (day > 0 && month == 0)) {
            throw new IllegalArgumentException("date must have year, then month, then day");
        }
        if (day > 0 && !isDay(year, month, day)) {
            throw new IllegalArgumentException("day must exist in its month");
        }
    }

    /** Reads ISO 8601 to year, month or day, and day/month/year; empty where the text is neither. */
    public static Optional<PartialDate> parse(String text) {
        Matcher iso = ISO.matcher(text.strip());
        if (iso.matches()) {
            return of(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
        }
        Matcher dayFirst = DAY_FIRST.matcher(text.strip());
        return dayFirst.matches()
                ? of(number(dayFirst.group(3)), number(dayFirst.group(2)), number(dayFirst.group(1)))
                : Optional.empty();
    }

    /**
     * Every date that the text may mean, likeliest first: {@code 03/04/1980} is the third of April, or the fourth of March
     * where the month was written first. One where only one is possible, none where the text is no date.
     */
    public static List<PartialDate> readings(String text) {
        Optional<PartialDate> likely = parse(text);
        Matcher parts = DAY_FIRST.matcher(text.strip());
        if (!parts.matches()) {
            return likely.stream().toList();
        }
        Optional<PartialDate> other = of(number(parts.group(3)), number(parts.group(1)), number(parts.group(2)));
        return Stream.concat(likely.stream(), other.stream()).distinct().toList();
    }

    /** How this date relates to another; the same either way round. */
    public Likeness compare(PartialDate other) {
        if (day == 0 || other.day == 0) {
            boolean month = this.month == 0 || other.month == 0 || this.month == other.month;
            return year == other.year ? month ? Likeness.AGREES : Likeness.NEAR : Likeness.DIFFERENT;
        }
        if (year == other.year && month == other.month && day == other.day) {
            return Likeness.SAME;
        }
        if (year == other.year && month == other.day && day == other.month) {
            return Likeness.SWAPPED;
        }
        int wrong = (month == other.month ? 0 : 1) + (day == other.day ? 0 : 1);
        boolean near = year == other.year ? wrong == 1 : wrong == 0 && Math.abs(year - other.year) == 1;
        boolean slip = wrong == 0 && Similarity.distance(Integer.toString(year), Integer.toString(other.year)) == 1;
        return near ? Likeness.NEAR : slip ? Likeness.SLIP : Likeness.DIFFERENT;
    }

    private static Optional<PartialDate> of(int year, int month, int day) {
        boolean valid = year > 0 && month <= 12 && (day == 0 || (month > 0 && isDay(year, month, day)));
        return valid ? Optional.of(new PartialDate(year, month, day)) : Optional.empty();
    }

    private static boolean isDay(int year, int month, int day) {
        return day <= LocalDate.of(Year.isLeap(year) ? 2000 : 2001, month, 1).lengthOfMonth();
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
