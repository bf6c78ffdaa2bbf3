// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.enlace.oprf.OprfFunction;
import org.enlace.oprf.OprfHashes;
import org.enlace.oprf.RistrettoGroup;
import org.enlace.veil.tags.VeilInput;

/** The secret scalars and nonces of a query, all derived from one seed of 32 bytes. Wiped when closed. */
final class BlindSecrets implements AutoCloseable {

    static final int SEED = 32;

    private final byte[] seed;

    BlindSecrets(byte[] seed) {
        this.seed = seed.clone();
    }

    /** The blind of a question: a uniform scalar. */
    byte[] blind(int question) {
        return RistrettoGroup.reduceAndWipe(OprfHashes.derive(seed, "blind", number(question)));
    }

    /** An input's element times the blind of the question that asks about it. */
    byte[] blinded(int question, VeilInput input) {
        byte[] blind = blind(question);
        try {
            return OprfFunction.VERIFIABLE.blind(input.bytes(), blind);
        } finally {
            Arrays.fill(blind, (byte) 0);
        }
    }

    /** The nonce that hides a question's commitment, 32 bytes. */
    byte[] nonce(int question) {
        return Arrays.copyOf(OprfHashes.derive(seed, "nonce", number(question)), 32);
    }

    /**
     * Inverses of the blinds from one index (included) to another (excluded): one inversion and three multiplications
     * for each (Montgomery's trick).
     */
    byte[][] inverses(int from, int to) {
        byte[][] blinds = new byte[to - from][];
        byte[][] products = new byte[to - from][];
        for (int i = 0; i < blinds.length; i++) {
            blinds[i] = blind(from + i);
            products[i] = i == 0 ? blinds[0] : RistrettoGroup.scalarMultiply(products[i - 1], blinds[i]);
        }
        byte[] rest = RistrettoGroup.invert(products[products.length - 1]);
        byte[][] inverses = new byte[to - from][];
        for (int i = inverses.length - 1; i > 0; i--) {
            inverses[i] = RistrettoGroup.scalarMultiply(rest, products[i - 1]);
            byte[] next = RistrettoGroup.scalarMultiply(rest, blinds[i]);
            Arrays.fill(rest, (byte) 0);
            rest = next;
        }
        inverses[0] = rest;
        wipe(blinds);
        wipe(products);
        return inverses;
    }

    static void wipe(byte[][] secrets) {
        for (byte[] secret : secrets) {
            Arrays.fill(secret, (byte) 0);
        }
    }

    byte[] seed() {
        return seed.clone();
    }

    @Override
    public void close() {
        Arrays.fill(seed, (byte) 0);
    }

    private static byte[] number(int question) {
        return ByteBuffer.allocate(4).putInt(question).array();
    }
}
