// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import org.enlace.linkage.criterion.TableSide;

/**
 * One side of a blocking rule: records in the order of their {@link SortedKeys}, ids and lanes copied beside each other, so that a block is
 * read from front to back. Filled anew for each rule.
 */
final class RecordBlock {
    /** Sketches kept for each record. */
    static final int SKETCHES = 4;

    private static final int TOGETHER = 1 << 8;

    private final TableSide side;
    private int[] keys = new int[0];
    private int[] records = new int[0];
    private int[] rows = new int[0];
    private long[] words = new long[0];
    private long[] sketches = new long[0];
    private int size;

    /** Keeps {@link #touch} from being optimised away. */
    @SuppressWarnings("UnusedVariable")
    private int touched;

    /** Most bytes for each record. */
    static long bytes(int fields) {
        return 32 + Integer.BYTES * (long) fields;
    }

    RecordBlock(TableSide side) {
        this.side = side;
    }

    /** Gathers the records of sorted keys. Cost: one or two waits for memory for each record, which overlap. */
    RecordBlock fill(long[] sorted, int count, int[] asked) {
        size = count;
        if (keys.length < size) {
            keys = new int[size];
            records = new int[size];
            rows = new int[size * side.fields()];
            words = new long[size];
            sketches = new long[2 * size];
        }
        for (int from = 0; from < size; from += TOGETHER) {
            int to = Math.min(size, from + TOGETHER);
            touched += touch(sorted, from, to);
            for (int at = from; at < to; at++) {
                put(at, sorted[at], asked);
            }
        }
        return this;
    }

    private int touch(long[] sorted, int from, int to) {
        int sum = 0;
        for (int at = from; at < to; at++) {
            int row = (int) sorted[at] * side.stride();
            sum += side.rows()[row] + side.rows()[row + side.stride() - 1];
        }
        return sum;
    }

    private void put(int at, long key, int[] asked) {
        int record = (int) key;
        keys[at] = (int) (key >>> 32);
        records[at] = record;
        int[] from = side.rows();
        int lane = record * side.stride();
        for (int to = row(at), end = to + side.fields(); to < end; to++) {
            rows[to] = from[lane++];
        }
        words[at] = (from[lane] & 0xFFFFFFFFL) | ((long) from[lane + 1] << 32);
        long low = 0;
        long high = 0;
        for (int slot = asked.length - 1; slot >= 0; slot--) {
            high = (high << 32) | (low >>> 32);
            low = (low << 32) | (from[lane + 2 + asked[slot]] & 0xFFFFFFFFL);
        }
        sketches[2 * at] = low;
        sketches[2 * at + 1] = high;
    }

    int size() {
        return size;
    }

    /** Ids of the records; see {@link #row}. */
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

    /** The table's row of a record. */
    int record(int at) {
        return side.first() + records[at];
    }

    int key(int at) {
        return keys[at];
    }

    int row(int at) {
        return at * side.fields();
    }

    /** Where the run of keys equal to the one here ends. */
    int runEnd(int at) {
        int key = keys[at];
        int end = at + 1;
        while (end < size && keys[end] == key) {
            end++;
        }
        return end;
    }

    /** The first place whose key, unsigned, is not below. */
    int firstNotBelow(int key) {
        int low = 0;
        int high = size;
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
