// SPDX-License-Identifier: Apache-2.0
package org.enlace.names.words;

import java.io.BufferedReader;
import java.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads any script in Latin letters, letter by letter from a table made from ICU4J. Chinese and Korean names are parted into
 * family name and given name. A letter that the table does not know is kept as one of 128 marks, so that such names can
 * still be compared with each other. Cost: one pass, some 20 ns a letter; the table takes some milliseconds on first use.
 */
public final class ScriptLetters {
    private static final int LAST = 0xa000;
    private static final char UNKNOWN_LETTER = 0xe000;
    private static final int HANGUL = 0xac00;
    private static final int HANGUL_END = 0xd7a4;
    private static final int HAN = 0x3400;
    private static final List<String> DOUBLE_SURNAMES = List.of(
            "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒", "东方", "東方", "独孤", "獨孤", "南宫", "南宮", "慕容", "令狐", "皇甫", "尉迟",
            "尉遲", "公孙", "公孫", "夏侯", "남궁", "황보", "제갈", "선우", "독고", "사공", "서문");

    private final @Nullable String[] readings = new @Nullable String[LAST];

    private ScriptLetters() {
        try (BufferedReader lines = WordList.open("scripts.txt")) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(this::read);
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static final class Table {
        private static final ScriptLetters BUNDLED = new ScriptLetters();
    }

    private void read(String line) {
        int space = line.indexOf(' ');
        String reading = space == 1 && line.charAt(0) == '-' ? "" : line.substring(0, space);
        for (int at = space + 1; at < line.length(); at++) {
            readings[line.charAt(at)] = reading;
        }
    }

    /**
     * The text in Latin letters.
     *
     * @param person whether a run of two to four Chinese or Korean signs is a family name and a given name
     */
    public static String toLatin(String raw, boolean person) {
        return Table.BUNDLED.latin(raw, person);
    }

    /** Whether a text of this kind of letters leaves out vowels: Arabic, Hebrew, Khmer. */
    public static boolean hasNoVowels(char letter) {
        return (letter >= 0x590 && letter < 0x780)
                || (letter >= 0x1780 && letter < 0x1800)
                || (letter >= 0xfb1d && letter < 0xfdff)
                || letter >= 0xfe70;
    }

    /** Whether a letter is a whole syllable: Chinese, Japanese, Korean. */
    public static boolean isSyllabic(char letter) {
        return (letter >= 0x3040 && letter < LAST) || isHangul(letter);
    }

    private String latin(String raw, boolean person) {
        StringBuilder out = new StringBuilder(raw.length() * 2);
        int at = 0;
        while (at < raw.length()) {
            char letter = raw.charAt(at);
            int end = run(raw, at);
            if (end > at) {
                east(raw, at, end, person, out);
                at = end;
            } else {
                add(letter, at == 0 ? ' ' : raw.charAt(at - 1), out);
                at++;
                silence(letter, at < raw.length() ? raw.charAt(at) : ' ', out);
            }
        }
        return out.toString();
    }

    /** The end of a run of Chinese or Korean signs that starts here. */
    private static int run(String raw, int from) {
        int end = from;
        while (end < raw.length()
                && isEast(raw.charAt(end))
                && isHangul(raw.charAt(end)) == isHangul(raw.charAt(from))) {
            end++;
        }
        return end;
    }

    private static boolean isEast(char letter) {
        return (letter >= HAN && letter < LAST) || isHangul(letter);
    }

    private static boolean isHangul(char letter) {
        return letter >= HANGUL && letter < HANGUL_END;
    }

    private void east(String raw, int from, int end, boolean person, StringBuilder out) {
        boolean alone = isEdge(raw, from - 1) && isEdge(raw, end);
        int surname = 0;
        if (person && alone && end - from >= 2 && end - from <= 4) {
            boolean two = end - from > 2 && DOUBLE_SURNAMES.contains(raw.substring(from, from + 2));
            surname = two ? 2 : 1;
        }
        for (int at = from; at < end; at++) {
            if (surname > 0 && at == from + surname) {
                out.append(' ');
            }
            add(raw.charAt(at), ' ', out);
        }
    }

    private static boolean isEdge(String raw, int at) {
        return at < 0
                || at >= raw.length()
                || !(raw.charAt(at) == '·' || raw.charAt(at) == '・' || raw.charAt(at) == '･');
    }

    private void add(char letter, char before, StringBuilder out) {
        if (letter < 0x250) {
            out.append(letter);
            return;
        }
        char small = Character.toLowerCase(letter);
        String reading = small < LAST ? readings[small] : null;
        if (reading == null) {
            unknown(small, before, out);
        } else if (isBrahmic(small)) {
            brahmic(small, reading, out);
        } else if (small >= 0x3040 && small < 0x3100) {
            kana(small, reading, out);
        } else if (small == 'و' || small == 'ي' || small == 'ی') {
            boolean front = out.isEmpty() || out.charAt(out.length() - 1) == ' ' || out.charAt(out.length() - 1) == '-';
            out.append(front ? (small == 'و' ? "w" : "y") : reading);
        } else {
            boolean hardened = small == '៉' && !out.isEmpty() && out.charAt(out.length() - 1) == 'b';
            if (hardened) {
                out.setCharAt(out.length() - 1, 'p');
            }
            out.append(reading);
            if (small == 'ل' && out.length() > 1 && before == 'ا' && startsWord(out, 2)) {
                out.append('-');
            }
        }
    }

    /** The vowel that a consonant of India carries is not spoken at the end of a name's word. */
    private static void silence(char letter, char next, StringBuilder out) {
        int place = letter & 0x7f;
        boolean consonant = isBrahmic(letter) && place >= 0x15 && place <= 0x39;
        int last = out.length() - 1;
        if (consonant && !isBrahmic(next) && last > 0 && out.charAt(last) == 'a') {
            out.setLength(last);
        }
    }

    private static boolean isBrahmic(char letter) {
        return letter >= 0x900 && letter < 0xe00;
    }

    private static boolean startsWord(StringBuilder out, int back) {
        return out.length() == back || out.charAt(out.length() - back - 1) == ' ';
    }

    private void unknown(char letter, char before, StringBuilder out) {
        if (isHangul(letter)) {
            int syllable = letter - HANGUL;
            jamo(0x1100 + syllable / 588, out);
            jamo(0x1161 + syllable % 588 / 28, out);
            if (syllable % 28 > 0) {
                jamo(0x11a7 + syllable % 28, out);
            }
            return;
        }
        if (letter == '・' || letter == '･') {
            out.append(' ');
            return;
        }
        String parted = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFKD);
        if (parted.length() > 1 || parted.charAt(0) != letter) {
            for (int at = 0; at < parted.length(); at++) {
                add(parted.charAt(at), at == 0 ? before : parted.charAt(at - 1), out);
            }
            return;
        }
        int type = Character.getType(letter);
        if (Character.isLetter(letter) || type == Character.SURROGATE) {
            out.append((char) (UNKNOWN_LETTER + (letter & 0x7f)));
        } else if (Character.isDigit(letter)) {
            out.append((char) ('0' + Character.digit(letter, 10)));
        } else if (isQuote(letter)) {
            out.append('\'');
        } else if (type == Character.INITIAL_QUOTE_PUNCTUATION || type == Character.FINAL_QUOTE_PUNCTUATION) {
            out.append('"');
        } else if (type != Character.FORMAT) {
            out.append(type == Character.NON_SPACING_MARK || type == Character.MODIFIER_LETTER ? "" : " ");
        }
    }

    private static boolean isQuote(char letter) {
        return letter == '’' || letter == '‘' || letter == 'ʼ' || letter == 'ʻ' || letter == 'ʿ' || letter == 'ʾ';
    }

    private void jamo(int point, StringBuilder out) {
        String reading = readings[point];
        out.append(reading == null ? "" : reading);
    }

    /** A consonant carries an {@code a}, which a vowel sign replaces and the sign of silence takes away. */
    private static void brahmic(char letter, String reading, StringBuilder out) {
        int place = letter & 0x7f;
        boolean sign = place >= 0x3e && place <= 0x4d;
        int last = out.length() - 1;
        if (sign && last >= 0 && out.charAt(last) == 'a') {
            out.setLength(last);
        }
        out.append(place == 0x4d ? "" : reading);
    }

    /** Small signs change the vowel before them: ki and small ya are kya, fu and small i are fi. */
    private static void kana(char letter, String reading, StringBuilder out) {
        int place = letter >= 0x30a0 ? letter - 0x60 : letter;
        boolean glide = place == 0x3083 || place == 0x3085 || place == 0x3087;
        boolean vowel = place <= 0x3049 && place % 2 == 1;
        int last = out.length() - 1;
        if (place == 0x3063 || place == 0x309c) {
            return;
        }
        if ((glide || vowel) && last > 0 && out.charAt(last) != ' ') {
            out.setLength(last);
        }
        out.append(reading);
    }
}
