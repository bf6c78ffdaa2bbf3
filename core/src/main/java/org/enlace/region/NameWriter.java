// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.enlace.names.NamePartFrequencies.Kind;
import org.enlace.names.NamePartFrequencies.Part;
import org.enlace.names.NameTradition;
import org.enlace.names.words.PlainSpelling;

/**
 * Writes a person's name as one authority would: its order, case and accents, and with what goes wrong on the way: a
 * surname dropped or swapped, a given name shortened, another transliteration, a wrong letter.
 */
final class NameWriter {
    /** One way in which a name was written: whole, and in its two halves. */
    record Written(String name, String given, String surnames) {}

    private static final String NEIGHBOURS = "aoeiuaszcsvbbvlrrlnmmnyiqkgj";

    private NameWriter() {}

    static Written write(MadeUpPerson figure, RegionSeat seat, RandomGenerator chance) {
        List<String> given = given(figure, seat, chance);
        List<String> surnames = surnames(figure, seat, chance);
        if (WeightedChoice.of(0.12, chance)) {
            List<String> spoilt = WeightedChoice.of(0.5, chance) ? given : surnames;
            int at = chance.nextInt(spoilt.size());
            spoilt.set(at, misspell(spoilt.get(at), chance));
        }
        return arrange(figure.name().tradition(), seat, String.join(" ", given), surnames, chance);
    }

    private static List<String> given(MadeUpPerson figure, RegionSeat seat, RandomGenerator chance) {
        List<String> given = new ArrayList<>();
        for (Part part : figure.name().given()) {
            given.add(spell(part, figure.name().tradition(), chance));
        }
        if (given.size() > 1 && WeightedChoice.of(seat == RegionSeat.US ? 0.5 : 0.22, chance)) {
            given.set(1, given.get(1).charAt(0) + ".");
            if (WeightedChoice.of(0.6, chance)) {
                given.removeLast();
            }
        }
        if (given.getFirst().equals("María") && given.size() > 1 && WeightedChoice.of(0.3, chance)) {
            given.set(0, "Ma.");
        }
        return given;
    }

    private static List<String> surnames(MadeUpPerson figure, RegionSeat seat, RandomGenerator chance) {
        List<String> surnames = new ArrayList<>();
        for (Part part : figure.name().surnames()) {
            surnames.add(spell(part, figure.name().tradition(), chance));
        }
        if (surnames.size() == 2) {
            if (WeightedChoice.of(0.04, chance)) {
                surnames = new ArrayList<>(surnames.reversed());
            }
            if (WeightedChoice.of(seat == RegionSeat.US ? 0.5 : 0.2, chance)) {
                surnames.removeLast();
            }
        }
        return surnames;
    }

    private static String spell(Part part, NameTradition tradition, RandomGenerator chance) {
        double other = switch (tradition) {
            case SPANISH, PORTUGUESE, ENGLISH -> 0.1;
            case HAITIAN -> 0.25;
            case ARABIC, BANGLA, CHINESE -> 0.4;
        };
        return WeightedChoice.of(other, chance) ? WeightedChoice.any(part.spellings(), chance) : part.form();
    }

    private static Written arrange(
            NameTradition tradition, RegionSeat seat, String given, List<String> surnames, RandomGenerator chance) {
        boolean portuguese = tradition == NameTradition.PORTUGUESE && surnames.size() == 2;
        String family = String.join(" ", portuguese ? surnames.reversed() : surnames);
        if (tradition == NameTradition.CHINESE && WeightedChoice.of(0.6, chance)) {
            return cased(seat, family + " " + given, given, family);
        }
        return switch (seat) {
            case CO -> cased(seat, family + " " + given, given, family);
            case CR ->
                cased(
                        seat,
                        WeightedChoice.of(0.5, chance) ? family + " " + given : given + " " + family,
                        given,
                        family);
            case PA -> cased(seat, given + " " + family, given, family);
            case GT -> cased(seat, family + ", " + given, given, family);
            case US -> {
                String joined = WeightedChoice.of(0.25, chance) ? family.replace(' ', '-') : family;
                yield cased(seat, given + " " + joined, given, joined);
            }
        };
    }

    private static Written cased(RegionSeat seat, String name, String given, String family) {
        return new Written(cased(seat, name), cased(seat, given), cased(seat, family));
    }

    private static String cased(RegionSeat seat, String text) {
        return switch (seat) {
            case CO -> ascii(text).toUpperCase(Locale.ROOT);
            case CR -> text.toUpperCase(Locale.ROOT);
            case PA, GT -> text;
            case US -> ascii(text);
        };
    }

    /** Without accents, marks and case kept. */
    private static String ascii(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit < 128) {
                out.append(unit);
            } else {
                String plain = PlainSpelling.of(String.valueOf(unit));
                out.append(Character.isUpperCase(unit) ? plain.toUpperCase(Locale.ROOT) : plain);
            }
        }
        return out.toString();
    }

    /** One letter lost, doubled, exchanged with the next or taken for its neighbour; short words are left alone. */
    private static String misspell(String word, RandomGenerator chance) {
        if (word.length() < 4) {
            return word;
        }
        int at = 1 + chance.nextInt(word.length() - 2);
        String before = word.substring(0, at);
        String after = word.substring(at + 1);
        char letter = word.charAt(at);
        return switch (chance.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + letter + letter + after;
            case 2 -> before + after.charAt(0) + letter + after.substring(1);
            default -> {
                int known = NEIGHBOURS.indexOf(letter);
                yield before + (known < 0 ? 'e' : NEIGHBOURS.charAt(known ^ 1)) + after;
            }
        };
    }

    /** What a case file calls somebody whom people know by a short name. */
    static String nickname(MadeUpPerson figure, RandomGenerator chance) {
        List<String> words = figure.civil().sex() == Kind.MALE
                ? List.of(
                        "El Flaco",
                        "Chepe",
                        "Tato",
                        "El Mono",
                        "Pacho",
                        "Beto",
                        "El Costeño",
                        "Nano",
                        "Toño",
                        "El Profe")
                : List.of("La Mona", "Chela", "La Tía", "Concha", "La Doña", "Lucha", "Nena", "La Paisa");
        return WeightedChoice.any(words, chance);
    }
}
