// SPDX-License-Identifier: Apache-2.0
package org.enlace.names.words;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.language.bm.NameType;
import org.apache.commons.codec.language.bm.PhoneticEngine;
import org.apache.commons.codec.language.bm.RuleType;

/**
 * How a word may sound whichever language spelt it, after Beider and Morse (2008; generic names, approximate rules): the language is
 * guessed from the letters, and each reading of it is an alternative. Two words sound alike where they share one:
 * {@code "Schwartz"} and {@code "Shvarts"}. Takes {@linkplain PlainSpelling plain} text. Cost: some 0.3 ms a word.
 */
public final class BeiderMorseSounds {
    /** Letters of a word that are read; alternatives grow with length, and names have fewer. */
    private static final int MOST_LETTERS = 30;

    private static final PhoneticEngine ENGINE = new PhoneticEngine(NameType.GENERIC, RuleType.APPROX, true);

    /** An order that has nothing to do with the sounds themselves. */
    private static final Comparator<String> BY_CHANCE = Comparator.comparingInt(
                    (String sounds) -> sounds.hashCode() * 0x9E3779B1)
            .thenComparing(Comparator.naturalOrder());

    private BeiderMorseSounds() {}

    /** The alternatives of one word, in alphabetical order; empty for a word without letters. */
    public static List<String> alternatives(String word) {
        String read = word.length() > MOST_LETTERS ? word.substring(0, MOST_LETTERS) : word;
        return Arrays.stream(ENGINE.encode(read).split("\\|", -1))
                .filter(sounds -> !sounds.isEmpty())
                .sorted()
                .toList();
    }

    /**
     * One alternative for each word, picked alike for all words: two words have the same key about as often as the share of
     * their alternatives that they have in common (min-wise hashing, Broder 1997). Words without letters are dropped.
     */
    public static String key(String plain) {
        return Stream.of(plain.split(" ", -1))
                .flatMap(word -> alternatives(word).stream().min(BY_CHANCE).stream())
                .collect(Collectors.joining(" "));
    }
}
