// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimilarityTest {

    @Test
    void isTheJaroWinklerOfThePapers() {
        assertThat(Similarity.jaroWinkler("martha", "marhta")).isCloseTo(0.9611, within(1e-4));
        assertThat(Similarity.jaroWinkler("dwayne", "duane")).isCloseTo(0.84, within(1e-4));
        assertThat(Similarity.jaroWinkler("dixon", "dicksonx")).isCloseTo(0.8133, within(1e-4));
        assertThat(Similarity.jaroWinkler("abc", "xyz")).isZero();
        assertThat(Similarity.jaroWinkler("", "")).isEqualTo(1);
        assertThat(Similarity.jaroWinkler("", "a")).isZero();
    }

    @Test
    void isTheSame_eitherWayRound() {
        long seed = System.nanoTime();
        SplittableRandom chance = new SplittableRandom(seed);
        for (int at = 0; at < 3_000; at++) {
            String one = word(chance, 80);
            String other = word(chance, 80);
            assertThat(Similarity.jaroWinkler(one, other))
                    .as("seed=%d", seed)
                    .isCloseTo(Similarity.jaroWinkler(other, one), within(0.08))
                    .isBetween(0.0, 1.0);
        }
    }

    @Test
    void countsEdits_asTheTableDoes() {
        long seed = System.nanoTime();
        SplittableRandom chance = new SplittableRandom(seed);
        for (int at = 0; at < 5_000; at++) {
            String one = word(chance, 64);
            String other = word(chance, 64);
            assertThat(Similarity.distance(one, other)).as("seed=%d", seed).isEqualTo(table(one, other));
        }
        assertThat(Similarity.distance("caicedo", "caciedo")).isEqualTo(1);
    }

    private static String word(SplittableRandom chance, int longest) {
        StringBuilder word = new StringBuilder();
        for (int left = chance.nextInt(longest + 1); left > 0; left--) {
            word.append((char) ('a' + chance.nextInt(4)));
        }
        return word.toString();
    }

    /** Optimal string alignment by the textbook's table. */
    private static int table(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
