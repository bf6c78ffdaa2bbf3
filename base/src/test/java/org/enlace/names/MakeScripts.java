// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.names.words.ScriptLetters;

/**
 * Makes {@code scripts.txt}, the table by which {@link ScriptLetters} reads other scripts, from the transliterators of ICU4J:
 * the national standard where ICU has one (BGN, UNGEGN), its general one otherwise. ICU has none for Khmer, so those letters
 * stand here. Run {@code main} with the path of the file; {@code ScriptLettersTest} holds the file to it.
 */
public final class MakeScripts {
    private static final String HEAD = """
        # How the letters of other scripts are read in Latin ones. Made by MakeScripts from ICU4J (Unicode licence).
        # Each line: a reading ("-" for none), then all letters that have it.
        """;
    private static final Map<Integer, String> STANDARDS = Map.of(
            UScript.CYRILLIC, "Russian-Latin/BGN; Any-Latin",
            UScript.GREEK, "Greek-Latin/UNGEGN",
            UScript.ARABIC, "Any-Latin",
            UScript.ARMENIAN, "Armenian-Latin/BGN; Any-Latin",
            UScript.GEORGIAN, "Georgian-Latin/BGN; Any-Latin");

    /** What ICU reads by rules of a language that names do not follow, or not at all. */
    private static final String[] OWN = {
        "sha শষशष",
        "a ةىأآاٱអ",
        "i إិី",
        "u ុូឧឩ",
        "- عءئؤєъьҺһ",
        "u و",
        "i ي",
        "p پ",
        "ch چ",
        "zh ژ",
        "g گڱ",
        "k ک",
        "i یې",
        "h ہھۀە",
        "t ٹ",
        "d ڈ",
        "r ڑ",
        "y ے",
        "n ں",
        "ye є",
        "i і",
        "yi ї",
        "g ґ",
        "h һ",
        "gh ғ",
        "k қ",
        "ng ң",
        "o ө",
        "u ұү",
        "a ә",
        "zh җ",
        "j ҷ",
        "h ҳ",
        "h х",
        "k កគ",
        "kh ខឃ",
        "ng ង",
        "ch ចជ",
        "chh ឆឈ",
        "nh ញ",
        "d ដឌ",
        "th ឋឍថធ",
        "n ណន",
        "t តទ",
        "b ប",
        "ph ផភ",
        "p ព",
        "m ម",
        "y យ",
        "r រ",
        "l លឡ",
        "v វ",
        "s ស",
        "h ហ",
        "a ា",
        "e េែឺឹ",
        "o ោៅួំ",
        "ae ើៃ",
        "- ៈ៉៊់៌៍៎៏័៑្"
    };

    private MakeScripts() {}

    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0]), table());
    }

    public static String table() {
        Map<Integer, String> readings = new TreeMap<>();
        Map<String, Transliterator> known = new TreeMap<>();
        for (int point = 0x250; point < 0xa000; point++) {
            int script = UScript.getScript(point);
            boolean letter = (Character.isLetter(point) && Character.toLowerCase(point) == point) || isMark(point);
            if (letter && script != UScript.LATIN && script != UScript.COMMON && script != UScript.HANGUL) {
                String rules = STANDARDS.getOrDefault(script, "Any-Latin") + "; Latin-ASCII; Lower()";
                Transliterator transliterator = known.computeIfAbsent(rules, Transliterator::getInstance);
                String reading = reading(transliterator, point, script);
                if (!reading.isEmpty() || isMark(point)) {
                    readings.put(point, reading);
                }
            }
        }
        jamo(readings);
        for (String line : OWN) {
            String[] parts = line.split(" ", -1);
            parts[1].codePoints().forEach(point -> readings.put(point, parts[0].replace("-", "")));
        }
        Map<String, StringBuilder> lines = new TreeMap<>();
        readings.forEach(
                (point, reading) -> lines.computeIfAbsent(reading.isEmpty() ? "-" : reading, r -> new StringBuilder())
                        .appendCodePoint(point));
        StringBuilder out = new StringBuilder(HEAD);
        lines.forEach((reading, points) ->
                out.append(reading).append(' ').append(points).append('\n'));
        return out.toString();
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Cyrillic is read after a consonant, where the standard has no glide before e. */
    private static String reading(Transliterator transliterator, int point, int script) {
        String letter = Character.toString(point);
        String latin = script == UScript.CYRILLIC
                ? transliterator.transliterate("т" + letter).substring(1)
                : transliterator.transliterate(letter);
        return latin.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /** Leads, vowels and tails of the Hangul syllables, which are read letter by letter. */
    private static void jamo(Map<Integer, String> readings) {
        Transliterator hangul = Transliterator.getInstance("Hangul-Latin; Latin-ASCII; Lower()");
        for (int lead = 0; lead < 19; lead++) {
            String read = hangul.transliterate(Character.toString(0xac00 + lead * 588));
            readings.put(0x1100 + lead, read.substring(0, read.length() - 1).replaceAll("[^a-z]", ""));
        }
        for (int vowel = 0; vowel < 21; vowel++) {
            String read = hangul.transliterate(Character.toString(0xac00 + 11 * 588 + vowel * 28));
            readings.put(0x1161 + vowel, read.replaceAll("[^a-z]", ""));
        }
        for (int tail = 1; tail < 28; tail++) {
            String read = hangul.transliterate(Character.toString(0xac00 + 11 * 588 + tail));
            readings.put(0x11a7 + tail, read.substring(1).replaceAll("[^a-z]", ""));
        }
    }
}
