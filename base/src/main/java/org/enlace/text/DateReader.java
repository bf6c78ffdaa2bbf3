// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.enlace.text.DateReading.Absent;
import org.enlace.text.DateReading.Between;
import org.enlace.text.DateReading.Impossible;
import org.enlace.text.DateReading.Known;
import org.enlace.text.DateReading.Unreadable;
import org.enlace.text.DateStyle.Digits;

/**
 * Reads one text as a date. A date that does not begin with its year is read in the order of its column, and in the other one where
 * that alone is possible; a year of two digits is the last of its kind that a birth can have, or within twenty years ahead of an
 * event; what two readings share no doubt about is read, anything else is not. Nothing is added: a date without its day stays one.
 * Years of other calendars lie out of reach (births 1880 to today, events 1500 to fifty years ahead), so they are never misread.
 *
 * <p>Cost: some 50 ns for dates in numbers, some microseconds for dates in words.
 *
 * <p>Decision: docs/decisions.md, "A date is read by one reader, and its column decides".
 */
public final class DateReader {
    /** What the dates are of. */
    public enum Kind {
        /** Somebody's birth: never after today. */
        BIRTH,
        /** Anything else, of the past or planned. */
        EVENT
    }

    /** For what no day decides: whether a text looks like a date, and how a column writes them. */
    public static final DateReader OF_SHAPES = new DateReader(Kind.EVENT, DateStyle.USUAL, LocalDate.of(2026, 1, 1));

    private static final int OLDEST_BIRTH = 1880;
    private static final int OLDEST_AGE = 120;
    private static final int OLDEST_EVENT = 1500;
    private static final int AHEAD = 50;
    /** As {@link java.text.SimpleDateFormat} reads years of two digits. */
    private static final int TWO_DIGITS_AHEAD = 20;

    private static final int NO_END = 9999;
    private static final LocalDate FIRST_SERIAL = LocalDate.of(1899, 12, 30);
    private static final DateReading UNREADABLE = new Unreadable();
    private static final DateReading ABSENT = new Absent();

    private final Kind kind;
    private final DateStyle style;
    private final LocalDate today;

    public DateReader(Kind kind, DateStyle style, LocalDate today) {
        this.kind = kind;
        this.style = style;
        this.today = today;
    }

    /** The same for a column that writes its dates in another way. */
    public DateReader in(DateStyle other) {
        return new DateReader(kind, other, today);
    }

    /** What the text says. */
    public DateReading read(String text) {
        DateNumbers numbers = new DateNumbers();
        return numbers.take(text) ? read(numbers) : WrittenDate.read(text, this);
    }

    /** All that the text can mean by its numbers: in either order of day and month, in either century. Empty where it is no date. */
    public List<Known> readings(String text) {
        return Stream.of(DateOrder.values())
                .map(order -> in(new DateStyle(order, style.digits())).read(text))
                .flatMap(reading -> reading instanceof Known known ? Stream.of(known) : Stream.empty())
                .flatMap(known -> Stream.concat(Stream.of(known), centuryBefore(known, text)))
                .distinct()
                .toList();
    }

    /** The same day a hundred years before, where the text has no year of four digits and somebody can be born then. */
    private Stream<Known> centuryBefore(Known known, String text) {
        String digits = DateWords.plain(text).replaceAll("\\D+", " ");
        boolean whole = digits.contains(Integer.toString(known.year()));
        int before = known.year() - 100;
        return whole || before < today.getYear() - OLDEST_AGE
                ? Stream.empty()
                : Stream.of(new Known(before, known.month(), known.day()));
    }

    DateReading read(DateNumbers numbers) {
        return switch (numbers.count()) {
            case 1 -> one(numbers.value(0), numbers.length(0));
            case 2 -> two(numbers);
            default -> three(numbers);
        };
    }

    private DateReading one(int value, int length) {
        if (value == 0 || value == 99999999) {
            return ABSENT;
        }
        return switch (length) {
            case 4 -> year(value);
            case 5 -> five(value);
            case 6 -> six(value);
            case 7 -> yearLast(value / 1_000_000, value / 10_000 % 100, value % 10_000);
            case 8 -> eight(value);
            default -> UNREADABLE;
        };
    }

    private DateReading year(int value) {
        if (isYear(value)) {
            return new Known(value, 0, 0);
        }
        return value == NO_END ? ABSENT : style.digits() == Digits.SERIAL ? serial(value) : UNREADABLE;
    }

    private DateReading five(int value) {
        return switch (style.digits()) {
            case SERIAL -> serial(value);
            case YEAR_LAST -> unlessImpossible(shortYear(value / 10_000, value / 100 % 100, value % 100));
            case OPEN, YEAR_FIRST -> UNREADABLE;
        };
    }

    private DateReading serial(int days) {
        LocalDate date = FIRST_SERIAL.plusDays(days);
        return unlessImpossible(day(date.getYear(), date.getMonthValue(), date.getDayOfMonth(), false));
    }

    private DateReading six(int value) {
        DateReading last = unlessImpossible(shortYear(value / 10_000, value / 100 % 100, value % 100));
        int head = style.order() == DateOrder.DAY_FIRST ? value / 100 % 100 : value / 10_000;
        DateReading first = unlessImpossible(day(twoDigits(value / 10_000), value / 100 % 100, value % 100, true));
        return switch (style.digits()) {
            case YEAR_LAST -> last;
            case YEAR_FIRST -> first;
            case OPEN, SERIAL ->
                only(
                        head > 12 ? UNREADABLE : last,
                        first,
                        month(value / 100, value % 100, false),
                        month(value % 10_000, value / 10_000, false));
        };
    }

    /** The one that is a date, where one alone is. */
    private static DateReading only(DateReading... readings) {
        List<DateReading> dates = Stream.of(readings)
                .filter(reading -> !(reading instanceof Unreadable))
                .distinct()
                .toList();
        return dates.size() == 1 ? dates.getFirst() : UNREADABLE;
    }

    private DateReading eight(int value) {
        int head = value / 10_000;
        int tail = value % 10_000;
        DateReading first = day(head, value / 100 % 100, value % 100, false);
        if (first instanceof Known && style.digits() != Digits.YEAR_LAST) {
            return first;
        }
        DateReading last = yearLast(value / 1_000_000, head % 100, tail);
        boolean slip =
                !(last instanceof Known) && (style.digits() == Digits.YEAR_FIRST || (isYear(head) && !isYear(tail)));
        return last instanceof Known || (!slip && isYear(tail))
                ? last
                : first instanceof Known || slip ? first : UNREADABLE;
    }

    private DateReading yearLast(int one, int other, int year) {
        return isYear(year) ? ordered(one, other, year, false) : UNREADABLE;
    }

    private DateReading shortYear(int one, int other, int year) {
        return ordered(one, other, twoDigits(year), true);
    }

    private DateReading two(DateNumbers numbers) {
        int one = numbers.value(0);
        int other = numbers.value(1);
        int length = numbers.length(0);
        if (length == 5 && numbers.isFraction() && style.digits() == Digits.SERIAL) {
            return serial(one);
        }
        if (numbers.isFraction() && other == 0) {
            return one(one, length);
        }
        if (length == 4 && numbers.length(1) == 4) {
            return isYear(one) && isYear(other) && one <= other ? new Between(one, other) : UNREADABLE;
        }
        if (length == 4 || numbers.length(1) == 4) {
            int rest = length == 4 ? 1 : 0;
            return numbers.length(rest) <= 2 ? month(numbers.value(1 - rest), numbers.value(rest), false) : UNREADABLE;
        }
        boolean isAmount = numbers.isFraction() || Math.max(length, numbers.length(1)) > 2;
        int year = Math.max(one, other);
        int month = Math.min(one, other);
        return isAmount || year <= 31 || month == 0 ? UNREADABLE : month(twoDigits(year), month, true);
    }

    private DateReading three(DateNumbers numbers) {
        int one = numbers.value(0);
        int two = numbers.value(1);
        int three = numbers.value(2);
        boolean first = numbers.length(0) == 4;
        boolean last = numbers.length(2) == 4;
        int longest = Math.max(numbers.length(1), first ? numbers.length(2) : numbers.length(0));
        if (longest > 2 || (!first && !last && numbers.length(2) > 2)) {
            return UNREADABLE;
        }
        if (isBlank(first ? one : three, first ? three : one, two)) {
            return ABSENT;
        }
        if (first) {
            return yearFirst(one, two, three, false);
        }
        if (last) {
            return ordered(one, two, three, false);
        }
        return one > 31 ? yearFirst(twoDigits(one), two, three, true) : shortYear(one, two, three);
    }

    /** Zeros, nines, and the first day of all. */
    private static boolean isBlank(int year, int day, int month) {
        return year == NO_END || (year == 0 && day == 0 && month == 0) || (year == 1 && month <= 1 && day <= 1);
    }

    private DateReading yearFirst(int year, int month, int day, boolean shortened) {
        return month > 12 && month <= 31 && day <= 12
                ? day(year, day, month, shortened)
                : day(year, month, day, shortened);
    }

    private DateReading ordered(int one, int other, int year, boolean shortened) {
        boolean dayFirst = one > 12 || (other <= 12 && style.order() == DateOrder.DAY_FIRST);
        return dayFirst ? day(year, other, one, shortened) : day(year, one, other, shortened);
    }

    private static DateReading unlessImpossible(DateReading reading) {
        return reading instanceof Impossible ? UNREADABLE : reading;
    }

    /** A month of 0 is one that is not known; {@code shortened} where the year was written with two digits. */
    DateReading month(int year, int month, boolean shortened) {
        if (month > 12 || !isYear(year)) {
            return UNREADABLE;
        }
        boolean ahead = kind == Kind.BIRTH && isAhead(year, Math.max(1, month), 1);
        return !ahead ? new Known(year, month, 0) : shortened ? month(year - 100, month, false) : UNREADABLE;
    }

    /** The same of a day; a day in a month that is not known says no more than the year. */
    DateReading day(int year, int month, int day, boolean shortened) {
        if (month == 0 || (day == 0 && month <= 12)) {
            return month(year, month, shortened);
        }
        if (!exists(year, month, day) || !isYear(year)) {
            return new Impossible(year, month, day);
        }
        boolean ahead = kind == Kind.BIRTH && isAhead(year, month, day);
        return !ahead
                ? new Known(year, month, day)
                : shortened ? day(year - 100, month, day, false) : new Impossible(year, month, day);
    }

    private static boolean exists(int year, int month, int day) {
        return month <= 12
                && day <= 31
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
    }

    private boolean isAhead(int year, int month, int day) {
        return year >= today.getYear() && LocalDate.of(year, month, day).isAfter(today);
    }

    boolean isYear(int year) {
        return year >= oldest() && year <= today.getYear() + (kind == Kind.BIRTH ? 0 : AHEAD);
    }

    private int oldest() {
        return kind == Kind.BIRTH ? OLDEST_BIRTH : OLDEST_EVENT;
    }

    int twoDigits(int year) {
        int last = today.getYear() + (kind == Kind.BIRTH ? 0 : TWO_DIGITS_AHEAD);
        return last - Math.floorMod(last - year, 100);
    }
}
