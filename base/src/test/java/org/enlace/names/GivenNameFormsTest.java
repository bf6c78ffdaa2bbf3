// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enlace.names.words.WordList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenNameFormsTest {
    @ParameterizedTest
    @CsvSource({
        "bob,robert", "pepe,jose", "ze,jose", "chico,francisco", "memo,guillermo", "mohamed,muhammad", "youssef,yusuf",
        "katya,ekaterina", "sasha,aleksandr", "jean,john", "giuseppe,joseph", "hans,johannes", "beto,alberto",
                "beto,roberto"
    })
    void knowsFormsOfOneName(String one, String other) {
        assertThat(GivenNameForms.areEquivalent(one, other)).isTrue();
        assertThat(GivenNameForms.areEquivalent(latin(other), latin(one))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "alberto,roberto",
        "santiago,diego",
        "ivan,juan",
        "maria,mario",
        "hassan,hussein",
        "isabel,elena",
        "bob,jose"
    })
    void holdsNamesApart(String one, String other) {
        assertThat(GivenNameForms.areEquivalent(one, other)).isFalse();
    }

    @Test
    void theListHoldsManyPairs_andNoWordTwiceInALine() {
        Set<String> pairs = new HashSet<>();
        for (String line : WordList.lines("equivalents.txt")) {
            List<String> words = List.of(line.split(" ", -1));
            assertThat(words).doesNotHaveDuplicates().hasSizeGreaterThan(2);
            assertThat(words.getFirst()).isIn("m", "f", "x");
            for (int at = 1; at < words.size(); at++) {
                assertThat(words.get(at)).matches("[a-z]+");
                for (int other = 1; other < at; other++) {
                    pairs.add(
                            words.get(at).compareTo(words.get(other)) < 0
                                    ? words.get(at) + " " + words.get(other)
                                    : words.get(other) + " " + words.get(at));
                }
            }
        }
        assertThat(pairs).hasSizeGreaterThan(1_500);
    }

    private static byte[] latin(String word) {
        return word.getBytes(StandardCharsets.ISO_8859_1);
    }
}
