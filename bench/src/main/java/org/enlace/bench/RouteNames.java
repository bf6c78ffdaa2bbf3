// SPDX-License-Identifier: Apache-2.0
package org.enlace.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.enlace.names.NamePartFrequencies;
import org.enlace.names.NamePartFrequencies.Kind;
import org.enlace.names.NameTradition;

/**
 * Made-up people of six traditions with the ways in which their names are written: Spanish names from the program's own lists,
 * the others from {@code route-names.txt}. Born between 1952 and 1999; where birth dates are often estimated, one in
 * fifty stands on the first of January.
 */
final class RouteNames {
    static final List<NameTradition> TRADITIONS = List.of(
            NameTradition.SPANISH,
            NameTradition.PORTUGUESE,
            NameTradition.HAITIAN,
            NameTradition.ARABIC,
            NameTradition.CHINESE,
            NameTradition.BANGLA);
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1952, 1, 1);
    private static final int BIRTH_DAYS = 17_500;

    /** A name with all its spellings, the usual one first. */
    record Spelt(List<String> ways) {
        String usual() {
            return ways.getFirst();
        }

        String way(int way) {
            return ways.get(Math.min(way, ways.size() - 1));
        }
    }

    /**
     * A person as the truth knows it.
     *
     * @param prefix what stands in front and tells little: {@code Md}; empty for most
     */
    record Person(
            NameTradition tradition,
            boolean male,
            String prefix,
            List<Spelt> given,
            List<Spelt> surnames,
            LocalDate born) {}

    private record Weighted(List<Spelt> names, double[] upTo) {
        Spelt draw(SplittableRandom random) {
            int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
            return names.get(Math.min(names.size() - 1, at < 0 ? -at - 1 : at));
        }

        /** The probability that two draws give the same name. */
        double coincidence() {
            double sum = 0;
            for (int at = 0; at < upTo.length; at++) {
                double share = (upTo[at] - (at == 0 ? 0 : upTo[at - 1])) / upTo[upTo.length - 1];
                sum += share * share;
            }
            return sum;
        }
    }

    private final Map<String, Weighted> lists = new HashMap<>();

    RouteNames() {
        for (Kind kind : Kind.values()) {
            List<Spelt> names = new ArrayList<>();
            List<Integer> weights = new ArrayList<>();
            NamePartFrequencies.bundled().list(NameTradition.SPANISH, kind).forEach(part -> {
                names.add(new Spelt(part.spellings()));
                weights.add(part.weight());
            });
            put("spanish " + word(kind), names, weights);
        }
        read();
    }

    private void read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RouteNames.class.getResourceAsStream("route-names.txt")),
                StandardCharsets.UTF_8))) {
            String title = "";
            List<Spelt> names = new ArrayList<>();
            List<Integer> weights = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("[")) {
                    put(title, names, weights);
                    title = line.substring(1, line.length() - 1);
                    names = new ArrayList<>();
                    weights = new ArrayList<>();
                } else if (!line.startsWith("#")) {
                    String[] words = line.split(" ", -1);
                    for (String word : Arrays.asList(words).subList(1, words.length)) {
                        names.add(new Spelt(List.of(word.replace('_', ' ').split("=", -1))));
                        weights.add(Integer.parseInt(words[0]));
                    }
                }
            }
            put(title, names, weights);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void put(String title, List<Spelt> names, List<Integer> weights) {
        if (!names.isEmpty()) {
            double[] upTo = weights.stream().mapToDouble(Integer::doubleValue).toArray();
            Arrays.parallelPrefix(upTo, Double::sum);
            lists.put(title, new Weighted(List.copyOf(names), upTo));
        }
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case SURNAME -> "surname";
            case MALE -> "male";
            case FEMALE -> "female";
        };
    }

    /** How many names each list holds and how often two people drawn by chance share one. */
    List<String> figures() {
        return lists.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> "%s: names=%d chanceOfSame=1/%.0f"
                        .formatted(
                                each.getKey(),
                                each.getValue().names().size(),
                                1 / each.getValue().coincidence()))
                .toList();
    }

    /** The next person; each tradition is as likely as the others. */
    Person person(SplittableRandom random) {
        NameTradition tradition = TRADITIONS.get(random.nextInt(TRADITIONS.size()));
        boolean male = random.nextInt(100) < 70;
        String sex = male ? "male" : "female";
        LocalDate born = FIRST_BIRTH.plusDays(random.nextInt(BIRTH_DAYS));
        return switch (tradition) {
            case SPANISH ->
                person(
                        tradition,
                        male,
                        "",
                        draw("spanish " + sex, chance(random, 62) ? 2 : 1, random),
                        2,
                        born,
                        random);
            case PORTUGUESE ->
                person(
                        tradition,
                        male,
                        "",
                        draw("portuguese " + sex, chance(random, 50) ? 2 : 1, random),
                        chance(random, 75) ? 2 : 1,
                        born,
                        random);
            case HAITIAN ->
                person(
                        tradition,
                        male,
                        "",
                        draw("haitian " + sex, chance(random, 30) ? 2 : 1, random),
                        1,
                        estimated(born, random),
                        random);
            case ARABIC -> {
                List<Spelt> given = new ArrayList<>(draw("arabic " + sex, 1, random));
                if (chance(random, 50)) {
                    given.addAll(draw("arabic male", 1, random));
                }
                yield person(tradition, male, "", given, 1, estimated(born, random), random);
            }
            case CHINESE -> person(tradition, male, "", List.of(syllables(random)), 1, born, random);
            case BANGLA -> {
                String prefix = chance(random, 40) ? male ? "Md." : "Mst." : "";
                yield person(
                        tradition,
                        male,
                        prefix,
                        draw("bangla " + sex, chance(random, 25) ? 2 : 1, random),
                        1,
                        estimated(born, random),
                        random);
            }
            case ENGLISH -> throw new IllegalStateException("not on the route");
        };
    }

    private Person person(
            NameTradition tradition,
            boolean male,
            String prefix,
            List<Spelt> given,
            int surnames,
            LocalDate born,
            SplittableRandom random) {
        String list = tradition.name().toLowerCase(java.util.Locale.ROOT) + " surname";
        return new Person(tradition, male, prefix, List.copyOf(given), draw(list, surnames, random), born);
    }

    /** A surname of the tradition, as a husband's. */
    Spelt surname(NameTradition tradition, SplittableRandom random) {
        return draw(tradition.name().toLowerCase(java.util.Locale.ROOT) + " surname", 1, random)
                .getFirst();
    }

    private List<Spelt> draw(String list, int count, SplittableRandom random) {
        Weighted weighted = Objects.requireNonNull(lists.get(list));
        List<Spelt> drawn = new ArrayList<>(count);
        while (drawn.size() < count) {
            Spelt next = weighted.draw(random);
            if (!drawn.contains(next) || list.endsWith("surname")) {
                drawn.add(next);
            }
        }
        return drawn;
    }

    /** A Chinese given name: in Pinyin in one word, in Wade-Giles with a hyphen, in Pinyin in two words. */
    private Spelt syllables(SplittableRandom random) {
        List<Spelt> drawn = draw("chinese syllable", chance(random, 75) ? 2 : 1, random);
        if (drawn.size() == 1) {
            return drawn.getFirst();
        }
        String first = drawn.getFirst().usual();
        String second = drawn.getLast().usual().toLowerCase(java.util.Locale.ROOT);
        String wade = drawn.getFirst().way(1) + "-" + drawn.getLast().way(1).toLowerCase(java.util.Locale.ROOT);
        return new Spelt(List.of(first + second, wade, first + " " + second));
    }

    private static LocalDate estimated(LocalDate born, SplittableRandom random) {
        return random.nextInt(50) == 0 ? born.withDayOfYear(1) : born;
    }

    private static boolean chance(SplittableRandom random, int percent) {
        return random.nextInt(100) < percent;
    }
}
