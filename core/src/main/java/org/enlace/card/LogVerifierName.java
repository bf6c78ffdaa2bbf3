// SPDX-License-Identifier: Apache-2.0
package org.enlace.card;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.enlace.crypto.Ed25519Signature;
import org.enlace.model.AuthorityId;

/** The verifier of an authority's log in a card: a C2SP signed-note key, {@code name+id+base64(1, key)}. */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
record LogVerifierName(String name, byte[] key) {
    private static final byte LOG = 1;

    LogVerifierName {
        key = key.clone();
        if (key.length != Ed25519Signature.KEY) {
            throw new IllegalArgumentException("a log key must have 32 bytes: bytes=" + key.length);
        }
    }

    static LogVerifierName of(AuthorityId authority, byte[] key) {
        return new LogVerifierName("enlace/" + authority, key);
    }

    /** The verifier in its one spelling; IllegalArgumentException for any other. */
    static LogVerifierName parse(String line) {
        String[] parts = line.split("\\+", 3);
        byte[] typed = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
        if (typed.length != 1 + Ed25519Signature.KEY) {
            throw new IllegalArgumentException("a log's verifier must have three parts: parts=" + parts.length);
        }
        LogVerifierName parsed = new LogVerifierName(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!parsed.line().equals(line)) {
            throw new IllegalArgumentException("a log's verifier must have an id that fits its name and key");
        }
        return parsed;
    }

    boolean isOf(AuthorityId authority) {
        return name.equals("enlace/" + authority);
    }

    String line() {
        byte[] typed = new byte[1 + Ed25519Signature.KEY];
        typed[0] = LOG;
        System.arraycopy(key, 0, typed, 1, Ed25519Signature.KEY);
        return name + "+" + id(typed) + "+" + Base64.getEncoder().encodeToString(typed);
    }

    private String id(byte[] typed) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(typed), 0, 4);
    }

    @Override
    public byte[] key() {
        return key.clone();
    }
}
