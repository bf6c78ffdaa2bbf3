// SPDX-License-Identifier: Apache-2.0
package org.enlace.names.words;

/**
 * How a word sounds in the Spanish of the Americas: seseo (z, soft c and s alike), b and v, ll and y, silent h, g/j/x, qu/k/c,
 * double letters single. {@code "Ximénez"}, {@code "Jiménez"} and {@code "Giménes"} have one key. Takes {@linkplain PlainSpelling
 * plain} text; words keep their order, spaces are dropped.
 */
public final class SpanishSoundKey {
    private SpanishSoundKey() {}

    /** The key; empty for empty text. Cost: one pass, one string. */
    public static String of(String plain) {
        StringBuilder key = new StringBuilder(plain.length());
        int length = plain.length();
        for (int at = 0; at < length; at++) {
            char letter = plain.charAt(at);
            char next = at + 1 < length ? plain.charAt(at + 1) : ' ';
            char sound = sound(
                    letter, next, at + 2 < length ? plain.charAt(at + 2) : ' ', at == 0 || plain.charAt(at - 1) == ' ');
            if (swallows(letter, next, at + 2 < length ? plain.charAt(at + 2) : ' ')) {
                at++;
            }
            if (sound != ' ' && (key.isEmpty() || key.charAt(key.length() - 1) != sound)) {
                key.append(sound);
            }
        }
        return key.toString();
    }

    private static char sound(char letter, char next, char afterNext, boolean initial) {
        return switch (letter) {
            case 'h', ' ' -> ' ';
            case 'v', 'w' -> 'b';
            case 'z' -> 's';
            case 'c' -> next == 'h' ? afterNext == 'r' ? 'k' : 'x' : isSoft(next) ? 's' : 'k';
            case 'q' -> 'k';
            case 'g' -> isSoft(next) ? 'j' : 'g';
            case 'x' -> initial ? 'j' : 's';
            case 'l' -> next == 'l' ? 'i' : 'l';
            case 'y' -> 'i';
            case 's' -> next == 'h' ? 'x' : 's';
            case 'p' -> next == 'h' ? 'f' : 'p';
            default -> letter;
        };
    }

    /** Whether the letter after this one has no sound of its own. */
    private static boolean swallows(char letter, char next, char afterNext) {
        return switch (letter) {
            case 'c', 's', 'p' -> next == 'h' || (letter == 'c' && next == 'k');
            case 'l' -> next == 'l';
            case 'q', 'g' -> next == 'u' && isSoft(afterNext);
            default -> false;
        };
    }

    private static boolean isSoft(char vowel) {
        return vowel == 'e' || vowel == 'i' || vowel == 'y';
    }
}
