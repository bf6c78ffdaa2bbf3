// SPDX-License-Identifier: Apache-2.0
package org.enlace.names.words;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * How alike two words are, letter by letter: exactly the textbook figures, by bit-parallel algorithms. Words are
 * {@code byte[]} with one letter a byte (folded Latin text), or any text. Nothing is allocated for words up to 64
 * letters; longer words cost the product of their lengths.
 */
public final class WordSimilarity {
    private static final int BITS = 64;
    private static final double PREFIX_WEIGHT = 0.1;
    private static final int PREFIX = 4;
    private static final double BOOST_ABOVE = 0.7;
    private static final long LOW = 0x0101010101010101L;
    private static final long SEVEN = 0x7f7f7f7f7f7f7f7fL;
    private static final long GATHER = 0x0102040810204080L;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private WordSimilarity() {}

    /**
     * Jaro-Winkler similarity, 0 to 1 (Winkler 1990): scale 0.1 for a common prefix of up to 4 letters, added only where
     * Jaro's value is above 0.7, as DuckDB and RapidFuzz do. Two empty words are the same (1). Symmetric.
     */
    public static double jaroWinkler(byte[] one, byte[] other) {
        byte[] a = one.length <= other.length ? one : other;
        byte[] b = one.length <= other.length ? other : one;
        if (b.length > BITS) {
            return LongWordSimilarity.jaroWinkler(a, b);
        }
        if (a.length == 0) {
            return b.length == 0 ? 1 : 0;
        }
        int window = Math.max(0, b.length / 2 - 1);
        long head = head(b);
        long reach = (2L << window) - 1;
        long inA = 0;
        long inB = 0;
        for (int i = 0; i < a.length; i++) {
            long free = places(b, head, a[i]) & reach & ~inB;
            inB |= free & -free;
            inA |= (free == 0 ? 0L : 1L) << i;
            reach = i < window ? reach << 1 | 1 : reach << 1;
        }
        int common = Long.bitCount(inA);
        return common == 0 ? 0 : winkler(jaro(a.length, b.length, common, crossed(a, inA, b, inB)), prefix(a, b));
    }

    /** Levenshtein distance: letters put in, left out or changed. Myers 1999, as Hyyrö 2003 writes it. */
    public static int levenshtein(byte[] one, byte[] other) {
        byte[] a = one.length <= other.length ? one : other;
        byte[] b = one.length <= other.length ? other : one;
        if (a.length > BITS) {
            return LongWordSimilarity.levenshtein(a, b);
        }
        if (a.length == 0) {
            return b.length;
        }
        long head = head(a);
        long last = 1L << (a.length - 1);
        long plus = -1L;
        long minus = 0;
        int distance = a.length;
        for (byte letter : b) {
            long here = places(a, head, letter);
            long diagonal = (((here & plus) + plus) ^ plus) | here | minus;
            long right = minus | ~(diagonal | plus);
            long left = diagonal & plus;
            distance += (right & last) != 0 ? 1 : (left & last) != 0 ? -1 : 0;
            right = right << 1 | 1;
            plus = left << 1 | ~(diagonal | right);
            minus = diagonal & right;
        }
        return distance;
    }

    /**
     * Optimal string alignment distance: Levenshtein's edits, and two neighbours exchanged, no letter edited twice
     * (restricted Damerau-Levenshtein). Hyyrö 2003.
     */
    public static int osa(byte[] one, byte[] other) {
        byte[] a = one.length <= other.length ? one : other;
        byte[] b = one.length <= other.length ? other : one;
        if (a.length > BITS) {
            return LongWordSimilarity.osa(a, b);
        }
        if (a.length == 0) {
            return b.length;
        }
        long head = head(a);
        long last = 1L << (a.length - 1);
        long plus = -1L;
        long minus = 0;
        long diagonal = 0;
        long before = 0;
        int distance = a.length;
        for (byte letter : b) {
            long here = places(a, head, letter);
            long exchanged = ((~diagonal & here) << 1) & before;
            diagonal = (((here & plus) + plus) ^ plus) | here | minus | exchanged;
            long right = minus | ~(diagonal | plus);
            long left = diagonal & plus;
            distance += (right & last) != 0 ? 1 : (left & last) != 0 ? -1 : 0;
            right = right << 1 | 1;
            plus = left << 1 | ~(diagonal | right);
            minus = diagonal & right;
            before = here;
        }
        return distance;
    }

    /** Jaro-Winkler of any text, whose letters are UTF-16 units. */
    public static double jaroWinkler(CharSequence one, CharSequence other) {
        return isSmall(one) && isSmall(other)
                ? jaroWinkler(bytes(one), bytes(other))
                : LongWordSimilarity.jaroWinkler(one, other);
    }

    /** Optimal string alignment distance of any text, whose letters are UTF-16 units. */
    public static int distance(CharSequence one, CharSequence other) {
        return isSmall(one) && isSmall(other) ? osa(bytes(one), bytes(other)) : LongWordSimilarity.osa(one, other);
    }

    static double jaro(int lengthA, int lengthB, int common, int crossed) {
        double matches = common;
        int exchanges = crossed / 2;
        return (matches / lengthA + matches / lengthB + (matches - exchanges) / matches) / 3;
    }

    static double winkler(double jaro, int prefix) {
        return jaro > BOOST_ABOVE ? jaro + Math.min(PREFIX, prefix) * PREFIX_WEIGHT * (1 - jaro) : jaro;
    }

    /** Common letters that stand at another place in the other word's order. */
    private static int crossed(byte[] a, long inA, byte[] b, long inB) {
        int crossed = 0;
        long restB = inB;
        for (long restA = inA; restA != 0; restA &= restA - 1) {
            crossed += a[Long.numberOfTrailingZeros(restA)] == b[Long.numberOfTrailingZeros(restB)] ? 0 : 1;
            restB &= restB - 1;
        }
        return crossed;
    }

    private static int prefix(byte[] a, byte[] b) {
        int at = 0;
        while (at < PREFIX && at < a.length && a[at] == b[at]) {
            at++;
        }
        return at;
    }

    /** The first eight letters of a word as one number, read once for all calls of {@link #places}. */
    private static long head(byte[] word) {
        if (word.length >= 8) {
            return (long) EIGHT.get(word, 0);
        }
        long head = 0;
        for (int i = word.length - 1; i >= 0; i--) {
            head = (head << 8) | (word[i] & 0xff);
        }
        return head;
    }

    /** One bit for each place of a word of at most 64 letters at which this letter stands. */
    private static long places(byte[] word, long head, byte letter) {
        long wanted = (letter & 0xff) * LOW;
        long places = equal(head ^ wanted);
        int length = word.length;
        if (length <= 8) {
            return length == 8 ? places : places & ((1L << length) - 1);
        }
        int at = 8;
        for (; at <= length - 8; at += 8) {
            places |= equal((long) EIGHT.get(word, at) ^ wanted) << at;
        }
        return at < length ? places | equal((long) EIGHT.get(word, length - 8) ^ wanted) << (length - 8) : places;
    }

    /** The zero bytes of eight as eight bits (Warren, Hacker's Delight, 6-1), gathered by a multiplication. */
    private static long equal(long difference) {
        long zeros = ~(((difference & SEVEN) + SEVEN) | difference | SEVEN);
        return ((zeros >>> 7) * GATHER) >>> 56;
    }

    private static boolean isSmall(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(CharSequence text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return bytes;
    }
}
