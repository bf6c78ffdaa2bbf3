// SPDX-License-Identifier: Apache-2.0
package org.enlace.names.words;

import java.nio.charset.StandardCharsets;

/**
 * A rough key of how a word sounds whichever language spelt it in Latin letters, so that transliterations meet:
 * Zelenskyy, Selenskyj; Mahmoud, Mahmood; Jibril, Djibril. Voiced and hard s, b, v and w, e and i, o and u are one; h and
 * double letters count for nothing. At most twelve sounds of five bits each, in one number; 0 for no letters.
 */
public final class RoughSoundKey {
    private static final int SOUNDS = 12;
    private static final int A = 1;
    private static final int I = 2;
    private static final int U = 3;
    private static final int B = 4;
    private static final int S = 5;
    private static final int K = 6;
    private static final int SH = 7;
    private static final int CH = 8;
    private static final int J = 9;
    private static final int F = 15;
    private static final int L = 17;
    private static final int M = 18;
    private static final int N = 19;
    private static final int R = 20;

    /** Sounds of the letters that sound the same whatever stands beside them. */
    private static final byte[] ALONE = new byte[128];

    static {
        String letters = "aeiubvflmnr";
        int[] sounds = {A, I, I, U, B, B, F, L, M, N, R};
        for (int at = 0; at < sounds.length; at++) {
            ALONE[letters.charAt(at)] = (byte) sounds[at];
        }
    }

    /** A letter for each sound; sounds of letters that the key does not know have none. */
    private static final String LETTERS = " aiubskxcj   dpfglmnr        t";

    private RoughSoundKey() {}

    /** The sounds of a {@linkplain PlainSpelling plain} word as one letter each: {@code "khaled"} and {@code "khalid"} are {@code "kalid"}. */
    public static String letters(String plain) {
        StringBuilder letters = new StringBuilder(SOUNDS);
        for (byte sound : sounds(of(plain.getBytes(StandardCharsets.ISO_8859_1)))) {
            char letter = sound < LETTERS.length() ? LETTERS.charAt(sound) : ' ';
            letters.append(letter == ' ' ? (char) ('0' + sound % 10) : letter);
        }
        return letters.toString();
    }

    public static long of(byte[] letters) {
        long key = 0;
        int count = 0;
        int before = 0;
        int length = letters.length;
        for (int at = 0; at < length && count < SOUNDS; ) {
            int sound = letters[at] < 0 ? 0 : ALONE[letters[at]];
            int taken = 1;
            if (sound == 0) {
                taken = taken(letters, at, length);
                sound = sound(letters, at, length, taken);
            }
            if (sound != 0 && sound != before) {
                key = key << 5 | sound;
                count++;
            }
            before = sound;
            at += taken;
        }
        return key;
    }

    /** Without the vowels and with r read as l, as Chinese and Japanese write foreign names. */
    public static long bones(long key) {
        long bones = 0;
        for (int shift = 55; shift >= 0; shift -= 5) {
            int sound = (int) (key >>> shift) & 31;
            if (sound > U) {
                bones = bones << 5 | (sound == R ? L : sound);
            }
        }
        return bones;
    }

    /**
     * Whether a key of a script without short vowels may be the other key: the same sounds in the same order, of which the
     * other alone has some vowels. A long u may be a w, and a vowel in front any vowel.
     */
    public static boolean isShortOf(long bare, long full) {
        byte[] one = sounds(bare);
        byte[] other = sounds(full);
        int at = 0;
        int consonants = 0;
        for (int next = 0; next < other.length; next++) {
            boolean same = at < one.length && meets(one[at], other[next], at);
            if (same) {
                consonants += one[at] > U ? 1 : 0;
                at++;
            } else if (other[next] > U) {
                return false;
            }
        }
        return at == one.length && consonants > 1;
    }

    private static boolean meets(int bare, int full, int at) {
        return bare == full || (bare == U && full == B) || (at == 0 && bare <= U && full <= U);
    }

    /** The sounds one by one. */
    public static byte[] sounds(long key) {
        int count = (64 - Long.numberOfLeadingZeros(key) + 4) / 5;
        byte[] sounds = new byte[count];
        for (int at = 0; at < count; at++) {
            sounds[at] = (byte) ((key >>> (5 * (count - 1 - at))) & 31);
        }
        return sounds;
    }

    private static int at(byte[] letters, int at, int length) {
        return at < length ? letters[at] : 0;
    }

    /** How many letters make the sound that starts here. */
    private static int taken(byte[] letters, int at, int length) {
        int next = at(letters, at + 1, length);
        int third = at(letters, at + 2, length);
        return switch (letters[at]) {
            case 's' -> next == 'c' && third == 'h' ? 3 : next == 'h' || next == 'z' ? 2 : 1;
            case 't' ->
                next == 's' && third == 'c' && at(letters, at + 3, length) == 'h'
                        ? 4
                        : next == 'c' && third == 'h' ? 3 : next == 'z' || next == 's' || next == 'h' ? 2 : 1;
            case 'c' -> next == 'h' || next == 'z' || next == 'k' ? 2 : 1;
            case 'd' -> next == 'z' && third == 'h' ? 3 : next == 'j' || next == 'h' ? 2 : 1;
            case 'z' -> next == 'h' ? 2 : 1;
            case 'h' -> next == 's' ? 2 : 1;
            case 'p', 'k', 'g' -> next == 'h' ? 2 : 1;
            case 'q' -> next == 'u' && (third == 'e' || third == 'i') ? 2 : 1;
            case 'o' -> next == 'u' ? 2 : 1;
            default -> 1;
        };
    }

    private static int sound(byte[] letters, int at, int length, int taken) {
        int next = at(letters, at + 1, length);
        return switch (letters[at]) {
            case 'j', 'y' -> isGlide(letters, at, next) ? J : I;
            case 'o' -> U;
            case 'w' -> at > 0 && isVowel(letters[at - 1]) && !isVowel(next) ? U : B;
            case 's', 'z' ->
                taken == 1 ? S : letters[at] == 'z' ? J : taken == 3 || next == 'h' || next == 'z' ? SH : S;
            case 'x' -> at == 0 ? SH : S;
            case 'h' -> taken == 2 ? SH : 0;
            case 't' -> taken >= 3 ? CH : taken == 2 && next != 'h' ? S : 't' - 'a' + 10 & 31;
            case 'c' -> taken == 2 ? next == 'k' ? K : CH : isSoft(next) ? S : K;
            case 'k', 'q' -> K;
            case 'd' -> taken == 3 || (next == 'j' && taken == 2) ? J : 13;
            case 'p' -> taken == 2 ? F : 14;
            case 'g' -> 16;
            default -> letters[at] < 0 ? 21 + (letters[at] & 7) : 0;
        };
    }

    /** A consonant before a vowel: j but after a vowel, y only in front. */
    private static boolean isGlide(byte[] letters, int at, int next) {
        return isVowel(next) && (at == 0 || (letters[at] == 'j' && !isVowel(letters[at - 1])));
    }

    private static boolean isVowel(int letter) {
        return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u';
    }

    private static boolean isSoft(int letter) {
        return letter == 'e' || letter == 'i' || letter == 'y';
    }
}
