// SPDX-License-Identifier: Apache-2.0
package org.enlace.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.enlace.tokens.NameTokens;

/** Ways to bind a whole name to a date that may have an error, for comparison: what they find, and what they sell to who guesses. */
enum NameDesign {
    /** Nothing but the whole date, day and month in either order. */
    WHOLE_DATES(Map.of()),
    /** In use: with one of two years too. */
    TWO_YEARS(Map.of("years", 4 / 14_640.0)),
    /** With one of the five parts of the date left out too, under two keys of the name. */
    ONE_PART_LEFT_OUT(Map.of(
            "years", 4 / 14_640.0,
            "decade", 2 / 3_660.0,
            "year", 2 / 2_928.0,
            "month", 2 / 2_480.0,
            "tens", 2 / 9_600.0,
            "day", 2 / 3_840.0)),
    /** With two neighbours of the five parts left out, in a ring: 24 questions under one key are a person. */
    RING_UNDER_ONE_KEY(Map.of("days, then decades and years", 24 / 385.0)),
    /** The ring with a key for each form. */
    RING_WITH_PRICES(Map.of(
            "decade, year", 1 / 366.0,
            "year, month", 1 / 248.0,
            "month, tens", 1 / 800.0,
            "tens, day", 1 / 960.0,
            "day, decade", 1 / 480.0,
            "years", 1 / 14_640.0));

    /** Where decade, year, month, tens of the day and day begin in an ISO date, and where the last ends. */
    private static final int[] FROM = {0, 3, 5, 8, 9};

    private static final int[] TO = {3, 4, 7, 9, 10};
    /** Sixteen tokens with the whole date, two with a word, two with day and month in either order, among eighty years of birth. */
    private static final double COMMON = 16 / 29_220.0 + 2 / 29_220.0 + 2 / 24_480.0;

    private final Map<String, Double> places;

    /** {@code places} of a person's questions by what may be enumerated with them, each over how many dates that are. */
    NameDesign(Map<String, Double> places) {
        this.places = places;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What a name costs who knows nothing else, is not told whether it is held, and tries all dates with all places: persons. */
    double personsForAName() {
        return 1 / (COMMON + places.values().stream().mapToDouble(each -> each).sum());
    }

    List<NameTokens> tokens(List<NameTokens> made, List<LocalDate> born) {
        List<NameTokens> tokens = new ArrayList<>(made.size());
        for (int at = 0; at < made.size(); at++) {
            tokens.add(tokens(made.get(at), born.get(at)));
        }
        return tokens;
    }

    private NameTokens tokens(NameTokens made, LocalDate born) {
        if (made.tokens().isEmpty() || this == TWO_YEARS) {
            return made;
        }
        List<String> tokens = new ArrayList<>(made.tokens());
        if (this != ONE_PART_LEFT_OUT) {
            tokens.removeIf(token -> token.startsWith("years."));
        }
        String letters = name(made, "years.letters|");
        String sounds = name(made, "years.sounds|");
        for (int part = 0; part < FROM.length; part++) {
            switch (this) {
                case WHOLE_DATES, TWO_YEARS -> {}
                case ONE_PART_LEFT_OUT -> {
                    tokens.add("part.letters|" + letters + "|" + without(born, part, part));
                    tokens.add("part.sounds|" + sounds + "|" + without(born, part, part));
                }
                case RING_UNDER_ONE_KEY, RING_WITH_PRICES ->
                    tokens.add("near|" + letters + "|" + without(born, part, (part + 1) % FROM.length));
            }
        }
        if (this == RING_UNDER_ONE_KEY || this == RING_WITH_PRICES) {
            int odd = born.getYear() - 1 + born.getYear() % 2;
            tokens.add("near|" + letters + "|" + odd + "/" + born.toString().substring(TO[1]));
        }
        return new NameTokens(tokens);
    }

    private static String name(NameTokens made, String prefix) {
        String token = made.tokens().stream()
                .filter(each -> each.startsWith(prefix))
                .findFirst()
                .orElseThrow();
        return token.substring(prefix.length(), token.lastIndexOf('|'));
    }

    private static String without(LocalDate born, int part, int other) {
        StringBuilder date = new StringBuilder(born.toString());
        for (int each : new int[] {part, other}) {
            for (int at = FROM[each]; at < TO[each]; at++) {
                date.setCharAt(at, '_');
            }
        }
        return date.toString();
    }
}
