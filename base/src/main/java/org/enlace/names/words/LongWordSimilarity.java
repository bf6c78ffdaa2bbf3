// SPDX-License-Identifier: Apache-2.0
package org.enlace.names.words;

import java.nio.charset.StandardCharsets;

/** The distances of {@link WordSimilarity} by the textbook's tables, for words of more than 64 letters and for any script. */
final class LongWordSimilarity {
    private LongWordSimilarity() {}

    static double jaroWinkler(byte[] one, byte[] other) {
        return jaroWinkler(text(one), text(other));
    }

    static int levenshtein(byte[] one, byte[] other) {
        return table(text(one), text(other), false);
    }

    static int osa(byte[] one, byte[] other) {
        return table(text(one), text(other), true);
    }

    static int osa(CharSequence one, CharSequence other) {
        return table(one, other, true);
    }

    static double jaroWinkler(CharSequence one, CharSequence other) {
        CharSequence a = one.length() <= other.length() ? one : other;
        CharSequence b = one.length() <= other.length() ? other : one;
        if (a.isEmpty()) {
            return b.isEmpty() ? 1 : 0;
        }
        int window = Math.max(0, b.length() / 2 - 1);
        boolean[] used = new boolean[b.length()];
        StringBuilder inA = new StringBuilder();
        for (int i = 0; i < a.length(); i++) {
            int to = Math.min(b.length() - 1, i + window);
            for (int j = Math.max(0, i - window); j <= to; j++) {
                if (!used[j] && a.charAt(i) == b.charAt(j)) {
                    used[j] = true;
                    inA.append(a.charAt(i));
                    break;
                }
            }
        }
        if (inA.isEmpty()) {
            return 0;
        }
        double jaro = WordSimilarity.jaro(a.length(), b.length(), inA.length(), crossed(inA, b, used));
        int prefix = 0;
        while (prefix < a.length() && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return WordSimilarity.winkler(jaro, prefix);
    }

    private static int crossed(CharSequence inA, CharSequence b, boolean[] used) {
        int crossed = 0;
        int at = 0;
        for (int j = 0; j < used.length; j++) {
            if (used[j]) {
                crossed += inA.charAt(at++) == b.charAt(j) ? 0 : 1;
            }
        }
        return crossed;
    }

    /** Three rows of the table of edits; with {@code exchange}, two neighbours exchanged count one. */
    private static int table(CharSequence a, CharSequence b, boolean exchange) {
        int columns = b.length();
        int[] before = new int[columns + 1];
        int[] above = new int[columns + 1];
        int[] row = new int[columns + 1];
        for (int j = 0; j <= columns; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] free = before;
            before = above;
            above = row;
            row = free;
            row[0] = i;
            for (int j = 1; j <= columns; j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(above[j], row[j - 1]) + 1, above[j - 1] + change);
                boolean crossed = exchange
                        && i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
                if (crossed) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
        }
        return row[columns];
    }

    private static String text(byte[] word) {
        return new String(word, StandardCharsets.ISO_8859_1);
    }
}
