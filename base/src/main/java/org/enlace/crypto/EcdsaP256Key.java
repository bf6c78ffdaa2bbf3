// SPDX-License-Identifier: Apache-2.0
package org.enlace.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/** ECDSA on P-256 with SHA-256 over a context line and a message: how a TLS key signs its card. Keys are their SubjectPublicKeyInfo. */
public final class EcdsaP256Key {
    public static final int KEY = 91;
    public static final int SIGNATURE = 64;
    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    private EcdsaP256Key() {}

    public static byte[] sign(PrivateKey key, String context, byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update((context + "\n").getBytes(StandardCharsets.UTF_8));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a TLS key must be one of P-256", broken);
        }
    }

    public static boolean verifies(byte[] key, String context, byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key)));
            signature.update((context + "\n").getBytes(StandardCharsets.UTF_8));
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException unfit) {
            return false;
        }
    }
}
