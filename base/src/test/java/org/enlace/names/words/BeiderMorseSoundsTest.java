// SPDX-License-Identifier: Apache-2.0
package org.enlace.names.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeiderMorseSoundsTest {
    @ParameterizedTest
    @CsvSource({
        "cohen, kohen, true",
        "schwarz, szwarc, true",
        "souza, sousa, true",
        "gonzalez, gonsales, true",
        "jimenez, gimenez, true",
        "quiragua, kiragua, true",
        "perez, peralta, false",
        "ospina, mora, false"
    })
    void spellingsOfOneSoundShareAnAlternative(String one, String other, boolean alike) {
        assertThat(Collections.disjoint(BeiderMorseSounds.alternatives(one), BeiderMorseSounds.alternatives(other)))
                .isNotEqualTo(alike);
    }

    @Test
    void keyIsOneAlternativeOfEachWord() {
        String[] key = BeiderMorseSounds.key("aurelina 12 quiragua").split(" ", -1);
        assertThat(key).hasSize(2);
        assertThat(BeiderMorseSounds.alternatives("aurelina")).contains(key[0]);
        assertThat(BeiderMorseSounds.alternatives("quiragua")).contains(key[1]);
        assertThat(BeiderMorseSounds.key("")).isEmpty();
    }

    @Test
    void keysOfHalfOfTheSpellingsMeet() {
        List<String> pairs = List.of(
                "schwarz szwarc",
                "schwartz shvarts",
                "rodriguez rodrigues",
                "gonzalez gonsales",
                "cohen kohen",
                "levi levy",
                "kaminski kaminsky",
                "mueller miller",
                "iglesias yglesias",
                "hussein husain");
        long met = pairs.stream()
                .map(pair -> BeiderMorseSounds.key(pair).split(" ", -1))
                .filter(keys -> keys[0].equals(keys[1]))
                .count();
        assertThat(met).isGreaterThanOrEqualTo(5);
    }

    @Test
    void wordsOfAnyLengthAndScriptAreReadInTime_byManyThreadsAlike() {
        List<String> words = List.of("a".repeat(100_000), "qzxw".repeat(5000), "коэн", "שפירא", "陳", "\u0000", "|");
        List<String> alone = words.stream().map(BeiderMorseSounds::key).toList();
        assertTimeout(Duration.ofSeconds(20), () -> {
            String[] together = new String[words.size() * 8];
            IntStream.range(0, together.length)
                    .parallel()
                    .forEach(at -> together[at] = BeiderMorseSounds.key(words.get(at % words.size())));
            for (int at = 0; at < together.length; at++) {
                assertThat(together[at]).isEqualTo(alone.get(at % words.size()));
            }
        });
        assertThat(Arrays.asList(alone.getLast(), alone.get(2))).last().isNotEqualTo("");
    }
}
