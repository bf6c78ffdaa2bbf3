// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * The short syllables of Chinese, Korean and Vietnamese names: {@code Wei}, {@code Seok}, {@code Anh}. They are so few and so like
 * each other that a letter makes another name, save where two systems write one syllable in two ways.
 */
final class Syllables {
    private static final int LONGEST = 6;
    /** Korean vowels as the official system writes them and as people do, the longer ones first. */
    private static final List<String[]> VOWELS = List.of(
            new String[] {"yeo", "yu"},
            new String[] {"you", "yu"},
            new String[] {"yoo", "yu"},
            new String[] {"eo", "u"},
            new String[] {"eu", "u"},
            new String[] {"oo", "u"},
            new String[] {"ou", "u"},
            new String[] {"ee", "i"},
            new String[] {"ui", "i"});

    /** What stands between family name and given name of most Vietnamese. */
    private static final Set<String> MIDDLE = Set.of("van", "thi");

    private Syllables() {}

    /** Whether every part of two or more is a syllable and one of them shows that the name is of East Asia. */
    static boolean isEastern(NamePart[] parts) {
        if (parts.length < 2) {
            return false;
        }
        boolean family = false;
        for (NamePart part : parts) {
            if (!isOne(part.letters)) {
                return false;
            }
            family |= part.known.is(Known.EASTERN_SURNAME) || MIDDLE.contains(part.text());
        }
        return family;
    }

    /** At most six letters with one run of vowels. */
    static boolean isOne(byte[] letters) {
        if (letters.length > LONGEST) {
            return false;
        }
        int runs = 0;
        boolean before = false;
        for (int at = 0; at < letters.length; at++) {
            boolean vowel = isVowel(letters[at], at);
            runs += vowel && !before ? 1 : 0;
            before = vowel;
        }
        return runs == 1;
    }

    /** Whether two spellings are one syllable, by how Korean vowels are written. */
    static boolean isSame(byte[] one, byte[] other) {
        return usual(one).equals(usual(other));
    }

    /** Whether it ends in the Vietnamese {@code nh}, which is another sound than {@code n}. */
    static boolean isNasal(byte[] letters) {
        int last = letters.length - 1;
        return last > 0 && letters[last] == 'h' && letters[last - 1] == 'n';
    }

    private static String usual(byte[] letters) {
        String text = new String(letters, StandardCharsets.ISO_8859_1);
        for (String[] vowel : VOWELS) {
            text = text.replace(vowel[0], vowel[1]);
        }
        return text;
    }

    private static boolean isVowel(byte letter, int at) {
        return switch (letter) {
            case 'a', 'e', 'i', 'o', 'u' -> true;
            case 'y' -> at > 0;
            default -> false;
        };
    }
}
