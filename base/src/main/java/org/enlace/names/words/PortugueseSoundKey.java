// SPDX-License-Identifier: Apache-2.0
package org.enlace.names.words;

/**
 * How a word sounds in the Portuguese of Brazil: soft c, ç, ss, sc and z at the end as s; g and j, x and ch alike; lh and
 * li, nh and ni; ou and o, ei and e; m and n after a vowel; silent h, double letters single. {@code "Souza"},
 * {@code "Sousa"} have one key, {@code "Thereza"} and {@code "Teresa"} too. Takes {@linkplain PlainSpelling plain} text; spaces are dropped.
 */
public final class PortugueseSoundKey {
    private PortugueseSoundKey() {}

    /** The key; empty for empty text. Cost: one pass, one string. */
    public static String of(String plain) {
        StringBuilder key = new StringBuilder(plain.length());
        int length = plain.length();
        for (int at = 0; at < length; at++) {
            char letter = plain.charAt(at);
            char next = at + 1 < length ? plain.charAt(at + 1) : ' ';
            char sound = sound(letter, next);
            if (swallows(letter, next)) {
                at++;
            }
            if (sound != ' ' && (key.isEmpty() || key.charAt(key.length() - 1) != sound)) {
                key.append(sound);
            }
        }
        return key.toString();
    }

    private static char sound(char letter, char next) {
        return switch (letter) {
            case 'h', ' ' -> ' ';
            case 'z' -> 's';
            case 'c' -> next == 'h' ? 'x' : isSoft(next) ? 's' : 'k';
            case 'q' -> 'k';
            case 'g' -> isSoft(next) ? 'j' : 'g';
            case 'y' -> 'i';
            case 'w' -> 'v';
            case 'p' -> next == 'h' ? 'f' : 'p';
            case 's' -> next == 'h' ? 'x' : 's';
            case 'm' -> next == ' ' || next == 'b' || next == 'p' ? 'n' : 'm';
            default -> letter;
        };
    }

    /** Whether the letter after this one has no sound of its own. */
    private static boolean swallows(char letter, char next) {
        return switch (letter) {
            case 'c', 's', 'p' -> next == 'h' || (letter != 'p' && next == 'k') || (letter == 's' && next == 'c');
            case 'q', 'g' -> next == 'u';
            case 'l', 'n' -> next == 'h' || next == 'i';
            case 'o' -> next == 'u';
            case 'e' -> next == 'i';
            default -> false;
        };
    }

    private static boolean isSoft(char vowel) {
        return vowel == 'e' || vowel == 'i' || vowel == 'y';
    }
}
