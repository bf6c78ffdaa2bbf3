// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.column;

import java.time.DateTimeException;
import java.time.LocalDate;

/** The values of a dictionary that holds dates in the form {@link ValueForm#DATE}, read once. */
public final class DateDictionary {
    private static final int FAR = -1_000_000;

    private final ValueCache<Day> days;

    private DateDictionary(ValueCache<Day> days) {
        this.days = days;
    }

    /** Parts that are not known are 0; {@code epoch} is {@link #FAR} where there is no such day. */
    private record Day(int year, int month, int day, int epoch) {}

    public static DateDictionary of(ValueDictionary dictionary) {
        return new DateDictionary(new ValueCache<>(dictionary, Day[]::new, id -> read(dictionary.text(id))));
    }

    private static Day read(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        return new Day(year, month, day, epochDay(year, month, day));
    }

    private static int epochDay(int year, int month, int day) {
        try {
            return (int)
                    LocalDate.of(year, Math.max(1, month), Math.max(1, day)).toEpochDay();
        } catch (DateTimeException notADay) {
            return FAR;
        }
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < Math.min(to, text.length()); at++) {
            int digit = text.charAt(at) - '0';
            number = digit >= 0 && digit <= 9 ? number * 10 + digit : number;
        }
        return number;
    }

    /** 1 where day and month are exchanged. */
    public double swapped(int a, int b) {
        Day one = days.of(a);
        Day other = days.of(b);
        boolean swapped = one.year == other.year && one.month == other.day && one.day == other.month && one.day != 0;
        return swapped ? 1 : 0;
    }

    /** 1 where one knows less, and nothing else differs. */
    public double partial(int a, int b) {
        Day one = days.of(a);
        Day other = days.of(b);
        boolean month = one.month == other.month || one.month == 0 || other.month == 0;
        boolean less = one.day == 0 || other.day == 0;
        return one.year == other.year && month && less ? 1 : 0;
    }

    /** How many of year, month and day differ or are known to neither, negative. */
    public double sameParts(int a, int b) {
        Day one = days.of(a);
        Day other = days.of(b);
        int differ = (one.year == other.year ? 0 : 1) + differ(one.month, other.month) + differ(one.day, other.day);
        return -differ;
    }

    private static int differ(int part, int other) {
        return part == other && part != 0 ? 0 : 1;
    }

    /** Days apart, negative. */
    public double nearness(int a, int b) {
        int one = days.of(a).epoch;
        int other = days.of(b).epoch;
        return one == FAR || other == FAR ? FAR : -Math.abs(one - other);
    }
}
