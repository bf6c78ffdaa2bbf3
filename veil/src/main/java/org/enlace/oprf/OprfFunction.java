// SPDX-License-Identifier: Apache-2.0
package org.enlace.oprf;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The oblivious pseudorandom function of RFC 9497 with ristretto255-SHA512, in mode 0 (OPRF) and mode 1 (VOPRF).
 *
 * <p>The client blinds, the server evaluates, the client finalizes; {@link #evaluate} is the server's short way for its
 * own inputs. The veil uses mode 1; mode 0 stands here because its vectors check the shared steps.
 */
public enum OprfFunction {
    /** Mode 0: no proof. */
    BASE(0),
    /** Mode 1: the server proves that it used the key of its public key. */
    VERIFIABLE(1);

    static final int OUTPUT = 64;

    private final String context;

    OprfFunction(int mode) {
        context = "OPRFV1-" + (char) mode + "-ristretto255-SHA512";
    }

    /** The context string behind a prefix: the domain of one use of the hash. */
    byte[] domain(String prefix) {
        return ascii(prefix + context);
    }

    /** Hash-to-group of RFC 9497, section 4.1. */
    byte[] hashToGroup(byte[] input) {
        return RistrettoGroup.fromHash(OprfHashes.expand(input, domain("HashToGroup-")));
    }

    /** Hash-to-scalar under the given domain. */
    static byte[] hashToScalar(byte[] input, byte[] domain) {
        return RistrettoGroup.reduceAndWipe(OprfHashes.expand(input, domain));
    }

    /** DeriveKeyPair, section 3.2.1: the secret scalar from 32 secret bytes and public information. */
    public byte[] deriveKey(byte[] seed, byte[] info) {
        byte[] domain = domain("DeriveKeyPair");
        byte[] input = Arrays.copyOf(seed, seed.length + 2 + info.length + 1);
        System.arraycopy(OprfHashes.twoBytes(info.length), 0, input, seed.length, 2);
        System.arraycopy(info, 0, input, seed.length + 2, info.length);
        try {
            for (int counter = 0; counter < 256; counter++) {
                input[input.length - 1] = (byte) counter;
                byte[] scalar = hashToScalar(input, domain);
                if (!RistrettoGroup.isIdentity(scalar, 0)) {
                    return scalar;
                }
            }
            throw new IllegalStateException("no key from 256 attempts");
        } finally {
            Arrays.fill(input, (byte) 0);
        }
    }

    /** Blind: the input's element times the blind. */
    public byte[] blind(byte[] input, byte[] blind) {
        return RistrettoGroup.multiply(blind, hashToGroup(input), 0);
    }

    /** Finalize: takes the blind off and hashes to 64 bytes. */
    public static byte[] finalize(byte[] input, byte[] inverseOfBlind, byte[] evaluated, int index) {
        return output(input, RistrettoGroup.multiply(inverseOfBlind, evaluated, index));
    }

    /** Evaluate: what the client would get, for the server's own input. */
    public byte[] evaluate(MemorySegment key, byte[] input) {
        return output(input, RistrettoGroup.multiply(key, hashToGroup(input)));
    }

    private static byte[] output(byte[] input, byte[] element) {
        byte[] transcript = HashTranscript.of()
                .lengthed(input)
                .lengthed(element)
                .text("Finalize")
                .done();
        try {
            return OprfHashes.sha512(transcript);
        } finally {
            Arrays.fill(transcript, (byte) 0);
            Arrays.fill(element, (byte) 0);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
