// SPDX-License-Identifier: Apache-2.0
package org.enlace.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Ed25519 checks (RFC 8032) over a context line and a message, with raw public keys, keys and signatures in base64url. */
public final class Ed25519Signatures {
    /** DER header of an Ed25519 SubjectPublicKeyInfo (RFC 8410); the 32 raw bytes follow. */
    private static final byte[] HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519Signatures() {}

    /** False for whatever is not a valid signature, including keys and signatures that cannot be read. */
    public static boolean verify(String key, String context, byte[] message, String signature) {
        try {
            byte[] raw = Base64.getUrlDecoder().decode(key);
            if (raw.length != 32) {
                return false;
            }
            byte[] encoded = new byte[HEADER.length + raw.length];
            System.arraycopy(HEADER, 0, encoded, 0, HEADER.length);
            System.arraycopy(raw, 0, encoded, HEADER.length, raw.length);
            PublicKey publicKey = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(publicKey);
            check.update((context + "\n").getBytes(StandardCharsets.UTF_8));
            check.update(message);
            return check.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** A raw key as documents write it, in base64url without padding. */
    public static String text(byte[] key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
