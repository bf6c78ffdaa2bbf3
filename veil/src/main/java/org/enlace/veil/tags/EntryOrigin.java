// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.nio.ByteBuffer;

/**
 * What an entry of an own tag set was made from, so that it need not be made again: the first half of a keyed hash of its input
 * and label. Without the key it tells nothing of them.
 */
record EntryOrigin(long first, long second) {

    static final int BYTES = 16;

    /** That of a padding entry. */
    static final EntryOrigin CHANCE = new EntryOrigin(0, 0);

    /** Costs 2 µs. */
    static EntryOrigin of(VeilKey key, LabelledTag held) {
        byte[] code = key.pseudorandom("origin", held.input(), held.label().shared());
        return read(code, 0);
    }

    static EntryOrigin read(byte[] packed, int at) {
        ByteBuffer in = ByteBuffer.wrap(packed, at, BYTES);
        return new EntryOrigin(in.getLong(), in.getLong());
    }

    void write(byte[] packed, int at) {
        ByteBuffer.wrap(packed, at, BYTES).putLong(first).putLong(second);
    }
}
