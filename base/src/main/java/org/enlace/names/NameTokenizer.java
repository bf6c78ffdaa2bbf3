// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Set;
import org.enlace.names.words.ScriptLetters;
import org.enlace.text.LatinLetters;
import org.enlace.text.NormalizedText;

/**
 * A raw name cut into words of folded letters ({@code a-z}, {@code 0-9}, or a mark of 0x80 and above for a letter of an
 * unknown script), with what stood between them. Reads the first 600 letters and 40 words at most.
 */
final class NameTokenizer {
    /** Nothing but a hyphen, a dot or an apostrophe stands between this word and the one before. */
    static final int TIGHT = 1;
    /** A comma stands somewhere before this word. */
    static final int AFTER_COMMA = 2;
    /** A dot follows. */
    static final int DOTTED = 4;

    static final int BRACKETED = 8;
    static final int QUOTED = 16;
    /** A slash or semicolon stands before this word: what follows may be another name. */
    static final int OTHER_NAME = 32;

    static final int DIGIT = 64;
    static final int LETTER = 128;

    private static final int LONGEST = 600;
    private static final int MOST = 40;
    private static final int TABLE = 0x250;
    private static final long PRIME = 0x9e3779b97f4a7c15L;
    private static final byte DROP = 1;
    private static final byte SPACE = 0;
    private static final byte[] FOLD = new byte[TABLE];
    private static final byte[] SECOND = new byte[TABLE];

    static {
        for (char letter = 0; letter < TABLE; letter++) {
            FOLD[letter] = fold(letter);
        }
        pair("ßs", 's');
        pair("æa", 'e');
        pair("Æa", 'e');
        pair("œo", 'e');
        pair("Œo", 'e');
        pair("þt", 'h');
        pair("Þt", 'h');
    }

    private byte[] letters;
    private int length;
    private int[] ends = new int[8];
    private int[] marks = new int[8];
    private long[] hashes = new long[8];
    private int count;
    private int open;
    private long hash;
    private int start;
    private int content;
    private boolean noVowels;
    private boolean syllabic;

    private NameTokenizer(int room) {
        letters = new byte[room];
    }

    /**
     * @param person whether Chinese and Korean runs are a person's family name and given name
     */
    static NameTokenizer of(String raw, boolean person) {
        String text = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
        NameTokenizer tokens = new NameTokenizer(text.length() + 8);
        int foreign = foreign(text);
        if (foreign < text.length()) {
            tokens.noVowels = anyNoVowels(text);
            tokens.syllabic = anySyllabic(text);
            tokens.scan(ScriptLetters.toLatin(NormalizedText.of(text, Normalizer.Form.NFC), person));
        } else {
            tokens.scan(text);
        }
        return tokens;
    }

    /** The same words but for some; what is marked of each stays. */
    NameTokenizer without(Set<Integer> leftOut) {
        NameTokenizer rest = new NameTokenizer(letters.length);
        rest.noVowels = noVowels;
        rest.syllabic = syllabic;
        for (int word = 0; word < count; word++) {
            if (!leftOut.contains(word)) {
                for (int at = start(word); at < ends[word]; at++) {
                    rest.put(letters[at]);
                }
                rest.close();
                rest.marks[rest.count - 1] = marks[word];
            }
        }
        return rest;
    }

    private static int foreign(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) < TABLE) {
            at++;
        }
        return at;
    }

    private static boolean anyNoVowels(String text) {
        return text.chars().anyMatch(letter -> ScriptLetters.hasNoVowels((char) letter));
    }

    private static boolean anySyllabic(String text) {
        return text.chars().anyMatch(letter -> ScriptLetters.isSyllabic((char) letter));
    }

    int count() {
        return count;
    }

    int mark(int word) {
        return marks[word];
    }

    long hash(int word) {
        return hashes[word];
    }

    int length(int word) {
        return ends[word] - start(word);
    }

    int start(int word) {
        return word == 0 ? 0 : ends[word - 1];
    }

    /** The letters of all words, one after the other. Not to be changed. */
    byte[] letters() {
        return letters;
    }

    byte[] letters(int word) {
        return Arrays.copyOfRange(letters, start(word), ends[word]);
    }

    boolean hasComma() {
        return count > 0 && (marks[count - 1] & AFTER_COMMA) != 0;
    }

    boolean hasNoVowels() {
        return noVowels;
    }

    boolean isSyllabic() {
        return syllabic;
    }

    static long hash(byte[] letters, int from, int to) {
        long hash = 0;
        for (int at = from; at < to; at++) {
            hash = (hash ^ letters[at]) * PRIME;
        }
        return hash;
    }

    private void scan(String text) {
        for (int at = 0; at < text.length() && count < MOST; at++) {
            char letter = text.charAt(at);
            byte folded = letter < TABLE ? FOLD[letter] : (byte) (0x80 | letter);
            if (folded == SPACE) {
                close();
                between(letter);
            } else if (folded != DROP) {
                put(folded);
                if (letter < TABLE && SECOND[letter] != 0) {
                    put(SECOND[letter]);
                }
            }
        }
        close();
    }

    private void put(byte letter) {
        if (length == letters.length) {
            letters = Arrays.copyOf(letters, length * 2);
        }
        letters[length++] = letter;
        hash = (hash ^ letter) * PRIME;
        content |= letter >= '0' && letter <= '9' ? DIGIT : LETTER;
    }

    private void close() {
        if (length == start) {
            return;
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
            marks = Arrays.copyOf(marks, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        ends[count] = length;
        marks[count] = open | content;
        hashes[count] = hash;
        count++;
        start = length;
        hash = 0;
        content = 0;
        open = (open & ~OTHER_NAME) | TIGHT;
    }

    private void between(char letter) {
        switch (letter) {
            case '-', '\'' -> {}
            case '.' -> {
                if (count > 0 && (open & TIGHT) != 0) {
                    marks[count - 1] |= DOTTED;
                }
            }
            case ',' -> open = (open & ~TIGHT) | AFTER_COMMA;
            case '(', '[', '{' -> open = (open & ~TIGHT) | BRACKETED;
            case ')', ']', '}' -> open &= ~(TIGHT | BRACKETED);
            case '"', '«', '»' -> open = (open & ~TIGHT) ^ QUOTED;
            case '/', ';', '|' -> open = (open & ~TIGHT) | OTHER_NAME;
            case '%' -> {
                for (byte each : PERCENT) {
                    put(each);
                }
                close();
            }
            default -> open &= ~TIGHT;
        }
    }

    private static final byte[] PERCENT = {'p', 'e', 'r', 'c', 'e', 'n', 't'};

    private static void pair(String letterAndFirst, char second) {
        FOLD[letterAndFirst.charAt(0)] = (byte) letterAndFirst.charAt(1);
        SECOND[letterAndFirst.charAt(0)] = (byte) second;
    }

    private static byte fold(char letter) {
        return switch (letter) {
            case '\'', '`', '´', '\u00ad' -> DROP;
            default -> {
                char plain = LatinLetters.plain(letter);
                yield plain == 0 ? SPACE : (byte) plain;
            }
        };
    }
}
