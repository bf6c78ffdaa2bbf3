// SPDX-License-Identifier: Apache-2.0
package org.enlace.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.enlace.bench.RouteFiles.Row;
import org.enlace.bench.RoutePair.Asked;
import org.enlace.tokens.HeldTokens;
import org.enlace.tokens.NameTokens;

/**
 * Recall and false hits of name tokens, compared as plain sets: for the setting in use, and for others with fewer forms, another
 * number of tokens that make a hit, or another {@link NameDesign}.
 *
 * <p>{@code NameTokensFit SEED HELD ASKED}: half of those asked are held. Recall is the share of the held that hit their own
 * record; a false hit is a person who hits any other record.
 */
public final class NameTokensFit {
    private static final int HIT = 2;
    /** In the usual agreement: 2,000 and 20 a day. */
    private static final int PERSONS_A_MONTH = 2_600;

    private final RoutePair pair;

    private NameTokensFit(RoutePair pair) {
        this.pair = pair;
    }

    public static void main(String[] arguments) {
        RouteNames names = new RouteNames();
        RoutePair pair = RoutePair.of(
                names, Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        names.figures().forEach(System.out::println);
        System.out.println(pair);
        new NameTokensFit(pair).report();
    }

    private void report() {
        List<NameTokens> held = pair.held().stream()
                .map(row -> NameTokens.of(row.name(), row.born()))
                .toList();
        List<NameTokens> asked = pair.asked().stream()
                .map(each -> NameTokens.of(each.row().name(), each.row().born()))
                .toList();
        System.out.printf(
                Locale.ROOT,
                "tokens a person: mean=%.1f most=%d; persons without any: held=%d asked=%d%n%n",
                held.stream().mapToInt(each -> each.tokens().size()).average().orElse(0),
                held.stream().mapToInt(each -> each.tokens().size()).max().orElse(0),
                held.stream().filter(each -> each.tokens().isEmpty()).count(),
                asked.stream().filter(each -> each.tokens().isEmpty()).count());
        for (int least = 1; least <= 3; least++) {
            System.out.println(curve("hit from " + least + " tokens", held, asked, least, _ -> true));
        }
        for (String form : new String[] {"years", "order", "word", "date"}) {
            System.out.println(curve("without " + form, held, asked, HIT, token -> !token.startsWith(form + ".")));
        }
        for (NameDesign design : NameDesign.values()) {
            System.out.println(curve(
                            "design " + design.label(),
                            design.tokens(
                                    held, pair.held().stream().map(Row::born).toList()),
                            design.tokens(
                                    asked,
                                    pair.asked().stream()
                                            .map(each -> each.row().born())
                                            .toList()),
                            HIT,
                            _ -> true)
                    + String.format(
                            Locale.ROOT,
                            " personsForAName=%.0f namesAMonth=%.1f",
                            design.personsForAName(),
                            PERSONS_A_MONTH / design.personsForAName()));
        }
        System.out.println();
        byChange(held, asked);
    }

    private String curve(
            String setting, List<NameTokens> held, List<NameTokens> asked, int least, Predicate<String> kept) {
        Outcome outcome = outcome(held, asked, least, kept);
        return String.format(
                Locale.ROOT,
                "%-36s recall=%.4f falsePer1000Absent=%.2f falsePer1000=%.2f",
                setting,
                outcome.recall(),
                outcome.falsePer1000(true),
                outcome.falsePer1000(false));
    }

    private void byChange(List<NameTokens> held, List<NameTokens> asked) {
        Outcome outcome = outcome(held, asked, HIT, _ -> true);
        Map<String, int[]> groups = new TreeMap<>();
        for (int at = 0; at < asked.size(); at++) {
            Asked person = pair.asked().get(at);
            if (person.truth() >= 0) {
                count(groups, "change " + person.change(), outcome.own[at]);
                count(groups, "tradition " + person.person().tradition(), outcome.own[at]);
            }
        }
        groups.forEach((group, counts) -> System.out.printf(
                Locale.ROOT, "%-36s recall=%.4f of %d%n", group, counts[0] / (double) counts[1], counts[1]));
    }

    private static void count(Map<String, int[]> groups, String group, boolean found) {
        int[] counts = groups.computeIfAbsent(group, _ -> new int[2]);
        counts[0] += found ? 1 : 0;
        counts[1]++;
    }

    private Outcome outcome(List<NameTokens> held, List<NameTokens> asked, int least, Predicate<String> kept) {
        Map<String, int[]> bearers =
                HeldTokens.of(held.stream().map(List::of).toList()).bearers();
        Outcome outcome = new Outcome(pair.asked());
        for (int at = 0; at < asked.size(); at++) {
            Map<Integer, Integer> counts = new HashMap<>();
            for (String token : asked.get(at).tokens()) {
                if (kept.test(token)) {
                    for (int bearer : bearers.getOrDefault(token, new int[0])) {
                        counts.merge(bearer, 1, Integer::sum);
                    }
                }
            }
            List<Integer> hits = new ArrayList<>();
            counts.forEach((record, count) -> {
                if (count >= least) {
                    hits.add(record);
                }
            });
            outcome.take(at, hits);
        }
        return outcome;
    }

    /** What the asker found of each person. */
    static final class Outcome {
        private final List<Asked> asked;
        private final boolean[] own;
        private final boolean[] other;

        Outcome(List<Asked> asked) {
            this.asked = asked;
            own = new boolean[asked.size()];
            other = new boolean[asked.size()];
        }

        void take(int at, List<Integer> records) {
            int truth = asked.get(at).truth();
            own[at] = records.contains(truth);
            other[at] = records.stream().anyMatch(record -> record != truth);
        }

        double recall() {
            long found = 0;
            long held = 0;
            for (int at = 0; at < own.length; at++) {
                found += own[at] ? 1 : 0;
                held += asked.get(at).truth() >= 0 ? 1 : 0;
            }
            return found / (double) held;
        }

        /** False hits of 1,000 persons asked, of those who are absent or of all. */
        double falsePer1000(boolean absentOnly) {
            long wrong = 0;
            long all = 0;
            for (int at = 0; at < other.length; at++) {
                if (!absentOnly || asked.get(at).truth() < 0) {
                    wrong += other[at] ? 1 : 0;
                    all++;
                }
            }
            return wrong * 1000.0 / all;
        }
    }
}
