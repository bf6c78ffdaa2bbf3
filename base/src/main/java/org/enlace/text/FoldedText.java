// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * A text as the eye reads it: in small Latin letters and ASCII digits where it looks like them, without what is invisible, and
 * without accents. Look-alikes are those of Unicode TR39 ({@code confusables.txt}, made from ICU4J). Letters that look like no
 * Latin one stay as they are, and so do punctuation and spaces. Cost: some microseconds for a short text.
 */
public final class FoldedText {
    private static final Map<Integer, String> LOOK_ALIKES = read();

    private FoldedText() {}

    public static String of(String text) {
        int plain = 0;
        while (plain < text.length() && isSmall(text.charAt(plain))) {
            plain++;
        }
        if (plain == text.length() || isPlain(text)) {
            return plain == text.length() ? text : small(text);
        }
        String parted = NormalizedText.of(NormalizedText.of(text, Normalizer.Form.NFKC), Normalizer.Form.NFKD);
        StringBuilder seen = new StringBuilder(parted.length());
        parted.codePoints().filter(point -> !isInvisible(point)).forEach(point -> append(point, seen));
        return small(seen.toString());
    }

    private static void append(int point, StringBuilder seen) {
        String like = LOOK_ALIKES.get(point);
        if (like != null) {
            seen.append(like);
        } else if (Character.isDigit(point)) {
            seen.append((char) ('0' + Character.digit(point, 10)));
        } else {
            seen.appendCodePoint(point);
        }
    }

    /** Marks on letters, and what Unicode says may be left out in display: joiners, direction, variation, tags, fillers. */
    static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.SURROGATE -> true;
            default ->
                (point >= 0x115f && point <= 0x1160)
                        || point == 0x3164
                        || point == 0xffa0
                        || point == 0x2800
                        || (point >= 0xfff0 && point <= 0xfff8)
                        || (point >= 0xe0000 && point <= 0xe0fff)
                        || (Character.isISOControl(point) && !Character.isWhitespace(point));
        };
    }

    /** An ASCII letter, digit or mark that is not a capital. */
    private static boolean isSmall(char unit) {
        return unit >= ' ' && unit < 0x7f && (unit < 'A' || unit > 'Z');
    }

    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) < ' ' || text.charAt(at) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static String small(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }

    private static Map<Integer, String> read() {
        InputStream in = FoldedText.class.getResourceAsStream("confusables.txt");
        if (in == null) {
            throw new IllegalStateException("the program must hold its table of look-alikes");
        }
        Map<Integer, String> table = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int space = line.indexOf(' ');
                line.substring(space + 1).codePoints().forEach(point -> table.put(point, line.substring(0, space)));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(table);
    }
}
