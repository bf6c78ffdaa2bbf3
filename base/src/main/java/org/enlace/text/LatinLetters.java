// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import java.text.Normalizer;

/** Letters of Latin alphabets up to U+024F as the plain letters that they are made from: {@code á} as a, {@code ł} as l. */
public final class LatinLetters {
    private static final int END = 0x250;
    private static final char[] PLAIN = new char[END];

    static {
        for (char letter = 0; letter < END; letter++) {
            PLAIN[letter] = made(letter);
        }
    }

    private LatinLetters() {}

    /** A letter a to z or a digit, 0 where the sign is neither or stands for two letters, as {@code ß} does. Cost: one look-up. */
    public static char plain(char letter) {
        return letter < END ? PLAIN[letter] : 0;
    }

    private static char made(char letter) {
        return switch (letter) {
            case 'ø', 'Ø' -> 'o';
            case 'ł', 'Ł' -> 'l';
            case 'đ', 'Đ', 'ð', 'Ð' -> 'd';
            case 'ħ', 'Ħ' -> 'h';
            case 'ŧ', 'Ŧ' -> 't';
            case 'ı' -> 'i';
            case 'ə', 'Ə' -> 'a';
            default -> {
                char base = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)
                        .charAt(0);
                char lower = Character.toLowerCase(base);
                yield (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') ? lower : 0;
            }
        };
    }
}
