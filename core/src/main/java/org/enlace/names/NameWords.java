// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cuts a name into parts: plain words, particles joined to what they belong to, titles dropped, short forms filled out. */
final class NameWords {
    private static final Set<String> PARTICLES = Set.of(
            "de", "del", "la", "las", "los", "da", "do", "das", "dos", "di", "du", "le", "san", "santa", "saint", "st",
            "al", "el", "ben", "bin", "ibn", "abu", "abd", "van", "von", "mc", "mac", "petit");
    private static final Set<String> BETWEEN = Set.of("y", "e", "vda", "viuda");
    private static final Set<String> TITLES =
            Set.of("sr", "sra", "srta", "don", "dona", "dr", "dra", "ing", "lic", "mr", "mrs", "ms", "alias");
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("ma", "maria"),
            Map.entry("md", "mohammad"),
            Map.entry("fco", "francisco"),
            Map.entry("fdo", "fernando"),
            Map.entry("gmo", "guillermo"),
            Map.entry("hdez", "hernandez"),
            Map.entry("fdez", "fernandez"),
            Map.entry("gzlez", "gonzalez"),
            Map.entry("glez", "gonzalez"),
            Map.entry("mtnez", "martinez"),
            Map.entry("rdguez", "rodriguez"),
            Map.entry("rguez", "rodriguez"),
            Map.entry("glz", "gonzalez"));

    private NameWords() {}

    static List<String> of(String raw) {
        List<String> parts = new ArrayList<>(6);
        StringBuilder pending = new StringBuilder();
        String plain = Plain.of(raw);
        int start = 0;
        while (start < plain.length()) {
            int space = plain.indexOf(' ', start);
            int end = space < 0 ? plain.length() : space;
            add(plain.substring(start, end), plain, end, parts, pending);
            start = end + 1;
        }
        if (!pending.isEmpty()) {
            parts.add(pending.toString());
        }
        return parts;
    }

    private static void add(String word, String plain, int end, List<String> parts, StringBuilder pending) {
        if (PARTICLES.contains(word) && end < plain.length()) {
            pending.append(pending.isEmpty() ? "" : " ").append(word.equals("st") ? "saint" : word);
        } else if (!pending.isEmpty()) {
            parts.add(pending.append(' ').append(word).toString());
            pending.setLength(0);
        } else if (!(TITLES.contains(word) && parts.isEmpty()) && !BETWEEN.contains(word)) {
            // "Ma" is María where a name follows, and a Chinese family name where it stands last.
            boolean familyMa = word.equals("ma") && end == plain.length();
            parts.add(familyMa ? word : SHORT.getOrDefault(word, word));
        }
    }
}
