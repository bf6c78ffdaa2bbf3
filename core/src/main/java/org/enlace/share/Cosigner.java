// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The oversight officer of one party, whose signature each of that party's question sets must carry.
 *
 * @param key Ed25519 public key (RFC 8032), 32 bytes in base64url without padding
 */
public record Cosigner(String key) {
    /** First line of what the officer signs; the manifest's id in 64 hexadecimal digits is the second. */
    public static final String CONTEXT = "enlace/veil-manifest/1";

    private static final int BYTES = 32;

    /** Refuses what is no key by its form. */
    public Cosigner {
        if (Base64.getUrlDecoder().decode(key).length != BYTES || key.endsWith("=")) {
            throw new IllegalArgumentException("a cosigner must have a key of 32 bytes in base64url");
        }
    }

    /** Whether the officer signed the manifest of this id. */
    public boolean signed(String manifestId, byte[] signature) {
        return Signatures.verify(
                key,
                CONTEXT,
                manifestId.getBytes(StandardCharsets.US_ASCII),
                Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    }
}
