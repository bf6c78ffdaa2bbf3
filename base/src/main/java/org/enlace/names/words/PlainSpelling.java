// SPDX-License-Identifier: Apache-2.0
package org.enlace.names.words;

import org.enlace.text.LatinLetters;
import org.enlace.text.UnaccentedText;

/**
 * The plain form in which words are compared: lower-case Latin letters without accents and digits, one space between
 * words. Apostrophes are dropped, every other mark parts words. {@code "Ma. de los Ángeles Nuñez-O'Hara"} becomes
 * {@code "ma de los angeles nunez ohara"}. Letters of other scripts are kept in lower case.
 */
public final class PlainSpelling {
    private static final int LATIN_END = 0x180;
    private static final char DROP = 0;
    private static final char[] LATIN = latin();

    private PlainSpelling() {}

    /** The plain form of any text; empty where nothing is left. Cost: one pass, one string. */
    public static String of(String raw) {
        StringBuilder out = new StringBuilder(raw.length() + 4);
        for (int at = 0; at < raw.length(); at++) {
            char unit = raw.charAt(at);
            if (unit >= LATIN_END) {
                return slow(raw);
            }
            add(out, unit);
        }
        return trimmed(out);
    }

    private static void add(StringBuilder out, char unit) {
        switch (unit) {
            case 'ß' -> out.append("ss");
            case 'æ', 'Æ' -> out.append("ae");
            case 'œ', 'Œ' -> out.append("oe");
            case 'þ', 'Þ' -> out.append("th");
            default -> {
                char plain = LATIN[unit];
                if (plain == ' ' && (out.isEmpty() || out.charAt(out.length() - 1) == ' ')) {
                    return;
                }
                if (plain != DROP) {
                    out.append(plain);
                }
            }
        }
    }

    private static String slow(String raw) {
        String bare = UnaccentedText.of(raw);
        StringBuilder out = new StringBuilder(bare.length());
        bare.codePoints().forEach(point -> {
            int type = Character.getType(point);
            if (point < LATIN_END) {
                add(out, (char) point);
            } else if (Character.isLetterOrDigit(point)) {
                out.appendCodePoint(point);
            } else if (type != Character.MODIFIER_LETTER && !isQuote(point)) {
                add(out, ' ');
            }
        });
        return trimmed(out);
    }

    private static boolean isQuote(int point) {
        return point == '’' || point == '‘' || point == 'ʼ' || point == 'ʻ';
    }

    private static String trimmed(StringBuilder out) {
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        return out.substring(0, end);
    }

    private static char[] latin() {
        char[] table = new char[LATIN_END];
        for (char unit = 0; unit < LATIN_END; unit++) {
            table[unit] = latin(unit);
        }
        return table;
    }

    private static char latin(char unit) {
        return switch (unit) {
            case '\'', '`', '´' -> DROP;
            default -> {
                char plain = LatinLetters.plain(unit);
                yield plain == 0 ? ' ' : plain;
            }
        };
    }
}
