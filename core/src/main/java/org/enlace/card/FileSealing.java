// SPDX-License-Identifier: Apache-2.0
package org.enlace.card;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.XECPublicKey;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContext;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/**
 * Seals files to a node: HPKE (RFC 9180) in base mode with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM.
 * It hides and protects; who wrote an envelope inside is told by the envelope's own signature.
 */
public final class FileSealing {
    public static final int ENCAPSULATED = 32;
    private static final byte[] PURPOSE = "enlace/bundle/1".getBytes(StandardCharsets.US_ASCII);

    private FileSealing() {}

    /** The 32 little-endian bytes of a public key (RFC 7748). */
    static byte[] raw(XECPublicKey key) {
        BigInteger u = key.getU();
        byte[] raw = new byte[32];
        for (int at = 0; at < raw.length; at++) {
            raw[at] = u.shiftRight(8 * at).byteValue();
        }
        return raw;
    }

    public static HPKEContextWithEncapsulation to(byte[] publicKey) {
        HPKE hpke = hpke();
        return hpke.setupBaseS(hpke.deserializePublicKey(publicKey), PURPOSE);
    }

    public static HPKEContext open(NodeKeys keys, byte[] encapsulated) {
        X25519PrivateKeyParameters secret = new X25519PrivateKeyParameters(keys.sealingSecret(), 0);
        AsymmetricCipherKeyPair pair = new AsymmetricCipherKeyPair(secret.generatePublicKey(), secret);
        return hpke().setupBaseR(encapsulated, pair, PURPOSE);
    }

    private static HPKE hpke() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }
}
