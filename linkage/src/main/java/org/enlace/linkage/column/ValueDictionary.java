// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The distinct values of a column as bytes, each with a number from 1 in order of first appearance; 0 is the empty value.
 * Not for several threads at once while values are added.
 */
public final class ValueDictionary {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int TOGETHER = 1 << 10;
    private static final int LARGEST = Integer.MAX_VALUE - 64;

    private byte[] bytes;
    private int[] ends;
    private int[] hashes;
    /** Open addressing: the hash above, the id below, so that a probe touches one place. */
    private long[] slots;

    private int size = 1;
    /** Keeps {@link #touch} from being optimised away. */
    @SuppressWarnings("UnusedVariable")
    private int touched;

    public ValueDictionary() {
        this(1 << 10);
    }

    /** Room for so many values of about eight bytes before anything has to grow. */
    public ValueDictionary(int expected) {
        int capacity = Math.max(16, expected);
        bytes = new byte[capacity * 8];
        ends = new int[capacity];
        hashes = new int[capacity];
        slots = new long[Integer.highestOneBit(capacity) << 2];
    }

    /** Number of values, the empty one included: ids are below this. */
    public int size() {
        return size;
    }

    /** Bytes that the dictionary takes. */
    long memory() {
        return bytes.length + 2L * Integer.BYTES * ends.length + (long) Long.BYTES * slots.length;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int start(int id) {
        return id == 0 ? 0 : ends[id - 1];
    }

    public int end(int id) {
        return ends[id];
    }

    public int length(int id) {
        return end(id) - start(id);
    }

    /** The order of two values' bytes, unsigned. */
    public int compare(int one, int other) {
        return Arrays.compareUnsigned(bytes, start(one), end(one), bytes, start(other), end(other));
    }

    public byte[] value(int id) {
        return Arrays.copyOfRange(bytes, start(id), end(id));
    }

    public String text(int id) {
        return new String(bytes, start(id), length(id), StandardCharsets.UTF_8);
    }

    public int add(String text) {
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        return add(value, 0, value.length);
    }

    /** The id of a value, new where it was not seen before. Cost: constant on average. */
    public int add(byte[] source, int from, int to) {
        if (from == to) {
            return 0;
        }
        return add(hash(source, from, to), source, from, to);
    }

    private int add(int hash, byte[] source, int from, int to) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        long held;
        while ((held = slots[slot]) != 0) {
            if ((int) (held >>> 32) == hash && same((int) held, source, from, to)) {
                return (int) held;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = ((long) hash << 32) | size;
        return append(hash, source, from, to);
    }

    public int find(String text) {
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        return find(value, 0, value.length);
    }

    /** The id of a value, 0 where it is unknown. */
    int find(byte[] source, int from, int to) {
        if (from == to) {
            return 0;
        }
        int hash = hash(source, from, to);
        int mask = slots.length - 1;
        int slot = hash & mask;
        long held;
        while ((held = slots[slot]) != 0 && !((int) (held >>> 32) == hash && same((int) held, source, from, to))) {
            slot = (slot + 1) & mask;
        }
        return (int) held;
    }

    /**
     * Adds many values of one array, {@code bounds} their starts and ends in turn. Hashes come first and their slots are touched
     * together, so that the waits for memory overlap.
     */
    void addAll(byte[] source, int[] bounds, int count, int[] ids) {
        int[] hashed = new int[count];
        for (int at = 0; at < count; at++) {
            hashed[at] = hash(source, bounds[2 * at], bounds[2 * at + 1]);
        }
        touched += touch(hashed, 0, count);
        for (int at = 0; at < count; at++) {
            int from = bounds[2 * at];
            int to = bounds[2 * at + 1];
            ids[at] = from == to ? 0 : add(hashed[at], source, from, to);
        }
    }

    /** Adds another dictionary's values; the result maps its ids to ours. */
    public int[] addAll(ValueDictionary other) {
        int[] ids = new int[other.size];
        for (int from = 1; from < other.size; from += TOGETHER) {
            int to = Math.min(other.size, from + TOGETHER);
            touched += touch(other.hashes, from, to);
            for (int id = from; id < to; id++) {
                ids[id] = add(other.hashes[id], other.bytes, other.start(id), other.end(id));
            }
        }
        return ids;
    }

    private int touch(int[] hashed, int from, int to) {
        long[] held = slots;
        int mask = held.length - 1;
        int sum = 0;
        for (int at = from; at < to; at++) {
            sum += (int) held[hashed[at] & mask];
        }
        return sum;
    }

    private boolean same(int id, byte[] source, int from, int to) {
        int start = ends[id - 1];
        int length = to - from;
        if (ends[id] - start != length) {
            return false;
        }
        if (length >= 8) {
            for (int at = 0; at + 8 <= length; at += 8) {
                if ((long) EIGHT.get(bytes, start + at) != (long) EIGHT.get(source, from + at)) {
                    return false;
                }
            }
            return (long) EIGHT.get(bytes, start + length - 8) == (long) EIGHT.get(source, to - 8);
        }
        for (int at = 0; at < length; at++) {
            if (bytes[start + at] != source[from + at]) {
                return false;
            }
        }
        return true;
    }

    private int append(int hash, byte[] source, int from, int to) {
        int id = size++;
        int start = ends[id - 1];
        int length = to - from;
        if (length > LARGEST - start) {
            throw new LinkageException(
                    LinkageException.Reason.TOO_LARGE, "a column must hold at most 2 GiB of distinct text");
        }
        if (bytes.length < start + length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(start + (long) length, bytes.length * 2L)));
        }
        System.arraycopy(source, from, bytes, start, length);
        if (size >= ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
            hashes = Arrays.copyOf(hashes, hashes.length * 2);
        }
        ends[id] = start + length;
        hashes[id] = hash;
        if (size * 2 > slots.length) {
            grow();
        }
        return id;
    }

    private void grow() {
        long[] grown = new long[slots.length * 4];
        int mask = grown.length - 1;
        for (int id = 1; id < size; id++) {
            int slot = hashes[id] & mask;
            while (grown[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            grown[slot] = ((long) hashes[id] << 32) | id;
        }
        slots = grown;
    }

    private static int hash(byte[] source, int from, int to) {
        int length = to - from;
        long hash = length * MIX;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            hash = (hash ^ (long) EIGHT.get(source, at)) * MIX;
            hash ^= hash >>> 32;
        }
        if (at < to) {
            hash = (hash ^ tail(source, at, to, length)) * MIX;
        }
        hash ^= hash >>> 29;
        hash *= MIX;
        return (int) (hash >>> 32);
    }

    /** The last one to seven bytes; of a value of eight and more, its last eight. */
    private static long tail(byte[] source, int at, int to, int length) {
        if (length >= 8) {
            return (long) EIGHT.get(source, to - 8);
        }
        long tail = 0;
        for (int each = at; each < to; each++) {
            tail = (tail << 8) | (source[each] & 0xFF);
        }
        return tail;
    }
}
