// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.enlace.crypto.Ed25519Signature;

/**
 * The public half of a log's or a witness's Ed25519 key, written as a C2SP signed-note verifier key:
 * {@code name+id+base64(kind, key)}, where the id is the first four bytes of SHA-256(name, newline, kind, key).
 */
public record VerifierKey(String name, Kind kind, PublicKey key) {
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
        try {
            return Ed25519Signature.key(Arrays.copyOfRange(typed, 1, typed.length));
        } catch (GeneralSecurityException noPoint) {
            throw LedgerException.format("a verifier key is a point of Ed25519: bytes=32");
        }
    }

    private byte[] typed() {
        byte[] typed = new byte[1 + Ed25519Signature.KEY];
        typed[0] = kind.code;
        System.arraycopy(Ed25519Signature.raw(key), 0, typed, 1, Ed25519Signature.KEY);
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
        return Ed25519Signature.verifies(key, message, signature);
    }
}
