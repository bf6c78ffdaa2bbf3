// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.enlace.linkage.column.ValueCache;
import org.enlace.linkage.column.ValueDictionary;
import org.enlace.names.words.BeiderMorseSounds;
import org.enlace.names.words.PlainSpelling;

/** Whether values have as many words, and each word shares an alternative of {@link BeiderMorseSounds} with the one in its place. */
final class SoundLikeness implements ValueLikeness {
    private final ValueDictionary sounds = new ValueDictionary();
    /** Every word is read once, which is the costly part; ids of its alternatives in ascending order. */
    private final Map<String, int[]> words = new HashMap<>();

    private final ValueCache<int[][]> values;

    SoundLikeness(ValueDictionary dictionary) {
        values = new ValueCache<>(dictionary, int[][][]::new, id -> read(PlainSpelling.of(dictionary.text(id))));
    }

    private int[][] read(String plain) {
        return Arrays.stream(plain.split(" ", -1))
                .map(word -> words.computeIfAbsent(word, this::alternatives))
                .filter(alternatives -> alternatives.length > 0)
                .toArray(int[][]::new);
    }

    private int[] alternatives(String word) {
        return BeiderMorseSounds.alternatives(word).stream()
                .mapToInt(sounds::add)
                .sorted()
                .toArray();
    }

    @Override
    public double of(int a, int b) {
        int[][] one = values.of(a);
        int[][] other = values.of(b);
        boolean alike = one.length > 0 && one.length == other.length;
        for (int word = 0; alike && word < one.length; word++) {
            alike = meet(one[word], other[word]);
        }
        return alike ? 1 : 0;
    }

    private static boolean meet(int[] one, int[] other) {
        int at = 0;
        for (int sound : one) {
            while (at < other.length && other[at] < sound) {
                at++;
            }
            if (at < other.length && other[at] == sound) {
                return true;
            }
        }
        return false;
    }
}
