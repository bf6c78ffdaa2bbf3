// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.enlace.model.BirthDate.Absent;
import org.enlace.model.BirthDate.Unreadable;
import org.enlace.model.BirthDate.Within;
import org.enlace.text.DateWords;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a text as a birth date: numbers and words are taken apart, and every day that they can mean is taken together.
 * A year that has not come is no reading; a year of two digits is one of this century and of the last, and comes last unless the
 * first number can be no day; a rough date reaches two years further; of a date whose day does not exist, the year is read.
 */
final class BirthReading {
    private static final Pattern DECADE_LEFT_OPEN = Pattern.compile("(?<![a-z0-9])(\\d{3})[x?*_](?![a-z0-9?*_])");
    private static final Pattern CENTURY_LEFT_OPEN = Pattern.compile("(?<![a-z0-9])(\\d{2})[x?*_]{2}(?![a-z0-9?*_])");
    private static final Pattern DECADE = Pattern.compile("(?<![a-z0-9])(\\d0|\\d{3}0)\\W?s(?![a-z0-9])");
    private static final Pattern TOKEN = Pattern.compile("\\d+|\\p{L}+");
    private static final int OLDEST = 1880;
    private static final int ROUGH_YEARS = 2;
    private static final LocalDate FIRST_SERIAL = LocalDate.of(1899, 12, 30);

    private final LocalDate today;
    private final String text;
    private final List<String> years = new ArrayList<>();
    private final List<Integer> smalls = new ArrayList<>();
    private final List<String> runs = new ArrayList<>();
    private final List<Integer> months = new ArrayList<>();
    private final List<Integer> romans = new ArrayList<>();
    private boolean yearFirst;
    private boolean odd;
    private boolean unknown;
    private boolean rough;
    private boolean after;
    private boolean young;
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;

    BirthReading(String text, LocalDate today) {
        this.today = today;
        this.text = DateWords.plain(text);
    }

    BirthDate read() {
        String words = text.replaceAll("[^\\p{L}\\d]+", " ").strip();
        if (DateWords.isNothing(words)) {
            return new Absent();
        }
        if (BirthWords.isAdult(words)) {
            return new Within(LocalDate.of(OLDEST, 1, 1), today.minusYears(BirthDate.ADULT), true);
        }
        if (ProtectingWords.exactly(words).equals(Optional.of(ProtectionGround.MINOR))) {
            return new Within(today.minusYears(BirthDate.ADULT), today, true);
        }
        take(spelled());
        boolean told = !years.isEmpty() || first != null;
        resolve();
        boolean hidden = unknown && !told && runs.stream().noneMatch(run -> run.length() > 6);
        LocalDate from = first;
        LocalDate until = last;
        if (from == null || until == null || hidden) {
            return new Unreadable();
        }
        return new Within(
                rough ? from.minusYears(ROUGH_YEARS) : from,
                after ? today : rough ? earlier(until.plusYears(ROUGH_YEARS), today) : until,
                rough || after);
    }

    /** What is left open with a sign is written out: {@code 198?} as a decade, {@code 19XX} as a hundred years. */
    private String spelled() {
        rough = text.contains("~");
        after = text.contains(">");
        String open = CENTURY_LEFT_OPEN.matcher(text).replaceAll(found -> {
            int century = Integer.parseInt(found.group(1)) * 100;
            add(LocalDate.of(Math.max(century, 1), 1, 1), LocalDate.of(century + 99, 12, 31));
            return " ";
        });
        String decades = DECADE_LEFT_OPEN.matcher(open).replaceAll(" decada $10 ");
        rough |= decades.contains("?");
        return DECADE.matcher(decades).replaceAll(" decada $1 ");
    }

    private void take(String spelled) {
        List<String> tokens =
                TOKEN.matcher(spelled).results().map(MatchResult::group).toList();
        for (int at = 0; at < tokens.size(); at++) {
            String before = at == 0 ? "" : tokens.get(at - 1);
            String next = at + 1 == tokens.size() ? "" : tokens.get(at + 1);
            String token = tokens.get(at);
            if (Character.isDigit(token.charAt(0))) {
                number(before, token, next);
            } else {
                word(token);
            }
        }
    }

    private void word(String word) {
        int month = DateWords.month(word);
        int roman = DateWords.roman(word);
        if (month > 0) {
            months.add(month);
        } else if (roman > 0) {
            romans.add(roman);
        } else if (DateWords.isRough(word)) {
            rough = true;
        } else if (DateWords.isAfter(word)) {
            after = true;
        } else {
            unknown |= !BirthWords.isIdle(word);
        }
    }

    private void number(String before, String digits, String next) {
        int length = digits.length();
        int value = length > 8 ? -1 : Integer.parseInt(digits);
        boolean decade = BirthWords.opensDecade(before) && value % 10 == 0 && (length == 2 || length == 4);
        boolean age = length <= 3 && (BirthWords.opensAge(before) || (BirthWords.closesAge(next) && !decade));
        if (length <= 3 && (BirthWords.closesShortAge(next) || (BirthWords.opensAge(before) && isShort(next)))) {
            add(today, today);
        } else if (age || decade) {
            if (age) {
                age(value);
            }
            if (decade) {
                decade(length == 4 ? List.of(value) : centuries(value));
            }
        } else if (length == 4 && value >= OLDEST && value <= today.getYear()) {
            yearFirst |= years.isEmpty() && smalls.isEmpty();
            years.add(digits);
        } else if (length <= 2) {
            young |= isShort(next);
            smalls.add(value);
        } else if (length >= 5 && length <= 8) {
            runs.add(digits);
        } else {
            odd = true;
        }
    }

    /** True where the word can be days, weeks or months, of an age as of a date. */
    private static boolean isShort(String next) {
        return BirthWords.unit(next).filter(unit -> unit != ChronoUnit.YEARS).isPresent();
    }

    private void age(int years) {
        if (years <= 120) {
            add(today.minusYears(years + 1L).plusDays(1), today.minusYears(years));
        }
    }

    private void decade(List<Integer> starts) {
        starts.forEach(start -> add(LocalDate.of(Math.max(1, start), 1, 1), LocalDate.of(start + 9, 12, 31)));
    }

    private void resolve() {
        List<Integer> named = months.isEmpty() ? romans : months;
        if (!years.isEmpty()) {
            withYears(named);
        } else if (runs.size() == 1 && smalls.isEmpty() && named.isEmpty() && !odd) {
            run(runs.getFirst());
        } else if (runs.isEmpty() && !odd && !smalls.isEmpty()) {
            smalls(named);
        }
    }

    private void withYears(List<Integer> named) {
        int year = Integer.parseInt(years.getFirst());
        if (years.size() > 1 || !inYear(year, named)) {
            years.forEach(any -> year(Integer.parseInt(any)));
        }
        // A year that stands beside a whole date may be another's: a mother's, a file's.
        if (named.isEmpty() && smalls.size() == 3) {
            triple(smalls.get(0), smalls.get(1), smalls.get(2));
        }
    }

    /** False where what stands beside the year is no day or month of it. */
    private boolean inYear(int year, List<Integer> named) {
        if (named.size() == 1 && smalls.size() <= 1) {
            int month = named.getFirst();
            return (smalls.size() == 1 && day(year, month, smalls.getFirst())) || month(year, month);
        }
        if (!named.isEmpty()) {
            return false;
        }
        return smalls.size() == 2 ? ordered(year) : smalls.size() == 1 && month(year, smalls.getFirst());
    }

    private boolean ordered(int year) {
        int one = smalls.get(0);
        int other = smalls.get(1);
        if (yearFirst) {
            return day(year, one, other) || day(year, other, one);
        }
        boolean dayFirst = day(year, other, one);
        return day(year, one, other) || dayFirst;
    }

    private void smalls(List<Integer> named) {
        int one = smalls.getFirst();
        int other = smalls.getLast();
        if (named.size() == 1 && smalls.size() == 2) {
            int year = one > 31 ? one : other;
            centuries(year).forEach(any -> {
                if (!day(any, named.getFirst(), one > 31 ? other : one)) {
                    month(any, named.getFirst());
                }
            });
        } else if (named.size() == 1 && smalls.size() == 1 && one > 31) {
            centuries(one).forEach(year -> month(year, named.getFirst()));
        } else if (named.isEmpty() && smalls.size() == 1 && young) {
            add(today, today);
        } else if (named.isEmpty() && smalls.size() == 1) {
            age(one);
            centuries(one).forEach(this::year);
        } else if (named.isEmpty() && smalls.size() == 2 && Math.max(one, other) > 31) {
            centuries(Math.max(one, other)).forEach(year -> {
                if (!month(year, Math.min(one, other))) {
                    year(year);
                }
            });
        } else if (named.isEmpty() && smalls.size() == 3) {
            triple(one, smalls.get(1), other);
        }
    }

    private void triple(int one, int two, int three) {
        boolean yearIsFirst = one > 31;
        for (int year : centuries(yearIsFirst ? one : three)) {
            boolean read = yearIsFirst && (day(year, two, three) || day(year, three, two));
            if (!yearIsFirst) {
                boolean dayFirst = day(year, two, one);
                read = day(year, one, two) || dayFirst;
            }
            if (!read) {
                year(year);
            }
        }
    }

    /** Digits without anything between them, the first zero of a day perhaps lost; five may be a table's serial number. */
    private void run(String digits) {
        switch (digits.length()) {
            case 8 -> {
                day(cut(digits, 0, 4), cut(digits, 4, 6), cut(digits, 6, 8));
                dayMonthYear(digits, cut(digits, 4, 8));
            }
            case 7 -> dayMonthYear("0" + digits, cut(digits, 3, 7));
            case 6 -> {
                centuries(cut(digits, 4, 6)).forEach(year -> dayMonthYear(digits, year));
                centuries(cut(digits, 0, 2)).forEach(year -> day(year, cut(digits, 2, 4), cut(digits, 4, 6)));
                month(cut(digits, 0, 4), cut(digits, 4, 6));
                month(cut(digits, 2, 6), cut(digits, 0, 2));
            }
            default -> {
                LocalDate serial = FIRST_SERIAL.plusDays(Integer.parseInt(digits));
                add(serial, serial);
                centuries(cut(digits, 3, 5)).forEach(year -> dayMonthYear("0" + digits, year));
            }
        }
    }

    private void dayMonthYear(String digits, int year) {
        day(year, cut(digits, 2, 4), cut(digits, 0, 2));
        day(year, cut(digits, 0, 2), cut(digits, 2, 4));
    }

    private static int cut(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }

    private static List<Integer> centuries(int year) {
        return List.of(1900 + year, 2000 + year);
    }

    /** False where there is no such day, or none in the past: a day that is to come is none that somebody was born on. */
    private boolean day(int year, int month, int day) {
        try {
            LocalDate date = LocalDate.of(year, month, day);
            return add(date, date);
        } catch (DateTimeException none) {
            return false;
        }
    }

    private boolean month(int year, int month) {
        return month >= 1
                && month <= 12
                && add(LocalDate.of(year, month, 1), YearMonth.of(year, month).atEndOfMonth());
    }

    private void year(int year) {
        add(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    private boolean add(LocalDate from, LocalDate to) {
        if (from.isAfter(today) || from.getYear() < OLDEST) {
            return false;
        }
        LocalDate until = earlier(to, today);
        first = first == null ? from : earlier(first, from);
        last = last == null || until.isAfter(last) ? until : last;
        return true;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
