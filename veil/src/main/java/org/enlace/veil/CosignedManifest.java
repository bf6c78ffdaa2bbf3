// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.util.Arrays;
import org.enlace.oprf.Octets;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;
import org.enlace.veil.tags.MessageReader;
import org.enlace.veil.tags.MessageWriter;

/**
 * A manifest with the signature of the asker's oversight officer, which the agreement may ask for. Whether it is the
 * officer's is judged by whoever knows the agreement.
 *
 * <h2>What the other side learns</h2>
 *
 * What it learns from a manifest, and that the officer has signed this one.
 *
 * <h2>What it does not</h2>
 *
 * What the officer was shown.
 *
 * @param signature Ed25519 (RFC 8032), 64 bytes
 */
public record CosignedManifest(Octets signature, QueryManifest manifest) {

    private static final char TYPE = 'O';
    private static final int HEADER = 4;
    private static final int SIGNATURE = 64;

    /** Checks the length of the signature. */
    public CosignedManifest {
        if (signature.length() != SIGNATURE) {
            throw new VeilException(VeilRefusal.BAD_FIELD, "signature must be 64 bytes: bytes=" + signature.length());
        }
    }

    /** Whether a message is of this type rather than a plain {@link QueryManifest}. */
    public static boolean isOne(byte[] message) {
        return message.length >= HEADER && message[HEADER - 1] == TYPE;
    }

    /** The message's bytes; layout in {@code docs/protocols.md}. */
    public byte[] encode() {
        byte[] plain = manifest.encode();
        return MessageWriter.of(TYPE, HEADER + SIGNATURE + plain.length)
                .bytes(signature.shared())
                .bytes(plain)
                .done();
    }

    /** The message in the bytes; {@link VeilException} names what is wrong. */
    public static CosignedManifest parse(byte[] message) {
        Octets signature = Octets.own(MessageReader.of(message, TYPE).bytes(SIGNATURE));
        byte[] plain = Arrays.copyOfRange(message, HEADER + SIGNATURE, message.length);
        return new CosignedManifest(signature, QueryManifest.parse(plain));
    }
}
