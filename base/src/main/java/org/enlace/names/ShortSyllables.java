// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.names.words.WordList;

/**
 * The short syllables of Chinese, Korean and Vietnamese names: {@code Wei}, {@code Seok}, {@code Anh}. They are so few and so like
 * each other that a letter makes another name, save where two systems write one syllable in two ways.
 */
final class ShortSyllables {
    private static final int LONGEST = 6;
    /** Korean vowels as the official system writes them and as people do, the longer ones first. */
    private static final List<String[]> VOWELS = List.of(
            new String[] {"yeo", "yu"},
            new String[] {"young", "yung"},
            new String[] {"yoo", "yu"},
            new String[] {"eo", "u"},
            new String[] {"eu", "u"},
            new String[] {"oo", "u"},
            new String[] {"ee", "i"},
            new String[] {"ui", "i"});

    /** What stands between family name and given name of most Vietnamese. */
    private static final Set<String> MIDDLE = Set.of("van", "thi");

    private static final Set<String> PINYIN = WordList.lines("pinyin.txt").stream()
            .flatMap(line -> Arrays.stream(line.split(" ", -1)))
            .collect(Collectors.toUnmodifiableSet());

    private ShortSyllables() {}

    /** Whether every part of two or more is a syllable, or two of Chinese, and one shows that the name is of East Asia. */
    static boolean isEastern(NamePart[] parts) {
        boolean family = false;
        for (NamePart part : parts) {
            family |= isFamily(part);
        }
        if (parts.length < 2 || !family) {
            return false;
        }
        for (NamePart part : parts) {
            if (!isOne(part.letters) && !isTwo(part.letters)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFamily(NamePart part) {
        return part.known.is(WordKnowledge.EASTERN_SURNAME)
                || (part.letters.length <= 4 && MIDDLE.contains(part.text()));
    }

    /** Whether it is one syllable of Pinyin. */
    static boolean isPinyin(byte[] letters) {
        return PINYIN.contains(new String(letters, StandardCharsets.ISO_8859_1));
    }

    /** Two syllables of Pinyin written as one word, as most Chinese given names are: {@code Jianguo}. */
    static boolean isTwo(byte[] letters) {
        String text = new String(letters, StandardCharsets.ISO_8859_1);
        for (int cut = 1; cut < letters.length; cut++) {
            if (cut <= LONGEST && PINYIN.contains(text.substring(0, cut)) && PINYIN.contains(text.substring(cut))) {
                return true;
            }
        }
        return false;
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

    /** Whether one begins with {@code th} or {@code zh} where the other has the bare {@code t} or {@code z}: other sounds. */
    static boolean isAspirated(byte[] one, byte[] other) {
        boolean same = one[0] == other[0] && one.length > 1 && other.length > 1;
        return same && (one[1] == 'h') != (other[1] == 'h') && "tkcnzs".indexOf(one[0]) >= 0;
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
