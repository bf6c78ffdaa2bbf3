// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hash functions beneath the veil: SHA-512, its expansion to uniform bytes, and keyed derivation. */
final class Hashes {

    private static final int SHA512_BLOCK = 128;
    private static final int UNIFORM = 64;

    private Hashes() {}

    static MessageDigest sha512() {
        return digest("SHA-512");
    }

    static MessageDigest sha256() {
        return digest("SHA-256");
    }

    /** {@code expand_message_xmd} of RFC 9380, section 5.3.1, with SHA-512, for 64 bytes: one block of output. */
    static byte[] expand(byte[] message, byte[] domain) {
        MessageDigest hash = sha512();
        hash.update(new byte[SHA512_BLOCK]);
        hash.update(message);
        hash.update(new byte[] {0, UNIFORM, 0});
        hash.update(domain);
        hash.update((byte) domain.length);
        byte[] first = hash.digest();
        hash.update(first);
        hash.update((byte) 1);
        hash.update(domain);
        hash.update((byte) domain.length);
        Arrays.fill(first, (byte) 0);
        return hash.digest();
    }

    /**
     * First block of HKDF-Expand (RFC 5869, section 2.3) with SHA-512: 64 bytes. The key must already be uniform, which
     * OPRF outputs and seeds are, so the extraction step is left out (section 3.3 there).
     */
    static byte[] derive(byte[] key, String label, byte[] context) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(key, "HmacSHA512"));
            mac.update(("enlace/veil/1|" + label).getBytes(StandardCharsets.US_ASCII));
            mac.update(context);
            mac.update((byte) 1);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-512", e);
        }
    }

    /** Two bytes, big-endian: I2OSP(n, 2). */
    static byte[] twoBytes(int number) {
        return ByteBuffer.allocate(2).putShort((short) number).array();
    }

    /** The bytes of a native segment; the caller wipes them. */
    static byte[] copy(MemorySegment segment) {
        return segment.toArray(ValueLayout.JAVA_BYTE);
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + name, e);
        }
    }
}
