// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.nio.ByteBuffer;

/**
 * What an entry of an own tag set was made from, so that it need not be made again: the first half of a keyed hash of its input
 * and label. Without the key it tells nothing of them.
 */
record Origin(long first, long second) {

    static final int BYTES = 16;

    /** That of a padding entry. */
    static final Origin CHANCE = new Origin(0, 0);

    /** Costs 2 µs. */
    static Origin of(VeilKey key, Labelled held) {
        byte[] code = key.pseudorandom("origin", held.input(), held.label().shared());
        return read(code, 0);
    }

    static Origin read(byte[] packed, int at) {
        ByteBuffer in = ByteBuffer.wrap(packed, at, BYTES);
        return new Origin(in.getLong(), in.getLong());
    }

    void write(byte[] packed, int at) {
        ByteBuffer.wrap(packed, at, BYTES).putLong(first).putLong(second);
    }
}
