// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import org.enlace.linkage.column.ValueDictionary;

/**
 * 32 bits for each value of a comparison, from which a few instructions tell that two values are surely far: not within an edit
 * distance, or below a Jaro-Winkler similarity. Numbers have three bits a digit that count it, text a bit for each letter and
 * six for its length.
 */
public final class ValueSketch {
    private static final int LETTERS = (1 << 26) - 1;
    private static final int ALL = -1;
    private static final float[] INVERSE = inverse();

    private final int[] bits;
    private final int letters;
    private final int edits;
    private final float apart;
    private final float gap;

    private ValueSketch(int[] bits, int letters, int edits, float apart, float gap) {
        this.bits = bits;
        this.letters = letters;
        this.edits = edits;
        this.apart = apart;
        this.gap = gap;
    }

    /** Says of no pair that it is far. */
    static ValueSketch none() {
        return new ValueSketch(new int[0], ALL, Integer.SIZE, 0, 0);
    }

    /** {@code gap}: how many bits less a far pair weighs at most than any pair of different values. */
    static ValueSketch of(ValueDictionary dictionary, boolean winkler, double limit, double gap) {
        int[] bits = new int[dictionary.size()];
        byte[] bytes = dictionary.bytes();
        for (int id = 1; id < bits.length; id++) {
            bits[id] = winkler
                    ? text(bytes, dictionary.start(id), dictionary.end(id))
                    : number(bytes, dictionary.start(id), dictionary.end(id));
        }
        return winkler
                ? new ValueSketch(bits, LETTERS, 0, apart(limit), (float) gap)
                : new ValueSketch(bits, ALL, (int) limit, 0, (float) gap);
    }

    /**
     * Jaro-Winkler adds at most 0.4 of what is missing, so Jaro must be (limit - 0.4) / 0.6; with matches at most length less
     * letters without a partner, that leaves 3 - 3 * jaro for the two shares of such letters together.
     */
    private static float apart(double limit) {
        return (float) (3 - 3 * (limit - 0.4) / 0.6 + 1e-4);
    }

    private static int number(byte[] bytes, int from, int to) {
        int sketch = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                int share = 7 << (digit * 3);
                sketch |= (((sketch & share) << 1) | (1 << (digit * 3))) & share;
            } else {
                sketch |= ((sketch << 1) & (1 << 31)) | (1 << 30);
            }
        }
        return sketch;
    }

    private static int text(byte[] bytes, int from, int to) {
        int sketch = Math.min(63, to - from) << 26;
        for (int at = from; at < to; at++) {
            sketch |= 1 << (bytes[at] & 31) % 26;
        }
        return sketch;
    }

    public double gap() {
        return gap;
    }

    int of(int id) {
        return bits.length == 0 ? 0 : bits[id];
    }

    /** Whether two values with these sketches are surely far. */
    public boolean far(int one, int other) {
        int lone = Integer.bitCount(one & ~other & letters);
        int otherLone = Integer.bitCount(other & ~one & letters);
        return letters == ALL
                ? lone > edits || otherLone > edits
                : lone * INVERSE[one >>> 26] + otherLone * INVERSE[other >>> 26] > apart;
    }

    private static float[] inverse() {
        float[] inverse = new float[64];
        for (int length = 1; length < 63; length++) {
            inverse[length] = 1f / length;
        }
        return inverse;
    }
}
