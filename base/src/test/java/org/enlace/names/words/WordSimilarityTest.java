// SPDX-License-Identifier: Apache-2.0
package org.enlace.names.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.enlace.Chance;
import org.junit.jupiter.api.Test;

class WordSimilarityTest {
    private static final int PAIRS = 20_000;

    @Test
    void isTheJaroWinklerOfThePapers() {
        assertThat(jaroWinkler("martha", "marhta")).isCloseTo(0.961111, within(1e-6));
        assertThat(jaroWinkler("dwayne", "duane")).isCloseTo(0.84, within(1e-6));
        assertThat(jaroWinkler("dixon", "dicksonx")).isCloseTo(0.813333, within(1e-6));
        assertThat(jaroWinkler("abc", "xyz")).isZero();
        assertThat(jaroWinkler("", "")).isEqualTo(1);
        assertThat(jaroWinkler("", "a")).isZero();
    }

    @Test
    void addsThePrefix_onlyAboveSevenTenths() {
        assertThat(jaroWinkler("abcdef", "abcxyzuvw")).isCloseTo((3 / 6.0 + 3 / 9.0 + 1) / 3, within(1e-12));
        assertThat(jaroWinkler("arroyo", "arrieta")).isCloseTo(naiveJaroWinkler("arroyo", "arrieta"), within(1e-12));
    }

    @Test
    void equalsTheTextbook_forWordsOfAnyLength() {
        long seed = Chance.seed(1);
        SplittableRandom chance = new SplittableRandom(seed);
        for (int at = 0; at < PAIRS; at++) {
            int longest = at % 5 == 0 ? 150 : at % 3 == 0 ? 66 : 18;
            byte[] one = word(chance, longest);
            byte[] other = at % 2 == 0 ? word(chance, longest) : slipped(one, chance);
            String a = latin(one);
            String b = latin(other);
            String said = "seed=" + seed + " pair=" + at;
            assertThat(WordSimilarity.levenshtein(one, other)).as(said).isEqualTo(table(a, b, false));
            assertThat(WordSimilarity.osa(one, other)).as(said).isEqualTo(table(a, b, true));
            assertThat(WordSimilarity.jaroWinkler(one, other))
                    .as(said)
                    .isCloseTo(naiveJaroWinkler(a, b), within(1e-12));
            assertThat(WordSimilarity.jaroWinkler(a, b)).as(said).isEqualTo(WordSimilarity.jaroWinkler(one, other));
            assertThat(WordSimilarity.distance(a, b)).as(said).isEqualTo(WordSimilarity.osa(one, other));
        }
    }

    @Test
    void isTheSame_eitherWayRound() {
        long seed = Chance.seed(1);
        SplittableRandom chance = new SplittableRandom(seed);
        for (int at = 0; at < PAIRS; at++) {
            byte[] one = word(chance, 80);
            byte[] other = word(chance, 80);
            String said = "seed=" + seed + " pair=" + at;
            assertThat(WordSimilarity.jaroWinkler(one, other))
                    .as(said)
                    .isEqualTo(WordSimilarity.jaroWinkler(other, one));
            assertThat(WordSimilarity.osa(one, other)).as(said).isEqualTo(WordSimilarity.osa(other, one));
            assertThat(WordSimilarity.levenshtein(one, other))
                    .as(said)
                    .isEqualTo(WordSimilarity.levenshtein(other, one));
        }
    }

    @Test
    void knowsAllBytesAndOtherScripts() {
        byte[] all = new byte[60];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) (i * 5 - 128);
        }
        byte[] zero = all.clone();
        zero[30] = 0;
        assertThat(WordSimilarity.levenshtein(all, all)).isZero();
        assertThat(WordSimilarity.levenshtein(all, zero)).isEqualTo(1);
        assertThat(WordSimilarity.distance("жуков", "жукво")).isEqualTo(1);
        assertThat(WordSimilarity.jaroWinkler("жуков", "жуков")).isEqualTo(1);
    }

    private static double jaroWinkler(String one, String other) {
        return WordSimilarity.jaroWinkler(
                one.getBytes(StandardCharsets.ISO_8859_1), other.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] word(SplittableRandom chance, int longest) {
        byte[] word = new byte[chance.nextInt(longest + 1)];
        int letters = 2 + chance.nextInt(20);
        for (int i = 0; i < word.length; i++) {
            word[i] = (byte) ('a' + chance.nextInt(letters) + (chance.nextInt(30) == 0 ? 128 : 0));
        }
        return word;
    }

    private static byte[] slipped(byte[] word, SplittableRandom chance) {
        byte[] slipped = Arrays.copyOf(word, Math.max(0, word.length - chance.nextInt(2)));
        if (slipped.length > 1) {
            int at = chance.nextInt(slipped.length - 1);
            byte letter = slipped[at];
            slipped[at] = slipped[at + 1];
            slipped[at + 1] = letter;
            slipped[chance.nextInt(slipped.length)] = 'x';
        }
        return slipped;
    }

    private static String latin(byte[] word) {
        return new String(word, StandardCharsets.ISO_8859_1);
    }

    /** Jaro 1989 and Winkler 1990 as the papers write them: common letters of both words in their order, side by side. */
    private static double naiveJaroWinkler(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() == b.length() ? 1 : 0;
        }
        int window = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
        List<Character> ofA = new ArrayList<>();
        boolean[] taken = new boolean[b.length()];
        for (int i = 0; i < a.length(); i++) {
            for (int j = 0; j < b.length(); j++) {
                if (!taken[j] && Math.abs(i - j) <= window && a.charAt(i) == b.charAt(j)) {
                    taken[j] = true;
                    ofA.add(a.charAt(i));
                    break;
                }
            }
        }
        double common = ofA.size();
        if (common == 0) {
            return 0;
        }
        int crossed = 0;
        int next = 0;
        for (int j = 0; j < b.length(); j++) {
            if (taken[j] && ofA.get(next++) != b.charAt(j)) {
                crossed++;
            }
        }
        double jaro = (common / a.length() + common / b.length() + (common - crossed / 2) / common) / 3;
        int prefix = 0;
        while (prefix < 4 && prefix < Math.min(a.length(), b.length()) && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return jaro > 0.7 ? jaro + prefix * 0.1 * (1 - jaro) : jaro;
    }

    /** Edits by the textbook's table. */
    private static int table(String a, String b, boolean exchange) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + change);
                if (exchange
                        && i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
