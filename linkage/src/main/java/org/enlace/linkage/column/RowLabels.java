// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.column;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/** The ids of a table's rows as given, one after the other in one array of bytes. */
final class RowLabels {
    private byte[] bytes = new byte[1 << 14];
    private int[] ends = new int[1 << 12];
    private int size;

    int size() {
        return size;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    int end(int row) {
        return ends[row];
    }

    String text(int row) {
        return new String(bytes, start(row), end(row) - start(row), StandardCharsets.UTF_8);
    }

    /** Copies a label; gives back where it ends, -1 where there is no room for it. */
    int put(int row, byte[] target, int at) {
        int start = start(row);
        int length = end(row) - start;
        if (length > target.length - at) {
            return -1;
        }
        System.arraycopy(bytes, start, target, at, length);
        return at + length;
    }

    void add(byte[] source, int from, int to) {
        int start = size == 0 ? 0 : ends[size - 1];
        int length = to - from;
        if (length > Integer.MAX_VALUE - 64 - start) {
            throw new LinkageException(LinkageException.Reason.TOO_LARGE, "a table's ids must take at most 2 GiB");
        }
        if (bytes.length < start + length) {
            bytes = Arrays.copyOf(bytes, (int)
                    Math.min(Integer.MAX_VALUE - 64, Math.max(start + (long) length, bytes.length * 2L)));
        }
        System.arraycopy(source, from, bytes, start, length);
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        ends[size++] = start + length;
    }

    void add(long number) {
        byte[] digits = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
        add(digits, 0, digits.length);
    }

    void addAll(RowLabels other) {
        for (int row = 0; row < other.size; row++) {
            add(other.bytes, other.start(row), other.end(row));
        }
    }

    /** The first row whose id an earlier row has. Cost: one hash table over all rows. */
    OptionalInt repeated() {
        int[] slots = new int[Math.max(4, Integer.highestOneBit(Math.max(1, size)) << 2)];
        int mask = slots.length - 1;
        for (int row = 0; row < size; row++) {
            int slot = hash(row) & mask;
            int other;
            while ((other = slots[slot]) != 0) {
                if (same(other - 1, row)) {
                    return OptionalInt.of(row);
                }
                slot = (slot + 1) & mask;
            }
            slots[slot] = row + 1;
        }
        return OptionalInt.empty();
    }

    private int hash(int row) {
        long hash = 0;
        for (int at = start(row), end = end(row); at < end; at++) {
            hash = hash * 0x100000001B3L + bytes[at];
        }
        hash *= 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32);
    }

    private boolean same(int one, int other) {
        return Arrays.equals(bytes, start(one), end(one), bytes, start(other), end(other));
    }
}
