// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;
import org.enlace.model.VeilHandle;
import org.enlace.oprf.Octets;
import org.enlace.oprf.OprfHashes;
import org.enlace.oprf.SodiumLibrary;

/**
 * What an OPRF output is turned into: a tag of 12 bytes that is published and compared, and the keys of the label that only
 * somebody who computed the same output can open.
 *
 * <p>A handle never changes under its output, so one key seals one handle and its nonce is constant. Points may change within a
 * scope; each content has a nonce of its own, and they need no authentication: points that were altered lie on no line.
 */
public final class OutputTag {

    public static final int BYTES = 12;
    static final int SEALED_HANDLE = VeilHandle.BYTES + 16;
    static final int POINTS = 48;
    static final int SEALED_POINTS = OutputTag.NONCE + POINTS;
    private static final int NONCE = 12;
    private static final byte[] NONE = {};

    private OutputTag() {}

    public static byte[] of(byte[] output) {
        return Arrays.copyOf(OprfHashes.derive(output, "tag", NONE), BYTES);
    }

    /** Tag and sealed handle, 44 bytes. */
    static byte[] entry(byte[] output, VeilHandle handle) {
        byte[] entry = Arrays.copyOf(of(output), BYTES + SEALED_HANDLE);
        SodiumLibrary.seal(
                MemorySegment.ofArray(entry).asSlice(BYTES),
                MemorySegment.ofArray(handle.bytes()),
                constantNonce(),
                labelKey(output));
        return entry;
    }

    /** Tag, nonce and hidden points, 72 bytes; of the chance, which must be other for other points, 12 bytes are the nonce. */
    static byte[] entry(byte[] output, byte[] chance, byte[] points) {
        byte[] nonce = Arrays.copyOf(chance, NONCE);
        byte[] entry = Arrays.copyOf(of(output), BYTES + SEALED_POINTS);
        System.arraycopy(nonce, 0, entry, BYTES, NONCE);
        System.arraycopy(hidden(output, nonce, points), 0, entry, BYTES + NONCE, POINTS);
        return entry;
    }

    /** What a label holds: a handle, if the output is the one under which it was sealed, or points, which always open. */
    public static Optional<Octets> open(byte[] output, byte[] label) {
        return switch (label.length) {
            case SEALED_HANDLE -> handle(output, label);
            case SEALED_POINTS -> {
                byte[] nonce = Arrays.copyOf(label, NONCE);
                yield Optional.of(Octets.own(hidden(output, nonce, Arrays.copyOfRange(label, NONCE, SEALED_POINTS))));
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Octets> handle(byte[] output, byte[] label) {
        byte[] handle = new byte[VeilHandle.BYTES];
        boolean opens = SodiumLibrary.open(
                MemorySegment.ofArray(handle), MemorySegment.ofArray(label), constantNonce(), labelKey(output));
        return opens ? Optional.of(Octets.own(handle)) : Optional.empty();
    }

    private static byte[] hidden(byte[] output, byte[] nonce, byte[] points) {
        byte[] stream = Arrays.copyOf(OprfHashes.derive(output, "points", nonce), POINTS);
        for (int i = 0; i < POINTS; i++) {
            stream[i] ^= points[i];
        }
        return stream;
    }

    private static MemorySegment labelKey(byte[] output) {
        return MemorySegment.ofArray(OprfHashes.derive(output, "label", NONE)).asSlice(0, 32);
    }

    private static MemorySegment constantNonce() {
        return MemorySegment.ofArray(new byte[12]);
    }
}
