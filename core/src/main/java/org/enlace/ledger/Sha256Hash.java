// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/** A SHA-256 hash: 32 bytes, written as base64. */
public final class Sha256Hash {
    static final int LENGTH = 32;

    private final byte[] bytes;

    private Sha256Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** 32 bytes, copied. */
    public static Sha256Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw LedgerException.format("a hash has 32 bytes: bytes=" + bytes.length);
        }
        return new Sha256Hash(bytes.clone());
    }

    /** The base64 form that {@link #toString()} gives; no other spelling of the same bytes is accepted. */
    public static Sha256Hash parse(String base64) {
        return of(StrictText.base64(base64));
    }

    /** SHA-256 over the parts one after another. */
    static Sha256Hash sha256(byte[]... parts) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Sha256Hash(digest.digest());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, LENGTH);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
