// SPDX-License-Identifier: Apache-2.0
package org.enlace.crypto;

import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * HMAC with SHA-256 (RFC 2104): what only the holder of the key can compute, and nobody can tell from chance without it. An object
 * keeps its key for many codes, some 1 µs each, and serves one thread at a time.
 */
public final class HmacSha256 {
    private final Mac mac;

    /** The key must not be empty. */
    public HmacSha256(byte[] key) {
        mac = HmacUtils.getInitializedMac(HmacAlgorithms.HMAC_SHA_256, key);
    }

    /** The code of a text in UTF-8, 32 bytes. */
    public static byte[] of(byte[] key, String text) {
        return new HmacSha256(key).mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The code of several texts, each behind its length, so that no two lists of texts are one; 32 bytes. */
    public byte[] ofParts(String... parts) {
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            mac.update(bytes);
        }
        return mac.doFinal();
    }
}
