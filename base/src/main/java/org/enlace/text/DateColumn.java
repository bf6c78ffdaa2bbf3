// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import org.enlace.text.DateReading.Known;
import org.enlace.text.DateStyle.Digits;

/**
 * How a column writes its dates, by all of its values: the order of day and month that more of them allow alone, and what digits
 * mean that stand together. A tie is day first, as the region writes.
 *
 * @param dayFirst values that can only be read with the day first
 * @param monthFirst values that can only be read with the month first
 * @param open values that can be read in either order, as different days
 */
public record DateColumn(DateStyle style, long dayFirst, long monthFirst, long open) {

    /** A column without dates. */
    public static final DateColumn NONE = new DateColumn(DateStyle.USUAL, 0, 0, 0);

    /** What these values decide, each taken once. */
    public static DateColumn of(Iterable<String> values) {
        Tally tally = new Tally();
        values.forEach(value -> tally.add(value, 1));
        return tally.decided();
    }

    /** True where the order says what a value means. */
    public boolean isOrdered() {
        return dayFirst + monthFirst + open > 0;
    }

    /** True where no value shows the order. */
    public boolean isAssumed() {
        return dayFirst + monthFirst == 0;
    }

    /** The same column in the order that somebody told. */
    public DateColumn told(DateOrder order) {
        return new DateColumn(new DateStyle(order, style.digits()), dayFirst, monthFirst, open);
    }

    /** Counts values of one column. */
    public static final class Tally {
        private final DateReader dayFirst;
        private final DateReader monthFirst;
        private final DateReader yearFirst;
        private final DateReader serial;
        private long days;
        private long months;
        private long open;
        private long yearsLast;
        private long yearsFirst;
        private long serials;
        private long fives;

        public Tally() {
            dayFirst = DateReader.OF_SHAPES.in(new DateStyle(DateOrder.DAY_FIRST, Digits.YEAR_LAST));
            monthFirst = dayFirst.in(new DateStyle(DateOrder.MONTH_FIRST, Digits.YEAR_LAST));
            yearFirst = dayFirst.in(new DateStyle(DateOrder.DAY_FIRST, Digits.YEAR_FIRST));
            serial = dayFirst.in(new DateStyle(DateOrder.DAY_FIRST, Digits.SERIAL));
        }

        /** Takes in a value that stands in so many rows. */
        public void add(String text, long rows) {
            DateNumbers numbers = new DateNumbers();
            if (!numbers.take(text)) {
                return;
            }
            boolean alone = numbers.count() == 1 || (numbers.count() == 2 && numbers.isFraction());
            if (alone && numbers.length(0) >= 5) {
                together(numbers.value(0), numbers.length(0), rows);
            } else if (numbers.count() == DateNumbers.MOST && numbers.length(0) <= 2 && numbers.value(0) <= 31) {
                order(numbers.value(0), numbers.value(1), rows);
            }
        }

        private void order(int one, int other, long rows) {
            if (one < 1 || other < 1 || Math.min(one, other) > 12 || Math.max(one, other) > 31) {
                return;
            }
            days += one > 12 ? rows : 0;
            months += other > 12 ? rows : 0;
            open += one <= 12 && other <= 12 && one != other ? rows : 0;
        }

        private void together(int value, int length, long rows) {
            String digits = Integer.toString(value);
            String text = "0".repeat(Math.max(0, length - digits.length())) + digits;
            boolean last = isDay(dayFirst, text) || isDay(monthFirst, text);
            if (length == 5) {
                fives += rows;
                serials += !last && isDay(serial, text) ? rows : 0;
                return;
            }
            boolean first = length == 8 ? last && isYearFirst(text, value) : length == 6 && isDay(yearFirst, text);
            last &= length != 8 || !first;
            yearsLast += last && !first ? rows : 0;
            yearsFirst += first && !last ? rows : 0;
            if (last && !first) {
                int year = length == 6 ? 100 : 10_000;
                order(value / year / 100, value / year % 100, rows);
            }
        }

        private boolean isYearFirst(String text, int value) {
            return yearFirst.read(text) instanceof Known(int year, int _, int _) && year == value / 10_000;
        }

        private static boolean isDay(DateReader reader, String text) {
            return reader.read(text) instanceof Known(int _, int _, int day) && day > 0;
        }

        /** What the values that were taken in decide. */
        public DateColumn decided() {
            DateOrder order = months > days ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
            Digits digits = yearsLast > yearsFirst
                    ? Digits.YEAR_LAST
                    : yearsFirst > 0 ? Digits.YEAR_FIRST : serials * 2 > fives ? Digits.SERIAL : Digits.OPEN;
            return new DateColumn(new DateStyle(order, digits), days, months, open);
        }
    }
}
