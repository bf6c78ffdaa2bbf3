// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of a log's or a witness's Ed25519 key, written as a C2SP signed-note verifier key:
 * {@code name+id+base64(kind, key)}, where the id is the first four bytes of SHA-256(name, newline, kind, key).
 */
public record VerifierKey(String name, Kind kind, PublicKey key) {
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /** What the key signs. */
    public enum Kind {
        /** Checkpoints of its own log (C2SP signed-note, type 1). */
        LOG(1),
        /** Other logs' checkpoints with a time (C2SP tlog-cosignature v1, type 4). */
        WITNESS(4);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }
    }

    public VerifierKey {
        StrictText.name(name);
        if (!(key instanceof EdECPublicKey edwards)
                || !edwards.getParams().getName().equals("Ed25519")) {
            throw LedgerException.format("a log key is Ed25519: algorithm=" + key.getAlgorithm());
        }
    }

    public static VerifierKey log(String name, PublicKey key) {
        return new VerifierKey(name, Kind.LOG, key);
    }

    public static VerifierKey witness(String name, PublicKey key) {
        return new VerifierKey(name, Kind.WITNESS, key);
    }

    /** The key that {@link #line()} wrote; any other spelling is refused. */
    public static VerifierKey parse(String line) {
        String[] parts = line.split("\\+", 3);
        if (parts.length != 3) {
            throw LedgerException.format("a verifier key has three parts: parts=" + parts.length);
        }
        byte[] typed = StrictText.base64(parts[2]);
        if (typed.length != 33) {
            throw LedgerException.format("a verifier key has 33 bytes: bytes=" + typed.length);
        }
        VerifierKey parsed = new VerifierKey(parts[0], kind(typed[0]), publicKey(typed));
        if (!parsed.line().equals(line)) {
            throw LedgerException.format("a verifier key's id fits its name and key: id=" + parsed.id());
        }
        return parsed;
    }

    private static Kind kind(byte code) {
        for (Kind kind : Kind.values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw LedgerException.format("a verifier key is of kind 1 or 4: kind=" + code);
    }

    private static PublicKey publicKey(byte[] typed) {
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + Sha256Hash.LENGTH);
        System.arraycopy(typed, 1, encoded, X509_PREFIX.length, Sha256Hash.LENGTH);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException noPoint) {
            throw LedgerException.format("a verifier key is a point of Ed25519: bytes=32");
        }
    }

    private byte[] typed() {
        byte[] encoded = key.getEncoded();
        byte[] typed = new byte[1 + Sha256Hash.LENGTH];
        typed[0] = kind.code;
        System.arraycopy(encoded, encoded.length - Sha256Hash.LENGTH, typed, 1, Sha256Hash.LENGTH);
        return typed;
    }

    byte[] idBytes() {
        return Arrays.copyOf(
                Sha256Hash.sha256(StrictText.utf8(name + "\n"), typed()).bytes(), 4);
    }

    /** Eight hexadecimal digits that stand for the key in a signature. */
    public String id() {
        return HexFormat.of().formatHex(idBytes());
    }

    /** The C2SP vkey line, without a newline. */
    public String line() {
        return name + "+" + id() + "+" + Base64.getEncoder().encodeToString(typed());
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
