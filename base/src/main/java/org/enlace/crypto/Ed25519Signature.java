// SPDX-License-Identifier: Apache-2.0
package org.enlace.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Ed25519 (RFC 8032), with public keys as their 32 raw bytes; over a message, or over a context line and a message. */
public final class Ed25519Signature {
    /** Bytes of a raw public key. */
    public static final int KEY = 32;
    /** Bytes of a signature. */
    public static final int LENGTH = 64;

    /** DER header of an Ed25519 SubjectPublicKeyInfo (RFC 8410); the raw key follows. */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519Signature() {}

    /** The raw bytes of an Ed25519 key. */
    public static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - KEY, encoded.length);
    }

    /** The key of these raw bytes. */
    public static PublicKey key(byte[] raw) throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + raw.length);
        System.arraycopy(raw, 0, encoded, PREFIX.length, raw.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** A raw key as documents write it, in base64url without padding. */
    public static String text(byte[] raw) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    public static byte[] sign(PrivateKey key, byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }

    /** Signs {@code context LF message}; the context keeps a signature for one use from serving another. */
    public static byte[] sign(PrivateKey key, String context, byte[] message) {
        try {
            return sign(key, joined(context, message));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("every Java platform of ours has Ed25519", broken);
        }
    }

    /** False for whatever is not a valid signature, malformed ones too. */
    public static boolean verifies(PublicKey key, byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /** The same over {@code context LF message} under a raw key; false too for a key that is no point of the curve. */
    public static boolean verifies(byte[] raw, String context, byte[] message, byte[] signed) {
        try {
            return signed.length == LENGTH && verifies(key(raw), joined(context, message), signed);
        } catch (GeneralSecurityException unusable) {
            return false;
        }
    }

    /** The same with key and signature in base64url; false too for what cannot be read. */
    public static boolean verifies(String key, String context, byte[] message, String signed) {
        try {
            byte[] raw = Base64.getUrlDecoder().decode(key);
            return raw.length == KEY
                    && verifies(raw, context, message, Base64.getUrlDecoder().decode(signed));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static byte[] joined(String context, byte[] message) {
        byte[] line = (context + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] joined = Arrays.copyOf(line, line.length + message.length);
        System.arraycopy(message, 0, joined, line.length, message.length);
        return joined;
    }
}
