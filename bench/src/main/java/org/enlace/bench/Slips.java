// SPDX-License-Identifier: Apache-2.0
package org.enlace.bench;

import java.util.random.RandomGenerator;

/** Slips of a keyboard: a letter that is missing, wrong, too much, or exchanged with the next. */
final class Slips {
    private static final int SHORTEST = 3;

    private Slips() {}

    /** One slip somewhere from the letter at {@code first} on; short words stay. */
    static String of(String word, int first, RandomGenerator random) {
        if (word.length() < SHORTEST) {
            return word;
        }
        StringBuilder text = new StringBuilder(word);
        int at = first + random.nextInt(text.length() - 1 - first);
        char letter = (char) ('A' + random.nextInt(26));
        switch (random.nextInt(4)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.setCharAt(at, letter);
            case 2 -> text.insert(at, letter);
            default -> text.insert(at + 2, text.charAt(at)).deleteCharAt(at);
        }
        return text.toString();
    }
}
