// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What people write where they know nothing, in English, Spanish, Portuguese and French: {@code S/N}, {@code por identificar},
 * {@code 00000000}. Two of them are never the same person or thing. The one list stands in {@code fillers.txt}.
 */
public final class FillerWords {
    private static final Pattern ONE_LETTER = Pattern.compile("([a-z])\\1*");
    private static final int SAME_DIGITS = 3;
    private static final int COUNTED_DIGITS = 5;
    private static final int MOST_WORDS = 6;

    /** How a phrase of the list may stand. */
    private enum Kind {
        /** Never a part of a name, whatever stands beside. */
        ANYWHERE,
        /** A filler only where nothing else is said. */
        ALONE,
        /** Says nothing by itself; may stand beside a filler. */
        BESIDE
    }

    private static final Map<String, Kind> PHRASES = read();
    private static final Set<String> FIRST_WORDS = firstWords();
    private static final Set<String> TOGETHER = together();

    private FillerWords() {}

    /** Whether a whole cell says nothing: no letter or digit, or words of the list and what may stand beside them. */
    public static boolean isFiller(String text) {
        if (hasDigit(text) || beginsOtherwise(text)) {
            return false;
        }
        List<String> words = words(text);
        boolean numbered = words.stream().anyMatch(word -> word.chars().anyMatch(Character::isDigit));
        return !numbered && (words.isEmpty() || leftOut(words).size() == words.size() || isTogether(text));
    }

    /** Whether a text without spaces is a filler of two words or more written together: {@code sincorreo}. */
    private static boolean isTogether(String text) {
        return TOGETHER.contains(String.join("", words(text)));
    }

    private static Set<String> together() {
        Set<String> together = new HashSet<>();
        PHRASES.forEach((phrase, kind) -> {
            if (kind != Kind.BESIDE && phrase.indexOf(" ") >= 2) {
                together.add(phrase.replace(" ", ""));
            }
        });
        return Set.copyOf(together);
    }

    /** Whether digits are no number: one digit again and again, all zeros, or counted up or down to the end. */
    public static boolean isFillerNumber(String digits) {
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        boolean same = digits.chars().distinct().count() == 1;
        if (same && (digits.charAt(0) == '0' || digits.length() >= SAME_DIGITS)) {
            return true;
        }
        return digits.length() >= COUNTED_DIGITS && (isCounted(digits) || isCounted(reversed(digits)));
    }

    /**
     * The places of words that are no part of a name: all of them where the whole says nothing, else those that never belong to
     * a name.
     *
     * @param words folded as {@link #words} does
     */
    public static Set<Integer> leftOut(List<String> words) {
        Set<Integer> never = new HashSet<>();
        boolean all = true;
        boolean says = false;
        int at = 0;
        while (at < words.size()) {
            int end = longest(words, at);
            if (end == at) {
                all &= isBeside(words.get(at));
                at++;
                continue;
            }
            says = true;
            if (PHRASES.get(String.join(" ", words.subList(at, end))) == Kind.ANYWHERE) {
                for (int each = at; each < end; each++) {
                    never.add(each);
                }
            }
            at = end;
        }
        if (all && says) {
            for (int each = 0; each < words.size(); each++) {
                never.add(each);
            }
        }
        return never;
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether a first word of plain letters shows at a glance that the text is no filler, as that of most names does. */
    private static boolean beginsOtherwise(String text) {
        int end = 0;
        while (end < text.length() && isPlainLetter(text.charAt(end))) {
            end++;
        }
        boolean whole =
                end == text.length() || (text.charAt(end) < 0x7f && !Character.isLetterOrDigit(text.charAt(end)));
        if (end < 2 || !whole) {
            return false;
        }
        String word = text.substring(0, end).toLowerCase(Locale.ROOT);
        return !FIRST_WORDS.contains(word)
                && !TOGETHER.contains(word)
                && PHRASES.get(word) != Kind.BESIDE
                && !isOneLetter(word);
    }

    private static boolean isPlainLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** The words with which a filler may begin, folded; where a text has none of them, it has none in it. */
    public static Set<String> firstWords() {
        Set<String> first = new HashSet<>();
        PHRASES.forEach((phrase, kind) -> {
            if (kind != Kind.BESIDE) {
                first.add(phrase.split(" ", -1)[0]);
            }
        });
        return Set.copyOf(first);
    }

    /** A text in small letters without accents, cut where anything but letters and digits stands. */
    public static List<String> words(String text) {
        String words = PlainWords.of(VisibleText.of(text));
        return words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
    }

    /** The end of the longest phrase that starts here, or where it starts. */
    private static int longest(List<String> words, int from) {
        int most = FIRST_WORDS.contains(words.get(from)) ? Math.min(words.size(), from + MOST_WORDS) : from;
        for (int end = most; end > from; end--) {
            Kind kind = PHRASES.get(String.join(" ", words.subList(from, end)));
            if (kind == Kind.ANYWHERE || kind == Kind.ALONE) {
                return end;
            }
        }
        return isOneLetter(words.get(from)) ? from + 1 : from;
    }

    /** {@code xxx}, {@code nn}, {@code zzzz}: one letter two times or more, and {@code x} alone. */
    private static boolean isOneLetter(String word) {
        return word.equals("x")
                || (word.length() > 1 && ONE_LETTER.matcher(word).matches() && (word.length() > 2 || isMark(word)));
    }

    private static boolean isMark(String word) {
        return word.charAt(0) == 'x' || word.charAt(0) == 'n' || word.charAt(0) == 'z';
    }

    private static boolean isBeside(String word) {
        return PHRASES.get(word) == Kind.BESIDE || word.chars().allMatch(Character::isDigit);
    }

    private static boolean isCounted(String digits) {
        if (digits.charAt(0) > '1') {
            return false;
        }
        for (int at = 1; at < digits.length(); at++) {
            if ((digits.charAt(at) - digits.charAt(at - 1) + 10) % 10 != 1) {
                return false;
            }
        }
        return true;
    }

    private static String reversed(String digits) {
        return new StringBuilder(digits).reverse().toString();
    }

    private static Map<String, Kind> read() {
        Map<String, Kind> phrases = new HashMap<>();
        Kind kind = Kind.ALONE;
        try (BufferedReader lines = open()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    kind = Kind.valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT));
                } else if (!line.startsWith("#")) {
                    for (String phrase : line.split(",", -1)) {
                        phrases.put(phrase.strip(), kind);
                    }
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        phrases.remove("");
        return Map.copyOf(phrases);
    }

    private static BufferedReader open() {
        InputStream in = FillerWords.class.getResourceAsStream("fillers.txt");
        if (in == null) {
            throw new IllegalStateException("the program must hold its list of fillers: missing=fillers.txt");
        }
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
}
