// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.model.ClassLabel;
import org.enlace.model.VeilHandle;
import org.enlace.tokens.HandleLine;
import org.enlace.tokens.HandlePoints;
import org.enlace.tokens.HeldTokens;
import org.enlace.tokens.NameTokens;
import org.junit.jupiter.api.Test;

/**
 * The best attack that we know on persons of whom only the name is known: all dates of birth are tried, those of each form of token
 * with the questions of a person that the form has. The figures stand in {@code docs/veil.md}.
 */
class NameOracleTest {
    private static final LocalDate FIRST = LocalDate.of(1930, 1, 1);
    private static final LocalDate END = LocalDate.of(2010, 1, 1);
    private static final int DAYS_OF_A_MONTH = 30;
    private static final List<String> NAMES = List.of(
            "Yesid Caicedo",
            "Wellington Silva Tavares",
            "Mirlande Exantus",
            "Teodora Quispe Ramos",
            "Rafiqul Howlader",
            "Wang Jianguo",
            "Khaled Al-Masri",
            "Ana Lucía Rentería Mosquera",
            "Ronald Sainvil",
            "Serafina Ochandiano",
            "Osmunda Elgueta Tuxpan",
            "Nilo Tejeira");

    private final Random random = new Random(12);

    /** Every date in eighty years, by the form of token that it may be tried with: the tokens and the dates that each stands for. */
    private static Map<String, Map<String, List<LocalDate>>> guesses(String name) {
        Map<String, Map<String, List<LocalDate>>> guesses = new TreeMap<>();
        for (LocalDate day = FIRST; day.isBefore(END); day = day.plusDays(1)) {
            Map<String, String> first = new HashMap<>();
            for (String token : NameTokens.of(name, day).tokens()) {
                first.putIfAbsent(token.substring(0, token.indexOf('.')), token);
            }
            for (Map.Entry<String, String> one : first.entrySet()) {
                guesses.computeIfAbsent(one.getKey(), _ -> new TreeMap<>())
                        .computeIfAbsent(one.getValue(), _ -> new ArrayList<>())
                        .add(day);
            }
        }
        return guesses;
    }

    @Test
    void noFormHasFewDates() {
        Map<String, Set<String>> kinds = new TreeMap<>();
        for (LocalDate day = FIRST; day.isBefore(END); day = day.plusDays(1)) {
            for (String name : List.of("Yesid Caicedo", "Ana Lucía Rentería Mosquera")) {
                for (String token : NameTokens.of(name, day).tokens()) {
                    String key = token.substring(0, token.lastIndexOf('|'));
                    kinds.computeIfAbsent(key, _ -> new HashSet<>()).add(token);
                }
            }
        }
        assertThat(kinds.values()).hasSizeGreaterThan(30).allMatch(dates -> dates.size() > 14_000);
    }

    /** Places of a person's questions by form. */
    private static Map<String, Integer> places() {
        Map<String, Integer> places = new TreeMap<>();
        List<String> asked = NameTokens.of("Maximilianos Villavicencios", FIRST).questions(new Random(1));
        asked.forEach(token -> places.merge(token.substring(0, token.indexOf('.')), 1, Integer::sum));
        return places;
    }

    /** What it takes to find one held person: whole persons paid, until a token hits and its date is asked about whole. */
    private record Found(int paid, LocalDate born, List<VeilHandle> handles) {}

    private static Optional<Found> attack(String name, Map<String, byte[]> oracle) {
        Map<String, Integer> places = places();
        Map<String, List<Map.Entry<String, List<LocalDate>>>> left = new TreeMap<>();
        guesses(name).forEach((form, tokens) -> left.put(form, new ArrayList<>(tokens.entrySet())));
        left.getOrDefault("years", new ArrayList<>())
                .sort((one, other) -> other.getKey().compareTo(one.getKey()));
        Set<LocalDate> tried = new HashSet<>();
        int paid = 0;
        while (left.values().stream().anyMatch(tokens -> !tokens.isEmpty())) {
            paid++;
            for (Map.Entry<String, List<Map.Entry<String, List<LocalDate>>>> form : left.entrySet()) {
                int questions = places.getOrDefault(form.getKey(), 0);
                while (questions > 0 && !form.getValue().isEmpty()) {
                    Map.Entry<String, List<LocalDate>> guess = form.getValue().removeLast();
                    if (tried.containsAll(guess.getValue())) {
                        continue;
                    }
                    questions--;
                    tried.addAll(guess.getValue());
                    if (oracle.containsKey(guess.getKey())) {
                        for (LocalDate day : guess.getValue()) {
                            paid++;
                            Map<String, byte[]> hits = new HashMap<>();
                            NameTokens.of(name, day).tokens().stream()
                                    .filter(oracle::containsKey)
                                    .forEach(token -> hits.put(token, oracle.get(token)));
                            List<VeilHandle> handles = HandlePoints.handles(hits);
                            if (!handles.isEmpty()) {
                                return Optional.of(new Found(paid, day, handles));
                            }
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    @Test
    void aNameAloneCostsHundredsOfPersons_andAMonthsBudgetBuysFive() {
        List<LocalDate> born = new ArrayList<>();
        List<HandleLine> lines = new ArrayList<>();
        for (int at = 0; at < NAMES.size(); at++) {
            born.add(FIRST.plusDays(random.nextInt((int) (END.toEpochDay() - FIRST.toEpochDay()))));
            lines.add(HandleLine.of(chance(HandleLine.CHANCE)));
        }
        Map<String, byte[]> oracle = oracle(born, lines);
        int paid = 0;
        for (int at = 0; at < NAMES.size(); at++) {
            Found found = attack(NAMES.get(at), oracle).orElseThrow();
            assertThat(found.handles()).contains(lines.get(at).handle());
            paid += found.paid();
        }
        double each = paid / (double) NAMES.size();
        System.out.printf("persons paid for each held name: %.0f; names in a month: %.1f%n", each, month() / each);
        assertThat(each).isBetween(600.0, 850.0);
        assertThat(month() / each).isLessThan(8);
        assertThat(attack("Onésimo Barranco", oracle))
                .as("who is not held costs all")
                .isEmpty();
    }

    private Map<String, byte[]> oracle(List<LocalDate> born, List<HandleLine> lines) {
        List<List<NameTokens>> records = new ArrayList<>();
        for (int at = 0; at < NAMES.size(); at++) {
            records.add(List.of(NameTokens.of(NAMES.get(at), born.get(at))));
        }
        Map<String, byte[]> oracle = new HashMap<>();
        HeldTokens.of(records).bearers().forEach((token, places) -> {
            List<HandleLine> bearers =
                    Arrays.stream(places).mapToObj(lines::get).toList();
            oracle.put(token, HandlePoints.of(token, bearers, chance(HandlePoints.BYTES)));
        });
        return oracle;
    }

    private byte[] chance(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Of how many persons the usual agreement lets a partner ask in a month. */
    private double month() {
        QueryBudget budget =
                Samples.agreement().budget(new ClassLabel("nameToken")).orElseThrow();
        return (budget.fullPerEpoch() + DAYS_OF_A_MONTH * (double) budget.additionsPerDay()) / NameTokens.MOST;
    }
}
