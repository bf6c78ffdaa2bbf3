// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.enlace.linkage.column.ValueDictionary;
import org.junit.jupiter.api.Test;

/** Distances against their definitions, and bounds against distances. */
class BoundsTest {
    private static final long SEED = 4711;

    @Test
    void measuresEqualTheirDefinitions() {
        ValueDictionary dictionary = new ValueDictionary();
        MeasureCache measures = new MeasureCache(dictionary);
        for (List<String> pair : words(20_000)) {
            byte[] a = bytes(pair.get(0));
            byte[] b = bytes(pair.get(1));
            int one = dictionary.add(a, 0, a.length);
            int other = dictionary.add(b, 0, b.length);
            boolean isFirst = a.length < b.length || (a.length == b.length && Arrays.compareUnsigned(a, b) < 0);
            assertThat(measures.levenshtein(one, other)).as("seed %d", SEED).isEqualTo(levenshtein(a, b));
            assertThat(measures.jaroWinkler(one, other))
                    .as("seed %d", SEED)
                    .isEqualTo(isFirst ? jaroWinkler(a, b) : jaroWinkler(b, a));
        }
    }

    @Test
    void jaroWinklerEqualsPublishedValues() {
        assertThat(winkler("MARTHA", "MARHTA")).isBetween(0.9611, 0.9612);
        assertThat(winkler("DIXON", "DICKSONX")).isBetween(0.8133, 0.8134);
        assertThat(winkler("DWAYNE", "DUANE")).isBetween(0.8399, 0.8401);
    }

    @Test
    void signaturesAndSketchesNeverRuleOutWhatHolds() {
        ValueDictionary dictionary = new ValueDictionary();
        List<int[]> pairs = new ArrayList<>();
        for (List<String> pair : words(20_000)) {
            if (!pair.get(0).isEmpty() && !pair.get(1).isEmpty() && !pair.get(0).equals(pair.get(1))) {
                pairs.add(new int[] {dictionary.add(pair.get(0)), dictionary.add(pair.get(1))});
            }
        }
        LetterSignatures signatures = LetterSignatures.of(dictionary);
        MeasureCache measures = new MeasureCache(dictionary);
        int ruledOut = 0;
        for (int edits = 1; edits <= 3; edits++) {
            ValueSketch sketch = ValueSketch.of(dictionary, false, edits, 1);
            for (int[] pair : pairs) {
                int exact = measures.levenshtein(pair[0], pair[1]);
                boolean far = sketch.far(sketch.of(pair[0]), sketch.of(pair[1]));
                ruledOut += far ? 1 : 0;
                assertThat(far && exact <= edits).as("seed %d", SEED).isFalse();
                assertThat(signatures.leastDistance(pair[0], pair[1])).isLessThanOrEqualTo(exact);
            }
        }
        for (double least : List.of(0.7, 0.8, 0.88, 0.92)) {
            ValueSketch sketch = ValueSketch.of(dictionary, true, least, 1);
            for (int[] pair : pairs) {
                double exact = measures.jaroWinkler(pair[0], pair[1]);
                boolean far = sketch.far(sketch.of(pair[0]), sketch.of(pair[1]));
                ruledOut += far ? 1 : 0;
                assertThat(far && exact >= least).as("seed %d", SEED).isFalse();
                assertThat(signatures.mostJaroWinkler(pair[0], pair[1])).isGreaterThanOrEqualTo(exact);
            }
        }
        assertThat(ruledOut).isGreaterThan(pairs.size());
    }

    private static double winkler(String a, String b) {
        ValueDictionary dictionary = new ValueDictionary();
        return new MeasureCache(dictionary).jaroWinkler(dictionary.add(a), dictionary.add(b));
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Short and long words and numbers, half of them a slip or three apart. */
    private static List<List<String>> words(int count) {
        Random random = new Random(SEED);
        People people = new People(SEED);
        List<List<String>> words = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            String one = word(random);
            String other = random.nextBoolean() ? word(random) : people.slip(people.slip(one));
            words.add(List.of(one, other));
        }
        return words;
    }

    private static String word(Random random) {
        int length = random.nextInt(40) == 0 ? 50 + random.nextInt(60) : random.nextInt(14);
        boolean number = random.nextInt(3) == 0;
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < length; at++) {
            word.append((char)
                    (number ? '0' + random.nextInt(10) : random.nextInt(20) == 0 ? 'ñ' : 'A' + random.nextInt(9)));
        }
        return word.toString();
    }

    private static int levenshtein(byte[] a, byte[] b) {
        int[][] table = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                table[i][j] = i == 0
                        ? j
                        : j == 0
                                ? i
                                : Math.min(
                                        table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1),
                                        Math.min(table[i - 1][j], table[i][j - 1]) + 1);
            }
        }
        return table[a.length][b.length];
    }

    private static double jaroWinkler(byte[] a, byte[] b) {
        if (a.length == 0 || b.length == 0) {
            return a.length == b.length ? 1 : 0;
        }
        int reach = Math.max(0, Math.max(a.length, b.length) / 2 - 1);
        boolean[] used = new boolean[b.length];
        StringBuilder inA = new StringBuilder();
        for (int i = 0; i < a.length; i++) {
            for (int j = Math.max(0, i - reach); j <= Math.min(b.length - 1, i + reach); j++) {
                if (!used[j] && a[i] == b[j]) {
                    used[j] = true;
                    inA.append((char) a[i]);
                    break;
                }
            }
        }
        StringBuilder inB = new StringBuilder();
        for (int j = 0; j < b.length; j++) {
            if (used[j]) {
                inB.append((char) b[j]);
            }
        }
        int matches = inA.length();
        if (matches == 0) {
            return 0;
        }
        int moved = 0;
        for (int at = 0; at < matches; at++) {
            moved += inA.charAt(at) == inB.charAt(at) ? 0 : 1;
        }
        double share = matches;
        double jaro = (share / a.length + share / b.length + (share - moved / 2) / share) / 3;
        int prefix = 0;
        while (prefix < Math.min(4, Math.min(a.length, b.length)) && a[prefix] == b[prefix]) {
            prefix++;
        }
        return jaro > 0.7 ? jaro + prefix * 0.1 * (1 - jaro) : jaro;
    }
}
