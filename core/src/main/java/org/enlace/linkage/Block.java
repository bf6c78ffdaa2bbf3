// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

/**
 * One side of a blocking rule: records in the order of their {@link Keys}, each with its row of ids, and its lanes in arrays of
 * their own, so that a block is read from front to back.
 */
final class Block {
    private static final int TOGETHER = 1 << 8;
    /** Sketches kept for each record. */
    static final int SKETCHES = 4;

    private final int[] keys;
    private final int[] records;
    private final int[] rows;
    private final long[] words;
    private final long[] sketches;
    private final int stride;
    /** Keeps {@link #touch} from being optimised away. */
    @SuppressWarnings("UnusedVariable")
    private int touched;

    private Block(int size, int stride) {
        this.stride = stride;
        keys = new int[size];
        records = new int[size];
        rows = new int[size * stride];
        words = new long[size];
        sketches = new long[size * 2];
    }

    /** Gathers the records of sorted keys. Cost: one cache miss or two for each record. */
    static Block of(Side side, long[] sorted, int[] asked) {
        Block block = new Block(sorted.length, side.fields());
        for (int from = 0; from < sorted.length; from += TOGETHER) {
            int to = Math.min(sorted.length, from + TOGETHER);
            block.touched += touch(side, sorted, from, to);
            for (int at = from; at < to; at++) {
                block.put(at, sorted[at], side, asked);
            }
        }
        return block;
    }

    /** Reads one int of each row, so that the waits for memory overlap. */
    private static int touch(Side side, long[] sorted, int from, int to) {
        int sum = 0;
        for (int at = from; at < to; at++) {
            int row = (int) sorted[at] * side.stride();
            sum += side.rows()[row] + side.rows()[row + side.stride() - 1];
        }
        return sum;
    }

    private void put(int at, long key, Side side, int[] asked) {
        int record = (int) key;
        keys[at] = (int) (key >>> 32);
        records[at] = record;
        int[] lanes = side.rows();
        int lane = record * side.stride();
        for (int to = at * stride, end = to + stride; to < end; to++) {
            rows[to] = lanes[lane++];
        }
        words[at] = (lanes[lane] & 0xFFFFFFFFL) | ((long) lanes[lane + 1] << 32);
        long low = 0;
        long high = 0;
        for (int slot = asked.length - 1; slot >= 0; slot--) {
            high = (high << 32) | (low >>> 32);
            low = (low << 32) | (lanes[lane + 2 + asked[slot]] & 0xFFFFFFFFL);
        }
        sketches[2 * at] = low;
        sketches[2 * at + 1] = high;
    }

    int size() {
        return keys.length;
    }

    int[] rows() {
        return rows;
    }

    long[] words() {
        return words;
    }

    /** Two words of two sketches each by record. */
    long[] sketches() {
        return sketches;
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
            int middle = (low + high) >>> 1;
            if (Integer.compareUnsigned(keys[middle], key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
