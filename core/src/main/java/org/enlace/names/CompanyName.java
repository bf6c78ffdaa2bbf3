// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A company's or group's name as {@linkplain Plain plain} words without legal form and filling words; the legal form is
 * kept apart ({@code "sa"}, {@code "ltda"}), empty where there is none.
 */
public record CompanyName(List<String> words, String legalForm) {
    private static final Set<String> LEGAL_FORMS = Set.of(
            "sa",
            "sas",
            "srl",
            "sl",
            "sc",
            "scs",
            "scc",
            "eirl",
            "ltda",
            "ltd",
            "limitada",
            "limited",
            "llc",
            "llp",
            "lp",
            "inc",
            "incorporated",
            "corp",
            "corporation",
            "cia",
            "co",
            "spa",
            "sapi",
            "sadecv",
            "cv",
            "gmbh",
            "ag",
            "bv",
            "nv",
            "eu",
            "epe",
            "anonima",
            "sociedad",
            "ca",
            "me",
            "eireli",
            "plc",
            "pjsc",
            "ooo");
    private static final Set<String> FILLING = Set.of(
            "de", "del", "la", "las", "los", "el", "y", "e", "da", "do", "das", "dos", "and", "of", "the", "red",
            "grupo", "banda");
    private static final double ALIKE = 0.85;

    public CompanyName {
        words = List.copyOf(words);
    }

    /** Reads a name. A name of nothing but filling words and forms keeps all its words. */
    public static CompanyName parse(String raw) {
        List<String> all = joinLetters(Plain.of(raw));
        List<String> words = new ArrayList<>(all.size());
        String legalForm = "";
        for (String word : all) {
            if (LEGAL_FORMS.contains(word) && !words.isEmpty()) {
                legalForm = word;
            } else if (!FILLING.contains(word)) {
                words.add(word);
            }
        }
        return new CompanyName(words.isEmpty() ? all : words, legalForm);
    }

    public String normalForm() {
        return String.join(" ", words);
    }

    /** 0 to 1: the share of letters in words that have an alike word in the other name, whatever their order. */
    public double similarity(CompanyName other) {
        double own = covered(words, other.words);
        double others = covered(other.words, words);
        return Math.min(own, others) * 0.75 + Math.max(own, others) * 0.25;
    }

    private static double covered(List<String> words, List<String> by) {
        double letters = 0;
        double found = 0;
        for (String word : words) {
            double best = 0;
            for (String candidate : by) {
                best = Math.max(best, Similarity.jaroWinkler(word, candidate));
            }
            letters += word.length();
            found += best >= ALIKE ? best * word.length() : 0;
        }
        return letters == 0 ? 0 : found / letters;
    }

    /** Words, with single letters in a row joined: {@code "s a s"} is {@code "sas"}. */
    private static List<String> joinLetters(String plain) {
        List<String> words = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        for (String word : plain.split(" ", -1)) {
            if (word.length() == 1) {
                letters.append(word);
                continue;
            }
            if (!letters.isEmpty()) {
                words.add(letters.toString());
                letters.setLength(0);
            }
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        if (!letters.isEmpty()) {
            words.add(letters.toString());
        }
        return words;
    }
}
