// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import java.text.Normalizer;

/**
 * A text in a normalization form of Unicode, in time linear in its length. Normalizing sorts the marks that follow a letter one by
 * one, which takes minutes for a million of them; of more than {@value #MOST_MARKS} in a row the others are left out, as many as
 * Unicode's stream-safe text has at most (UAX #15, section 13).
 */
public final class NormalizedText {
    private static final int MOST_MARKS = 30;

    private NormalizedText() {}

    public static String of(String text, Normalizer.Form form) {
        return Normalizer.normalize(text.length() > MOST_MARKS ? streamSafe(text) : text, form);
    }

    private static String streamSafe(String text) {
        StringBuilder safe = null;
        int marks = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int point = text.codePointAt(at);
            marks = isMark(point) ? marks + 1 : 0;
            if (marks > MOST_MARKS && safe == null) {
                safe = new StringBuilder(text.length()).append(text, 0, at);
            } else if (marks <= MOST_MARKS && safe != null) {
                safe.appendCodePoint(point);
            }
        }
        return safe == null ? text : safe.toString();
    }

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
