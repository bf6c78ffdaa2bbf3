// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import org.enlace.linkage.criterion.TableSide;

/**
 * The records of one side that have all fields of a blocking rule: a 32-bit hash of the fields above, the record below. Filled
 * anew for each rule.
 */
final class SortedKeys {
    /** Most bytes for each record. */
    static final long BYTES = 2 * Long.BYTES;

    private final TableSide side;
    private long[] values = new long[0];
    private long[] spare = new long[0];
    private int size;

    SortedKeys(TableSide side) {
        this.side = side;
    }

    SortedKeys fill(int[] fields) {
        size = 0;
        if (values.length < side.size()) {
            values = new long[side.size()];
            spare = new long[side.size()];
        }
        int[] rows = side.rows();
        for (int record = 0, row = 0; record < side.size(); record++, row += side.stride()) {
            long hash = 0;
            boolean whole = true;
            for (int field : fields) {
                int id = rows[row + field];
                whole &= id != 0;
                hash = (hash ^ id) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 32;
            }
            values[size] = (hash << 32) | record;
            size += whole ? 1 : 0;
        }
        return this;
    }

    int size() {
        return size;
    }

    /** Bits of the keys that are there, eight places or more for each record. */
    long[] seen() {
        long[] seen = new long[words(size)];
        for (int at = 0; at < size; at++) {
            int place = place(at, seen);
            seen[place >>> 6] |= 1L << place;
        }
        return seen;
    }

    /** Bits of the keys that are there more than once. */
    long[] repeated() {
        long[] seen = new long[words(size)];
        long[] repeated = new long[seen.length];
        for (int at = 0; at < size; at++) {
            int place = place(at, seen);
            repeated[place >>> 6] |= seen[place >>> 6] & (1L << place);
            seen[place >>> 6] |= 1L << place;
        }
        return repeated;
    }

    private static int words(int size) {
        return Math.max(1 << 10, Integer.highestOneBit(Math.max(1, size)) >>> 2);
    }

    private int place(int at, long[] bits) {
        return (int) (values[at] >>> 32) & ((bits.length << 6) - 1);
    }

    /** Drops the records whose key cannot be among these bits. */
    SortedKeys within(long[] bits) {
        int kept = 0;
        for (int at = 0; at < size; at++) {
            int place = place(at, bits);
            values[kept] = values[at];
            kept += (int) ((bits[place >>> 6] >>> place) & 1);
        }
        size = kept;
        return this;
    }

    /**
     * The keys in order, unsigned, the first {@link #size} of the array; records of equal keys keep their order. Cost: three passes
     * of a radix sort.
     */
    long[] sorted() {
        int[][] starts = new int[3][1 << 11];
        for (int at = 0; at < size; at++) {
            long value = values[at];
            starts[0][(int) (value >>> 32) & 0x7FF]++;
            starts[1][(int) (value >>> 43) & 0x7FF]++;
            starts[2][(int) (value >>> 54)]++;
        }
        for (int pass = 0; pass < 3; pass++) {
            scatter(starts[pass], 32 + 11 * pass);
        }
        return values;
    }

    private void scatter(int[] place, int shift) {
        int sum = 0;
        for (int digit = 0; digit < place.length; digit++) {
            int count = place[digit];
            place[digit] = sum;
            sum += count;
        }
        for (int at = 0; at < size; at++) {
            long value = values[at];
            spare[place[(int) (value >>> shift) & 0x7FF]++] = value;
        }
        long[] swap = values;
        values = spare;
        spare = swap;
    }
}
