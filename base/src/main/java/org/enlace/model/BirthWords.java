// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.text.DateWords;

/** The words that say how old somebody is, folded: English, Spanish, Portuguese and French. */
final class BirthWords {
    private static final Pattern OF_AGE =
            Pattern.compile("mayor|mayor de edad|(?:mayor|maior|mas|mais) de 18(?: anos)?|adult[oae]?|maior|maior de"
                    + " idade|majeure?|over 18|of age");

    private static final Set<String> DECADES = Set.of("anos", "annees", "ane", "years", "los", "decada", "decade");
    private static final Set<String> BEFORE_AGE = Set.of("edad", "age", "aged", "idade", "anos", "laj");
    private static final Set<String> AFTER_AGE =
            Set.of("anos", "ano", "years", "year", "yrs", "yr", "yo", "ans", "an", "ane", "anios", "aos");
    private static final Map<ChronoUnit, Set<String>> UNITS = Map.of(
            ChronoUnit.YEARS,
            AFTER_AGE,
            ChronoUnit.MONTHS,
            Set.of("meses", "mes", "months", "month", "mois", "mwa", "mths", "mth", "mos", "mo", "m"),
            ChronoUnit.WEEKS,
            Set.of("semanas", "semana", "weeks", "week", "semaines", "semaine", "semen", "wks", "wk", "sem", "w"),
            ChronoUnit.DAYS,
            Set.of("dias", "dia", "days", "day", "jours", "jour", "jou", "d"));

    /** Units that no date has beside a number. */
    private static final Set<String> SHORT_AGE = Set.of(
            "meses", "months", "mois", "mths", "mth", "semanas", "semana", "weeks", "week", "semaines", "semaine");

    private static final Set<String> BESIDE_AGE = Set.of("""
        de of en in los las the y e a o and or et ou to hasta ate entre between unos unas circa ca cerca about around alrededor\
         hacia estimado estimada estimated est mas mais more mayor maior over plus old vida cumplidos cumplidas completos os\
        """.strip().split(" ", -1));

    private BirthWords() {}

    static boolean isAdult(String words) {
        return OF_AGE.matcher(words).matches();
    }

    static boolean isIdle(String word) {
        return DateWords.isIdle(word) || BEFORE_AGE.contains(word) || AFTER_AGE.contains(word);
    }

    static boolean opensDecade(String word) {
        return DECADES.contains(word);
    }

    static boolean opensAge(String word) {
        return BEFORE_AGE.contains(word);
    }

    static boolean closesAge(String word) {
        return AFTER_AGE.contains(word);
    }

    static boolean closesShortAge(String word) {
        return SHORT_AGE.contains(word);
    }

    /** What a number is counted in that stands before the word; empty where the word is no unit of an age. */
    static Optional<ChronoUnit> unit(String word) {
        return UNITS.entrySet().stream()
                .filter(unit -> unit.getValue().contains(word))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** True for words that leave an age what it is. */
    static boolean standsBesideAge(String word) {
        return BESIDE_AGE.contains(word)
                || BEFORE_AGE.contains(word)
                || AFTER_AGE.contains(word)
                || word.startsWith("aprox")
                || word.startsWith("approx");
    }
}
