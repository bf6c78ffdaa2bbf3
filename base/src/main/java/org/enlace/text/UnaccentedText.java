// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text in small letters without accents; letters of every script, digits, marks and spaces stay. This is the one folding of
 * accents: what reads words goes on from here or from {@link LatinLetters}, its quick way for single letters.
 */
public final class UnaccentedText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private UnaccentedText() {}

    /** The folded text. Cost: one pass for ASCII, a few more for other letters. */
    public static String of(String text) {
        if (text.chars().allMatch(unit -> unit < 0x80)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String parted = NormalizedText.of(text, Normalizer.Form.NFKD);
        return MARKS.matcher(parted).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
