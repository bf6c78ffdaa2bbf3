// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.Arrays;

/**
 * One side of a blocking rule: the records that have all its fields, in the order of a 32-bit hash of them, each with its row of
 * ids and with a word of lanes (see {@link Lanes}) beside each other, so that a block is read from front to back.
 */
final class Block {
    private final int[] keys;
    private final int[] records;
    private final int[] rows;
    private final long[] lanes;
    private final int stride;

    private Block(int[] keys, int[] records, int[] rows, long[] lanes, int stride) {
        this.keys = keys;
        this.records = records;
        this.rows = rows;
        this.lanes = lanes;
        this.stride = stride;
    }

    /** Sorts a side by a rule's fields. Cost: three passes of a radix sort over its records. */
    static Block of(Side side, int[] fields, Lanes lanes) {
        long[] sorted = sorted(hashed(side, fields));
        int stride = side.stride();
        int[] keys = new int[sorted.length];
        int[] records = new int[sorted.length];
        int[] rows = new int[sorted.length * stride];
        long[] words = new long[sorted.length];
        for (int at = 0; at < sorted.length; at++) {
            keys[at] = (int) (sorted[at] >>> 32);
            int record = (int) sorted[at];
            records[at] = record;
            System.arraycopy(side.rows(), record * stride, rows, at * stride, stride);
            words[at] = lanes.word(rows, at * stride);
        }
        return new Block(keys, records, rows, words, stride);
    }

    private static long[] hashed(Side side, int[] fields) {
        long[] hashed = new long[side.size()];
        int count = 0;
        for (int record = 0, row = 0; record < side.size(); record++, row += side.stride()) {
            long hash = 0;
            boolean whole = true;
            for (int field : fields) {
                int id = side.rows()[row + field];
                whole &= id != 0;
                hash = (hash ^ id) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 32;
            }
            if (whole) {
                hashed[count++] = hash << 32 | record;
            }
        }
        return count == hashed.length ? hashed : Arrays.copyOf(hashed, count);
    }

    /** By the upper 32 bits, unsigned; equal ones keep their order. */
    private static long[] sorted(long[] values) {
        long[] from = values;
        long[] to = new long[values.length];
        int[][] starts = new int[3][1 << 11];
        for (long value : values) {
            starts[0][(int) (value >>> 32) & 0x7FF]++;
            starts[1][(int) (value >>> 43) & 0x7FF]++;
            starts[2][(int) (value >>> 54)]++;
        }
        for (int pass = 0; pass < 3; pass++) {
            int shift = 32 + 11 * pass;
            int[] place = starts[pass];
            int sum = 0;
            for (int digit = 0; digit < place.length; digit++) {
                int count = place[digit];
                place[digit] = sum;
                sum += count;
            }
            for (long value : from) {
                to[place[(int) (value >>> shift) & 0x7FF]++] = value;
            }
            long[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    int size() {
        return keys.length;
    }

    int[] rows() {
        return rows;
    }

    long[] lanes() {
        return lanes;
    }

    int record(int at) {
        return records[at];
    }

    int key(int at) {
        return keys[at];
    }

    int row(int at) {
        return at * stride;
    }

    /** Where the run of keys equal to the one here ends. */
    int runEnd(int at) {
        int key = keys[at];
        int end = at + 1;
        while (end < keys.length && keys[end] == key) {
            end++;
        }
        return end;
    }

    /** The first place whose key, unsigned, is not below. */
    int firstNotBelow(int key) {
        int low = 0;
        int high = keys.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (Integer.compareUnsigned(keys[middle], key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
