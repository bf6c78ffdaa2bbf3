// SPDX-License-Identifier: Apache-2.0
package org.enlace.oprf;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The hash functions beneath the veil: SHA-512, its expansion to uniform bytes, and keyed derivation. */
public final class OprfHashes {

    private static final int SHA512_BLOCK = 128;
    private static final int UNIFORM = 64;

    /** The counter of the one block that is derived. */
    private static final byte[] LAST = {1};

    private OprfHashes() {}

    /** SHA-512 of parts one behind the other, through libsodium, which leaves no copy of them behind; some 1 µs. */
    static byte[] sha512(byte[]... parts) {
        byte[] joined = join(parts);
        try {
            return SodiumLibrary.sha512(joined);
        } finally {
            Arrays.fill(joined, (byte) 0);
        }
    }

    /** {@code expand_message_xmd} of RFC 9380, section 5.3.1, with SHA-512, for 64 bytes: one block of output. */
    static byte[] expand(byte[] message, byte[] domain) {
        byte[] length = {(byte) domain.length};
        byte[] first = sha512(new byte[SHA512_BLOCK], message, new byte[] {0, UNIFORM, 0}, domain, length);
        try {
            return sha512(first, LAST, domain, length);
        } finally {
            Arrays.fill(first, (byte) 0);
        }
    }

    /**
     * First block of HKDF-Expand (RFC 5869, section 2.3) with SHA-512: 64 bytes. The key must already be uniform, which
     * OPRF outputs and seeds are, so the extraction step is left out (section 3.3 there).
     *
     * @param key at most 128 bytes, so that HMAC (RFC 2104) takes it as it is
     */
    public static byte[] derive(byte[] key, String label, byte[] context) {
        byte[] info = ("enlace/veil/1|" + label).getBytes(StandardCharsets.US_ASCII);
        byte[] inner = padded(key, 0x36);
        byte[] outer = padded(key, 0x5c);
        byte[] first = sha512(inner, info, context, LAST);
        try {
            return sha512(outer, first);
        } finally {
            Arrays.fill(inner, (byte) 0);
            Arrays.fill(outer, (byte) 0);
            Arrays.fill(first, (byte) 0);
        }
    }

    private static byte[] padded(byte[] key, int pad) {
        byte[] padded = Arrays.copyOf(key, SHA512_BLOCK);
        for (int i = 0; i < SHA512_BLOCK; i++) {
            padded[i] ^= (byte) pad;
        }
        return padded;
    }

    private static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] joined = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    /** Two bytes, big-endian: I2OSP(n, 2). */
    public static byte[] twoBytes(int number) {
        return ByteBuffer.allocate(2).putShort((short) number).array();
    }

    /** The bytes of a native segment; the caller wipes them. */
    public static byte[] copy(MemorySegment segment) {
        return segment.toArray(ValueLayout.JAVA_BYTE);
    }
}
