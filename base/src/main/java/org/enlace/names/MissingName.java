// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.enlace.text.FillerWords;

/**
 * Finds the words of a name that say that it is not known: {@code N.N.}, {@code Desconocido}, {@code por identificar}. Cost: one
 * look into a small table for each word; names without such a word cost no more.
 */
final class MissingName {
    private static final int SIZE = 1 << 12;
    private static final long[] FIRST = first();

    private MissingName() {}

    /** The words that are a name; the same object where all are. Of companies and ships nothing but a whole filler is left out. */
    static NameTokenizer without(NameTokenizer tokens, boolean person) {
        boolean any = false;
        for (int at = 0; at < tokens.count() && !any; at++) {
            any = isFirst(tokens.hash(at)) || isOneLetter(tokens, at);
        }
        if (!any) {
            return tokens;
        }
        List<String> words = new ArrayList<>(tokens.count());
        for (int at = 0; at < tokens.count(); at++) {
            words.add(new String(tokens.letters(at), StandardCharsets.ISO_8859_1));
        }
        Set<Integer> leftOut = FillerWords.leftOut(words);
        boolean some = person || leftOut.size() == words.size();
        return leftOut.isEmpty() || !some ? tokens : tokens.without(leftOut);
    }

    /** {@code xxx}, {@code nn}: one letter again and again. */
    private static boolean isOneLetter(NameTokenizer tokens, int word) {
        byte[] letters = tokens.letters();
        int start = tokens.start(word);
        int length = tokens.length(word);
        for (int at = start + 1; at < start + length; at++) {
            if (letters[at] != letters[start]) {
                return false;
            }
        }
        return length > 1 || letters[start] == 'x';
    }

    private static boolean isFirst(long hash) {
        int at = slot(hash);
        while (FIRST[at] != 0) {
            if (FIRST[at] == hash) {
                return true;
            }
            at = (at + 1) & (SIZE - 1);
        }
        return false;
    }

    private static int slot(long hash) {
        return (int) (hash >>> 40) & (SIZE - 1);
    }

    private static long[] first() {
        long[] table = new long[SIZE];
        for (String word : FillerWords.firstWords()) {
            byte[] letters = word.getBytes(StandardCharsets.ISO_8859_1);
            long hash = NameTokenizer.hash(letters, 0, letters.length);
            int at = slot(hash);
            while (table[at] != 0) {
                at = (at + 1) & (SIZE - 1);
            }
            table[at] = hash;
        }
        return table;
    }
}
