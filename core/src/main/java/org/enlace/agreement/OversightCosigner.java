// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enlace.crypto.Ed25519Signature;

/**
 * The oversight officer of one party, whose signature each of that party's question sets must carry.
 *
 * @param key Ed25519 public key (RFC 8032), 32 bytes in base64url without padding
 */
public record OversightCosigner(String key) {
    /** First line of what the officer signs; the manifest's id in 64 hexadecimal digits is the second. */
    public static final String CONTEXT = "enlace/veil-manifest/1";

    private static final int BYTES = 32;
    private static final Pattern PEM_LINE = Pattern.compile("-----[A-Z ]{1,40}-----");
    /** What stands before the key in a SubjectPublicKeyInfo. */
    private static final byte[] INFO = HexFormat.of().parseHex("302a300506032b6570032100");

    /** Refuses what is no key by its form. */
    public OversightCosigner {
        if (Base64.getUrlDecoder().decode(key).length != BYTES || key.endsWith("=")) {
            throw new IllegalArgumentException("a cosigner must have a key of 32 bytes in base64url");
        }
    }

    /**
     * The officer with the key in a text: 32 bytes or their SubjectPublicKeyInfo (RFC 8410) in base64 or base64url, with or without
     * the lines around it in a PEM file; empty where it is no such key.
     */
    public static Optional<OversightCosigner> read(String text) {
        String plain = PEM_LINE.matcher(text).replaceAll("").replaceAll("[\\s=]", "");
        try {
            byte[] key = Base64.getUrlDecoder().decode(plain.replace('+', '-').replace('/', '_'));
            byte[] bare = Arrays.copyOfRange(key, Math.max(0, key.length - BYTES), key.length);
            boolean whole = key.length == BYTES
                    || Arrays.equals(
                            key,
                            ByteBuffer.allocate(INFO.length + BYTES)
                                    .put(INFO)
                                    .put(bare)
                                    .array());
            return whole
                    ? Optional.of(new OversightCosigner(
                            Base64.getUrlEncoder().withoutPadding().encodeToString(bare)))
                    : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether the officer signed the manifest of this id. */
    public boolean signed(String manifestId, byte[] signature) {
        return Ed25519Signature.verifies(
                key,
                CONTEXT,
                manifestId.getBytes(StandardCharsets.US_ASCII),
                Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    }
}
