// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import java.util.Arrays;
import org.enlace.linkage.column.ValueDictionary;

/**
 * For each value of a dictionary 64 bits that count its letters, saturated: bit k of a letter's share is set where the value has
 * it more than k times. What one value has more of than the other is then at most {@code bitCount(a & ~b)} of its letters that
 * find no partner; that bounds an edit distance from below and Jaro-Winkler from above. Letters that share a place only loosen
 * the bounds.
 */
final class LetterSignatures {
    private final ValueDictionary dictionary;
    private final boolean numbers;
    private long[] bits;
    private int grown;

    private LetterSignatures(ValueDictionary dictionary) {
        this.dictionary = dictionary;
        numbers = mostlyDigits(dictionary);
        bits = new long[dictionary.size()];
        fill(1);
    }

    static LetterSignatures of(ValueDictionary dictionary) {
        return new LetterSignatures(dictionary);
    }

    /** Takes in values that were added to the dictionary since. */
    void grow() {
        if (bits.length < dictionary.size()) {
            bits = Arrays.copyOf(bits, dictionary.size() + dictionary.size() / 8);
        }
        fill(grown);
    }

    private void fill(int from) {
        byte[] bytes = dictionary.bytes();
        for (int id = from; id < dictionary.size(); id++) {
            bits[id] = numbers
                    ? ofNumber(bytes, dictionary.start(id), dictionary.end(id))
                    : ofText(bytes, dictionary.start(id), dictionary.end(id));
        }
        grown = dictionary.size();
    }

    private static boolean mostlyDigits(ValueDictionary dictionary) {
        int digits = 0;
        int end = dictionary.end(Math.min(dictionary.size() - 1, 1000));
        for (int at = 0; at < end; at++) {
            digits += dictionary.bytes()[at] >= '0' && dictionary.bytes()[at] <= '9' ? 1 : 0;
        }
        return digits * 4 > end * 3;
    }

    /** Six bits for each digit, four for the rest. */
    private static long ofNumber(byte[] bytes, int from, int to) {
        long signature = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            signature = digit >= 0 && digit <= 9 ? more(signature, digit * 6, 6) : more(signature, 60, 4);
        }
        return signature;
    }

    /** Two bits for each of 32 letters; cases and other bytes fall together. */
    private static long ofText(byte[] bytes, int from, int to) {
        long signature = 0;
        for (int at = from; at < to; at++) {
            signature = more(signature, (bytes[at] & 31) * 2, 2);
        }
        return signature;
    }

    private static long more(long signature, int place, int width) {
        long share = ((1L << width) - 1) << place;
        long held = signature & share;
        return signature | (((held << 1) | (1L << place)) & share);
    }

    /** No edit distance between the two values is less. */
    int leastDistance(int a, int b) {
        long one = bits[a];
        long other = bits[b];
        return Math.max(Long.bitCount(one & ~other), Long.bitCount(other & ~one));
    }

    /** No Jaro-Winkler similarity of the two values is more. */
    double mostJaroWinkler(int a, int b) {
        int aLength = dictionary.length(a);
        int bLength = dictionary.length(b);
        int matches =
                Math.min(aLength - Long.bitCount(bits[a] & ~bits[b]), bLength - Long.bitCount(bits[b] & ~bits[a]));
        if (matches <= 0) {
            return 0;
        }
        double jaro = ((double) matches / aLength + (double) matches / bLength + 1) / 3;
        int prefix = 0;
        byte[] bytes = dictionary.bytes();
        int most = Math.min(4, Math.min(aLength, bLength));
        int aStart = dictionary.start(a);
        int bStart = dictionary.start(b);
        while (prefix < most && bytes[aStart + prefix] == bytes[bStart + prefix]) {
            prefix++;
        }
        return jaro + prefix * 0.1 * (1 - jaro);
    }
}
