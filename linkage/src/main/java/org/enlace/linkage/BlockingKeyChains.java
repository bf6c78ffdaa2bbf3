// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Which records have a key of one blocking rule: for each key a chain of records, the last added first. */
final class BlockingKeyChains {
    private static final int NONE = -1;
    private static final int CLOSED = -2;

    private long[] keys = new long[1 << 10];
    private int[] heads = new int[1 << 10];
    private int[] next = new int[1 << 10];
    private int size;

    BlockingKeyChains() {
        Arrays.fill(heads, NONE);
    }

    /** A key of a record's ids, 0 where one is missing. Two different keys may fall together. */
    static long key(int[] fields, int[] rows, int row) {
        long key = 0;
        for (int field : fields) {
            int id = rows[row + field];
            if (id == 0) {
                return 0;
            }
            key = (key ^ id) * 0x9E3779B97F4A7C15L;
            key ^= key >>> 32;
        }
        return key == 0 ? 1 : key;
    }

    void add(long key, int record) {
        if (record >= next.length) {
            next = Arrays.copyOf(next, Math.max(record + 1, next.length * 2));
        }
        int slot = slot(key);
        if (keys[slot] == 0) {
            if (++size * 2 > keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
        }
        if (heads[slot] != CLOSED) {
            next[record] = heads[slot];
            heads[slot] = record;
        }
    }

    /** Closes the keys that more records have than {@code most}, for good: they bring no pairs now or later. */
    void close(int most) {
        for (int slot = 0; slot < heads.length; slot++) {
            int count = 0;
            for (int record = heads[slot]; record >= 0; record = next[record]) {
                count++;
            }
            heads[slot] = count > most ? CLOSED : heads[slot];
        }
    }

    /** Takes a record out of its chain. Cost: the length of the chain. */
    void remove(long key, int record) {
        int slot = slot(key);
        int at = heads[slot];
        if (at == record) {
            heads[slot] = next[record];
            return;
        }
        while (at >= 0 && next[at] != record) {
            at = next[at];
        }
        if (at >= 0) {
            next[at] = next[record];
        }
    }

    void forEach(long key, IntConsumer each) {
        for (int record = heads[slot(key)]; record >= 0; record = next[record]) {
            each.accept(record);
        }
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key >>> 20) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] held = keys;
        int[] first = heads;
        keys = new long[held.length * 4];
        heads = new int[keys.length];
        Arrays.fill(heads, NONE);
        for (int at = 0; at < held.length; at++) {
            if (held[at] != 0) {
                int slot = slot(held[at]);
                keys[slot] = held[at];
                heads[slot] = first[at];
            }
        }
    }
}
