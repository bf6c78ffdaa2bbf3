// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.text.DateReading.Absent;
import org.enlace.text.DateReading.Between;
import org.enlace.text.DateReading.Impossible;
import org.enlace.text.DateReading.Known;
import org.enlace.text.DateReading.Rough;
import org.enlace.text.DateReading.Unreadable;

/** One reading of a date that has words, marks or digits of other scripts in it. A word that no date has makes it unreadable. */
final class WrittenDate {
    private static final Pattern OPEN_YEARS = Pattern.compile(
            "(\\d{3})[x?*_]|(\\d{2})(?:xx|\\?\\?|\\*\\*|__)|(\\d{1,3}0)\\W?s|(?:anos|annees|years|los|decada|decade|decada"
                + " de|decada del|decada de los|decade of|in the|the) (\\d{1,3}0)s?");
    /** Between two days, or two months. */
    private static final Set<String> JOINING = Set.of("y", "e", "o", "u", "and", "or", "et", "ou");

    private static final Set<String> DAYS = Set.of("d", "dia", "dias");

    private final DateReader reader;
    private final DateNumbers numbers = new DateNumbers();
    private int month;
    private int roman;
    private boolean romanFirst;
    private boolean weekday;
    private boolean days;
    private boolean joined;
    private int beforeMonth;
    private boolean odd;
    private boolean rough;
    private boolean before;
    private boolean after;

    private WrittenDate(DateReader reader) {
        this.reader = reader;
    }

    static DateReading read(String text, DateReader reader) {
        WrittenDate usual = new WrittenDate(reader);
        return usual.takeUsual(text) ? usual.named(usual.month) : new WrittenDate(reader).read(text);
    }

    /** Takes in a day, the name of a month and a year with nothing odd about them, as most dates in words are. */
    private boolean takeUsual(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (!isDigit(unit) && !Character.isLetter(unit) && " -/.,".indexOf(unit) < 0) {
                return false;
            }
        }
        String folded = FoldedText.of(text);
        if (DateWords.isBesideDigit(folded, "oilt")) {
            return false;
        }
        take(folded);
        return !odd && !joined && !rough && !before && !after && month > 0 && roman == 0 && numbers.count() == 2;
    }

    private DateReading read(String text) {
        String plain = DateWords.plain(text);
        if (DateWords.isNothing(words(plain))) {
            return new Absent();
        }
        Matcher open = OPEN_YEARS.matcher(plain);
        if (open.matches()) {
            return years(open);
        }
        String closed = DateWords.closed(plain);
        DateNumbers alone = new DateNumbers();
        if (alone.take(closed)) {
            return reader.read(alone);
        }
        take(closed);
        return odd || (before && after) ? new Unreadable() : bounded(date());
    }

    /** A decade, or a century of which only the first two digits are written. */
    private DateReading years(Matcher open) {
        String century = open.group(2);
        String decade =
                open.group(1) != null ? open.group(1) + "0" : open.group(3) != null ? open.group(3) : open.group(4);
        int first = century != null ? Integer.parseInt(century) * 100 : Integer.parseInt(decade);
        int start = first < 100 ? reader.twoDigits(first) : first;
        return reader.isYear(start) ? new Between(start, start + (century != null ? 99 : 9)) : new Unreadable();
    }

    private void take(String plain) {
        rough = plain.contains("~") || plain.contains("?");
        before = plain.contains("<");
        after = plain.contains(">");
        int at = 0;
        while (at < plain.length()) {
            int from = at;
            boolean digit = isDigit(plain.charAt(at));
            boolean letter = Character.isLetter(plain.charAt(at));
            while (at < plain.length()
                    && (digit ? isDigit(plain.charAt(at)) : letter && Character.isLetter(plain.charAt(at)))) {
                at++;
            }
            if (digit) {
                number(plain.substring(from, at));
            } else if (letter) {
                String word = plain.substring(from, at);
                joined |= JOINING.contains(word) && (from == 0 || !isDigit(plain.charAt(from - 1)));
                word(word);
            } else {
                at++;
            }
        }
    }

    private void number(String digits) {
        odd |= digits.length() > 8 || !numbers.add(Integer.parseInt(digits), digits.length());
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    /** Words and numbers with single spaces between. */
    private static String words(String plain) {
        StringBuilder words = new StringBuilder(plain.length());
        for (int at = 0; at < plain.length(); at++) {
            char unit = plain.charAt(at);
            if (Character.isLetterOrDigit(unit)) {
                words.append(unit);
            } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        return words.toString().stripTrailing();
    }

    private void word(String word) {
        int named = DateWords.month(word);
        int numbered = named > 0 ? 0 : DateWords.roman(word);
        if (named > 0) {
            odd |= month > 0;
            month = named;
            beforeMonth = numbers.count();
            weekday = word.equals("mar");
        } else if (numbered > 0) {
            odd |= roman > 0;
            roman = numbered;
            romanFirst = numbers.count() == 0;
            beforeMonth = numbers.count();
        } else if (DateWords.standsBesideDate(word)) {
            days |= DAYS.contains(word);
        } else if (DateWords.isRough(word)) {
            rough = true;
        } else if (DateWords.isBefore(word)) {
            before = true;
        } else {
            after |= DateWords.isAfter(word);
            odd |= !DateWords.isAfter(word);
        }
    }

    private DateReading date() {
        boolean inNumbers = (month == 0 && roman == 0) || (weekday && numbers.count() == DateNumbers.MOST);
        boolean apart = (days && inNumbers) || (romanFirst && numbers.count() > 1);
        if (numbers.count() == 0 || apart || (month > 0 && roman > 0)) {
            return new Unreadable();
        }
        DateReading date = inNumbers ? reader.read(numbers) : named(month > 0 ? month : roman);
        return joined && !(date instanceof Between) ? new Unreadable() : date;
    }

    private DateReading named(int month) {
        int one = numbers.value(0);
        int length = numbers.length(0);
        if (numbers.count() == 1) {
            boolean isYear = length == 4 || (length <= 2 && one > 31);
            return isYear
                    ? reader.month(length == 4 ? one : reader.twoDigits(one), month, length != 4)
                    : new Unreadable();
        }
        if (numbers.count() > 2 || beforeMonth > 1) {
            return new Unreadable();
        }
        boolean yearFirst = length == 4 || (length <= 2 && numbers.length(1) <= 2 && one > 31);
        int year = yearFirst ? one : numbers.value(1);
        int yearLength = yearFirst ? length : numbers.length(1);
        int dayLength = yearFirst ? numbers.length(1) : length;
        if (dayLength > 2 || (yearLength != 4 && yearLength > 2)) {
            return new Unreadable();
        }
        boolean shortened = yearLength <= 2;
        return reader.day(
                shortened ? reader.twoDigits(year) : year, month, yearFirst ? numbers.value(1) : one, shortened);
    }

    private DateReading bounded(DateReading date) {
        if (!(date instanceof Known(int year, int month, int day))) {
            boolean plain = !rough && !before && !after;
            return date instanceof Between || plain || !(date instanceof Impossible) ? date : new Unreadable();
        }
        return before
                ? new Between(0, year)
                : after ? new Between(year, 0) : rough ? new Rough(year, month, day) : date;
    }
}
