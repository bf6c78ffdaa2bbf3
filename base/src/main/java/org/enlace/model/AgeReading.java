// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.enlace.model.BirthDate.Unreadable;
import org.enlace.model.BirthDate.Within;
import org.enlace.text.DateWords;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a text as an age: each number in the unit that follows it, in years where none does, as a year where it has four
 * digits. The youngest reading counts, except that months and days beside years are a part of them. A word that is neither a unit nor
 * usual beside an age makes the text unreadable, as nobody knows what it makes of the number.
 */
final class AgeReading {
    private static final Pattern TOKEN = Pattern.compile("\\d+|\\p{L}+");
    private static final Pattern FRACTION = Pattern.compile("(\\d)[.,]\\d+");
    private static final int OLDEST = 120;
    private static final int LONGEST = 5;

    /** "Less than", or a sign that says so. */
    private static final Pattern BELOW = Pattern.compile("[<≤]|^\\s*[-−–]|[-−–]\\s*$");

    private final List<String> tokens;
    private final LocalDate today;
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;
    private boolean inYears;
    private boolean unreadable;

    private AgeReading(List<String> tokens, LocalDate today) {
        this.tokens = tokens;
        this.today = today;
    }

    /** What an age without a number says is read as a birth date would be. */
    static BirthDate of(String text, LocalDate today) {
        List<String> tokens = TOKEN.matcher(
                        FRACTION.matcher(DateWords.plain(text)).replaceAll("$1"))
                .results()
                .map(MatchResult::group)
                .toList();
        if (tokens.stream().noneMatch(AgeReading::isNumber)) {
            return new BirthReading(text, today).read();
        }
        return BELOW.matcher(text).find() ? new Unreadable() : new AgeReading(tokens, today).read();
    }

    private static boolean isNumber(String token) {
        return Character.isDigit(token.charAt(0));
    }

    private BirthDate read() {
        for (int at = 0; at < tokens.size(); at++) {
            String token = tokens.get(at);
            String next = at + 1 < tokens.size() ? tokens.get(at + 1) : "";
            boolean closes = at > 0
                    && isNumber(tokens.get(at - 1))
                    && BirthWords.unit(token).isPresent();
            if (isNumber(token)) {
                number(token, BirthWords.unit(next));
            } else {
                unreadable |= !closes && !BirthWords.standsBesideAge(token);
            }
        }
        LocalDate from = first;
        LocalDate until = last;
        return unreadable || from == null || until == null ? new Unreadable() : new Within(from, until, true);
    }

    private void number(String digits, Optional<ChronoUnit> unit) {
        boolean told = unit.equals(Optional.of(ChronoUnit.YEARS));
        boolean year = unit.isEmpty() && digits.length() == 4;
        if (digits.length() > LONGEST) {
            unreadable = true;
        } else if (year) {
            year(Integer.parseInt(digits));
        } else if (unit.isEmpty() || told) {
            inYears |= told;
            age(Integer.parseInt(digits), ChronoUnit.YEARS);
        } else if (!inYears) {
            age(Integer.parseInt(digits), unit.get());
        }
    }

    private void age(int number, ChronoUnit unit) {
        LocalDate until = today.minus(number, unit);
        if (until.plusYears(OLDEST + 1L).isAfter(today)) {
            add(today.minus(number + 1L, unit).plusDays(1), until);
        } else {
            unreadable = true;
        }
    }

    private void year(int year) {
        LocalDate from = LocalDate.of(Math.max(year, 1), 1, 1);
        LocalDate until = LocalDate.of(Math.max(year, 1), 12, 31);
        if (from.isAfter(today) || !until.plusYears(OLDEST + 1L).isAfter(today)) {
            unreadable = true;
        } else {
            add(from, until.isAfter(today) ? today : until);
        }
    }

    private void add(LocalDate from, LocalDate until) {
        first = first == null || from.isBefore(first) ? from : first;
        last = last == null || until.isAfter(last) ? until : last;
    }
}
