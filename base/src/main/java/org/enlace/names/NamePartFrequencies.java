// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.enlace.names.words.PlainSpelling;
import org.enlace.names.words.WordList;

/**
 * Given names and surnames of the region with how common they are: weights of our own estimate by {@link NameTradition}, and
 * the figures of Spain (Source: INE). Read once and never changed; reading costs some milliseconds.
 */
public final class NamePartFrequencies {
    /** What a part is. */
    public enum Kind {
        SURNAME,
        MALE,
        FEMALE
    }

    /** One part: how it is mostly written, other spellings of it, and its weight among the parts of its list. */
    public record Part(String form, List<String> spellings, int weight) {
        public Part {
            spellings = List.copyOf(spellings);
        }
    }

    private static final NamePartFrequencies BUNDLED = read();

    private final Map<NameTradition, Map<Kind, List<Part>>> lists = new EnumMap<>(NameTradition.class);
    /** Takes the share of people who bear a name of one kind. */
    public interface Shares {
        void take(Kind kind, String plain, double share);
    }

    private record Counted(Kind kind, String plain, double share) {}

    private final List<Counted> counted = new ArrayList<>();
    private final List<List<String>> spellings = new ArrayList<>();
    private final Map<String, Double> given = new HashMap<>();
    private final Map<String, Double> surnames = new HashMap<>();
    private final Set<Integer> avoided = new HashSet<>();

    private final EquivalentWords equivalents = new EquivalentWords();

    private NamePartFrequencies() {}

    /** The lists that come with the program. */
    public static NamePartFrequencies bundled() {
        return BUNDLED;
    }

    private static NamePartFrequencies read() {
        NamePartFrequencies parts = new NamePartFrequencies();
        parts.readRegion();
        parts.readSpain();
        WordList.lines("equivalents.txt")
                .forEach(line ->
                        parts.equivalents.add(List.of(line.split(" ", -1)).subList(1, line.split(" ", -1).length)));
        WordList.lines("avoid.txt").forEach(line -> parts.avoided.add(Integer.parseUnsignedInt(line, 16)));
        return parts;
    }

    /** The parts of one list, most common first. */
    public List<Part> list(NameTradition tradition, Kind kind) {
        return lists.getOrDefault(tradition, Map.of()).getOrDefault(kind, List.of());
    }

    /** Share of people who bear this surname, a {@linkplain PlainSpelling plain} word; 0 where it is in no list. */
    public double surnameShare(String plain) {
        return surnames.getOrDefault(plain, 0.0);
    }

    /** Share of people who bear this given name, a {@linkplain PlainSpelling plain} word; 0 where it is in no list. */
    public double givenShare(String plain) {
        return given.getOrDefault(plain, 0.0);
    }

    /** Tells each name of each list with the share of people who bear it. */
    public void eachShare(Shares shares) {
        counted.forEach(each -> shares.take(each.kind(), each.plain(), each.share()));
    }

    /** The spellings of each part of the region's lists, the most usual first. */
    List<List<String>> spellings() {
        return spellings;
    }

    /** How probable it is that two people taken by chance bear the same surname. */
    public double surnameCoincidence() {
        return coincidence(surnames);
    }

    /** How probable it is that two people taken by chance bear the same given name. */
    public double givenCoincidence() {
        return coincidence(given);
    }

    private static double coincidence(Map<String, Double> shares) {
        return shares.values().stream().mapToDouble(share -> share * share).sum();
    }

    /** Whether two plain words are spellings or familiar forms of one name. The same word is not asked. */
    public boolean areEquivalent(String one, String other) {
        return equivalents.contain(one, other);
    }

    /** Whether a widely known person bears this first given name and first surname, so that no invention may. */
    public boolean isAvoided(String givenName, String surname) {
        return avoided.contains((PlainSpelling.of(givenName) + " " + PlainSpelling.of(surname)).hashCode());
    }

    private void readRegion() {
        List<Part> open = new ArrayList<>();
        for (String line : WordList.lines("parts.txt")) {
            if (line.startsWith("[")) {
                String[] heading = line.substring(1, line.length() - 1).split(" ", -1);
                open = new ArrayList<>();
                lists.computeIfAbsent(
                                NameTradition.valueOf(heading[0].toUpperCase(Locale.ROOT)),
                                t -> new EnumMap<>(Kind.class))
                        .put(Kind.valueOf(heading[1].toUpperCase(Locale.ROOT)), open);
            } else {
                String[] words = line.split(" ", -1);
                for (String word : Arrays.asList(words).subList(1, words.length)) {
                    List<String> forms = List.of(word.replace('_', ' ').split("=", -1));
                    List<String> plain = forms.stream().map(PlainSpelling::of).toList();
                    equivalents.add(plain);
                    spellings.add(plain);
                    open.add(new Part(forms.getFirst(), forms, Integer.parseInt(words[0])));
                }
            }
        }
        lists.forEach((tradition, kinds) -> kinds.forEach((kind, list) -> count(kind, list, shareOf(tradition))));
    }

    private void readSpain() {
        Map<Kind, List<Part>> spain = new EnumMap<>(Kind.class);
        Kind kind = Kind.SURNAME;
        for (String line : WordList.lines("spain.txt")) {
            if (line.startsWith("[")) {
                kind = Kind.valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT));
            } else {
                String[] words = line.split(" ", -1);
                for (String word : Arrays.asList(words).subList(1, words.length)) {
                    spain.computeIfAbsent(kind, k -> new ArrayList<>())
                            .add(new Part(word, List.of(word), Integer.parseInt(words[0])));
                }
            }
        }
        spain.forEach((each, list) -> count(each, list, 0.15));
    }

    /** Adds a list to the shares: its parts make {@code share} of the surnames, or of the given names of one sex. */
    private void count(Kind kind, List<Part> list, double share) {
        double sum = list.stream().mapToInt(Part::weight).sum();
        for (Part part : list) {
            double each = share * part.weight() / sum / part.spellings().size();
            for (String spelling : part.spellings()) {
                counted.add(new Counted(kind, PlainSpelling.of(spelling), kind == Kind.SURNAME ? each : each / 2));
                (kind == Kind.SURNAME ? surnames : given)
                        .merge(PlainSpelling.of(spelling), kind == Kind.SURNAME ? each : each / 2, Double::sum);
            }
        }
    }

    /** Part of the people in case files along the corridor, as we assume it; with Spain's figures it makes 1. */
    private static double shareOf(NameTradition tradition) {
        return switch (tradition) {
            case SPANISH -> 0.55;
            case HAITIAN, ARABIC, CHINESE, BANGLA, PORTUGUESE, ENGLISH -> 0.05;
        };
    }
}
