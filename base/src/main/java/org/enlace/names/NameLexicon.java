// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.enlace.names.NamePartFrequencies.Kind;
import org.enlace.names.WordKnowledge.Phrase;
import org.enlace.names.words.PlainSpelling;
import org.enlace.names.words.WordList;

/**
 * All words that the lists know, found by their folded letters in one open-addressing table. Read once from the bundled
 * files; reading takes some tens of milliseconds.
 */
final class NameLexicon {
    private static final NameLexicon BUNDLED = new NameLexicon();

    private final Map<String, WordKnowledge> reading = new HashMap<>(1 << 15);
    private final long[] hashes;
    private final WordKnowledge[] table;
    private final int mask;
    private int groups;

    private NameLexicon() {
        readShares();
        WordList.lines("equivalents.txt").forEach(this::equivalents);
        readTraditions();
        readWords();
        NamePartFrequencies.bundled().spellings().forEach(this::spellings);
        readForms();
        table = new WordKnowledge[Integer.highestOneBit(reading.size()) << 2];
        hashes = new long[table.length];
        mask = table.length - 1;
        for (WordKnowledge known : reading.values()) {
            known.settle();
            long hash = NameTokenizer.hash(known.letters, 0, known.letters.length);
            int at = slot(hash);
            while (hashes[at] != 0) {
                at = (at + 1) & mask;
            }
            hashes[at] = hash;
            table[at] = known;
        }
        reading.clear();
    }

    static NameLexicon bundled() {
        return BUNDLED;
    }

    /**
     * What is known of a word, by its {@linkplain NameTokenizer#hash hash} of 64 bits, which no two listed words share;
     * {@link WordKnowledge#NOTHING} if it is not listed.
     */
    WordKnowledge find(long hash) {
        int at = slot(hash);
        while (hashes[at] != hash) {
            if (hashes[at] == 0) {
                return WordKnowledge.NOTHING;
            }
            at = (at + 1) & mask;
        }
        return table[at];
    }

    WordKnowledge find(byte[] letters) {
        return find(NameTokenizer.hash(letters, 0, letters.length));
    }

    private int slot(long hash) {
        return (int) (hash >>> 40) & mask;
    }

    private void readShares() {
        NamePartFrequencies.bundled().eachShare((kind, word, share) -> {
            if (word.indexOf(' ') < 0) {
                WordKnowledge known = word(word);
                if (kind == Kind.SURNAME) {
                    known.surname += share;
                    known.flags |= WordKnowledge.SURNAME;
                } else {
                    known.given += share;
                    known.flags |= kind == Kind.MALE ? WordKnowledge.MALE : WordKnowledge.FEMALE;
                }
            }
        });
    }

    /** Marks Chinese given names, and names of Bengal that no Arabic list has. */
    private void readTraditions() {
        Set<String> arabic = new HashSet<>();
        for (Kind kind : Kind.values()) {
            for (String name : listed(NameTradition.ARABIC, kind)) {
                arabic.addAll(List.of(name.split(" ", -1)));
            }
        }
        for (Kind kind : Kind.values()) {
            for (String name : listed(NameTradition.BANGLA, kind)) {
                word(name).flags |= arabic.contains(name) ? 0 : WordKnowledge.BENGALI;
            }
            for (String name : kind == Kind.SURNAME ? List.<String>of() : listed(NameTradition.CHINESE, kind)) {
                word(name).flags |= WordKnowledge.EASTERN_GIVEN;
            }
        }
    }

    private static List<String> listed(NameTradition tradition, Kind kind) {
        return NamePartFrequencies.bundled().list(tradition, kind).stream()
                .flatMap(part -> part.spellings().stream())
                .map(PlainSpelling::of)
                .toList();
    }

    /** A line: {@code m}, {@code f} or {@code x}, then words that may all stand for each other. */
    private void equivalents(String line) {
        String[] words = line.split(" ", -1);
        int gender = words[0].equals("m")
                ? WordKnowledge.MALE
                : words[0].equals("f") ? WordKnowledge.FEMALE : WordKnowledge.GIVEN;
        groups++;
        for (String each : Arrays.asList(words).subList(1, words.length)) {
            WordKnowledge known = word(each);
            known.flags |= gender;
            known.join(groups);
        }
    }

    /** Spellings of one name, but for those that our own lists hold apart. */
    private void spellings(List<String> spellings) {
        WordKnowledge usual = word(spellings.getFirst());
        groups++;
        for (String each : spellings) {
            WordKnowledge known = word(each);
            boolean apart = known.groups.length > 0
                    && usual.groups.length > 0
                    && !WordKnowledge.share(known.groups, usual.groups);
            if (spellings.size() > 1 && each.indexOf(' ') < 0 && !apart) {
                known.join(groups);
            }
        }
    }

    private void readWords() {
        String kind = "";
        for (String line : WordList.lines("words.txt")) {
            if (line.startsWith("[")) {
                kind = line.substring(1, line.length() - 1);
            } else {
                words(kind, List.of(line.split(" ", -1)));
            }
        }
    }

    private void words(String kind, List<String> words) {
        switch (kind) {
            case "title" -> words.forEach(each -> phrase(each, WordKnowledge.TITLE, 0, 0));
            case "suffix" -> words.forEach(each -> word(each).flags |= WordKnowledge.SUFFIX);
            case "particle" -> words.forEach(each -> word(each).flags |= WordKnowledge.PARTICLE);
            case "son of" -> words.forEach(each -> word(each).flags |= WordKnowledge.SON_OF);
            case "compound" -> words.forEach(each -> word(each).flags |= WordKnowledge.COMPOUND);
            case "joined" -> words.forEach(each -> word(each).flags |= WordKnowledge.JOINED);
            case "function" -> words.forEach(each -> word(each).flags |= WordKnowledge.FUNCTION);
            case "link" -> words.forEach(each -> word(each).flags |= WordKnowledge.LINK);
            case "ship" -> words.forEach(each -> phrase(each, WordKnowledge.SHIP_PREFIX, 0, 0));
            case "status" -> words.forEach(each -> phrase(each, WordKnowledge.STATUS, 0, 0));
            case "short" -> words.forEach(this::shortForm);
            case "number" ->
                words.subList(1, words.size()).forEach(each -> word(each).number = Integer.parseInt(words.getFirst()));
            case "surnames" -> words.forEach(each -> word(each).flags |= WordKnowledge.SURNAME | WordKnowledge.LISTED);
            case "male" -> words.forEach(each -> word(each).flags |= WordKnowledge.MALE | WordKnowledge.LISTED);
            case "female" -> words.forEach(each -> word(each).flags |= WordKnowledge.FEMALE | WordKnowledge.LISTED);
            case "surname" -> group(words, WordKnowledge.SURNAME);
            case "eastern surname" -> group(words, WordKnowledge.EASTERN_SURNAME | WordKnowledge.SURNAME);
            case "common" -> group(words, WordKnowledge.COMMON);
            case "trade" -> group(words, WordKnowledge.TRADE);
            case "region" -> group(words, WordKnowledge.REGION);
            case "place" -> group(words, WordKnowledge.PLACE);
            default -> throw new IllegalStateException("a list of words must be of a known kind: kind=" + kind);
        }
    }

    private void group(List<String> words, int flags) {
        groups++;
        words.forEach(each -> phrase(each, flags, 0, groups));
    }

    private void shortForm(String pair) {
        String[] sides = pair.split("=", -1);
        WordKnowledge known = word(sides[0]);
        known.fullForm = sides[1].getBytes(StandardCharsets.US_ASCII);
        known.flags |= word(sides[1]).flags;
    }

    /** Each line: the kind of form, then phrases with {@code _} between their words. */
    private void readForms() {
        for (String file : List.of("legal-forms.txt", "legal-words.txt")) {
            for (String line : WordList.lines(file)) {
                List<String> words = List.of(line.split(" ", -1));
                int bit = LegalForm.valueOf(words.getFirst().toUpperCase(Locale.ROOT))
                        .bit();
                words.subList(1, words.size()).forEach(each -> phrase(each, 0, bit, 0));
            }
        }
    }

    private void phrase(String text, int flags, int forms, int group) {
        String[] words = text.split("_", -1);
        WordKnowledge first = word(words[0]);
        if (words.length == 1) {
            first.flags |= flags;
            first.forms |= forms;
            if (group > 0) {
                first.join(group);
            }
            return;
        }
        long[] rest = new long[words.length - 1];
        for (int at = 0; at < rest.length; at++) {
            byte[] letters = words[at + 1].getBytes(StandardCharsets.US_ASCII);
            rest[at] = NameTokenizer.hash(letters, 0, letters.length);
        }
        List<Phrase> phrases = new ArrayList<>(first.phrases);
        phrases.add(new Phrase(rest, flags, forms, group > 0 ? new int[] {group} : new int[0]));
        phrases.sort((one, other) -> Integer.compare(other.rest.length, one.rest.length));
        first.phrases = phrases;
    }

    private WordKnowledge word(String text) {
        return reading.computeIfAbsent(text, t -> new WordKnowledge(t.getBytes(StandardCharsets.US_ASCII)));
    }
}
