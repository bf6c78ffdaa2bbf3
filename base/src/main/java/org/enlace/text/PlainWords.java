// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import java.util.regex.Pattern;

/** A text as its words: small letters of any script without accents, and digits, with one space between. */
public final class PlainWords {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private PlainWords() {}

    /** The words, empty where there is none. Cost: one pass for letters of Latin alphabets, a few more for others. */
    public static String of(String text) {
        StringBuilder words = new StringBuilder(text.length());
        boolean apart = false;
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            char plain = LatinLetters.plain(unit);
            if (unit >= 0x80 && (plain == 0 || isOwnLetter(unit))) {
                return slow(text);
            }
            if (plain == 0) {
                apart = !words.isEmpty();
            } else {
                if (apart) {
                    words.append(' ');
                    apart = false;
                }
                words.append(plain);
            }
        }
        return words.toString();
    }

    /** True for letters that are no other letter with an accent; they stay what they are. */
    private static boolean isOwnLetter(char unit) {
        return "øØłŁđĐðÐħĦŧŦıəƏ".indexOf(unit) >= 0;
    }

    private static String slow(String text) {
        return BETWEEN.matcher(UnaccentedText.of(text)).replaceAll(" ").strip();
    }
}
