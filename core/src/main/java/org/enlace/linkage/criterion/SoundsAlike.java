// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.enlace.linkage.column.Dictionary;
import org.enlace.linkage.column.PerValue;
import org.enlace.names.words.BeiderMorse;
import org.enlace.names.words.Plain;

/** Whether values have as many words, and each word shares an alternative of {@link BeiderMorse} with the one in its place. */
final class SoundsAlike implements Likeness {
    private final Dictionary sounds = new Dictionary();
    /** Every word is read once, which is the costly part; ids of its alternatives in ascending order. */
    private final Map<String, int[]> words = new HashMap<>();

    private final PerValue<int[][]> values;

    SoundsAlike(Dictionary dictionary) {
        values = new PerValue<>(dictionary, int[][][]::new, id -> read(Plain.of(dictionary.text(id))));
    }

    private int[][] read(String plain) {
        return Arrays.stream(plain.split(" ", -1))
                .map(word -> words.computeIfAbsent(word, this::alternatives))
                .filter(alternatives -> alternatives.length > 0)
                .toArray(int[][]::new);
    }

    private int[] alternatives(String word) {
        return BeiderMorse.alternatives(word).stream()
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
