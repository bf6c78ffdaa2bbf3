// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an OPRF output is turned into: a tag of 12 bytes that is published and compared, and the key of the label that
 * only somebody who computed the same output can open. One key seals one handle only, so its nonce is constant.
 */
final class Tag {

    static final int BYTES = 12;
    static final int LABEL = Handle.BYTES + 16;
    static final int ENTRY = BYTES + LABEL;
    private static final byte[] NONE = {};

    private Tag() {}

    static byte[] of(byte[] output) {
        return Arrays.copyOf(Hashes.derive(output, "tag", NONE), BYTES);
    }

    /** Tag and sealed handle, 44 bytes. */
    static byte[] entry(byte[] output, Handle handle) {
        byte[] entry = Arrays.copyOf(of(output), ENTRY);
        Sodium.seal(
                MemorySegment.ofArray(entry).asSlice(BYTES),
                MemorySegment.ofArray(handle.bytes()),
                nonce(),
                labelKey(output));
        return entry;
    }

    /** The handle under a label, if the output is the one under which it was sealed. */
    static Optional<Handle> open(byte[] output, byte[] label) {
        byte[] handle = new byte[Handle.BYTES];
        boolean opens =
                Sodium.open(MemorySegment.ofArray(handle), MemorySegment.ofArray(label), nonce(), labelKey(output));
        return opens ? Optional.of(Handle.of(handle)) : Optional.empty();
    }

    private static MemorySegment labelKey(byte[] output) {
        return MemorySegment.ofArray(Hashes.derive(output, "label", NONE)).asSlice(0, 32);
    }

    private static MemorySegment nonce() {
        return MemorySegment.ofArray(new byte[12]);
    }
}
