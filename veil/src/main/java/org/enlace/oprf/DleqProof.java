// SPDX-License-Identifier: Apache-2.0
package org.enlace.oprf;

import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The batched proof of RFC 9497, section 2.2: one secret scalar links the generator to the public key and every blinded
 * element to its evaluated one. 64 bytes for a chunk, whatever its length; making it costs one sum over the elements,
 * checking it two.
 */
public final class DleqProof {

    public static final int PROOF = 64;
    private static final int HALF = 32;

    private final OprfFunction mode;

    public DleqProof(OprfFunction mode) {
        this.mode = mode;
    }

    /** Proof that {@code evaluated = key * blinded} for each element, with a fresh random scalar. */
    public byte[] prove(MemorySegment key, byte[] publicKey, byte[] blinded, byte[] evaluated, byte[] random) {
        byte[] composite = PublicSum.of(weights(publicKey, blinded, evaluated), blinded);
        byte[] keyed = RistrettoGroup.multiply(key, composite);
        byte[] commitment = RistrettoGroup.multiplyBase(MemorySegment.ofArray(random));
        byte[] keyedCommitment = RistrettoGroup.multiply(random, composite, 0);
        byte[] challenge = challenge(publicKey, composite, keyed, commitment, keyedCommitment);
        byte[] keyTimesChallenge = RistrettoGroup.scalarMultiply(key, challenge);
        byte[] response = RistrettoGroup.scalarSubtract(random, keyTimesChallenge);
        Arrays.fill(keyTimesChallenge, (byte) 0); // whoever has it has the key: the challenge is public
        byte[] proof = Arrays.copyOf(challenge, PROOF);
        System.arraycopy(response, 0, proof, HALF, HALF);
        return proof;
    }

    /** Whether the proof holds. Elements must have been checked; a public key that is no element refuses the proof. */
    public boolean holds(byte[] publicKey, byte[] blinded, byte[] evaluated, byte[] proof) {
        byte[] challenge = Arrays.copyOf(proof, HALF);
        byte[] response = Arrays.copyOfRange(proof, HALF, PROOF);
        if (!RistrettoGroup.isScalar(challenge) || !RistrettoGroup.isScalar(response)) {
            return false;
        }
        try {
            byte[] weights = weights(publicKey, blinded, evaluated);
            byte[] composite = PublicSum.of(weights, blinded);
            byte[] keyed = PublicSum.of(weights, evaluated);
            byte[] commitment = RistrettoGroup.add(
                    RistrettoGroup.multiplyBase(MemorySegment.ofArray(response)),
                    RistrettoGroup.multiply(challenge, publicKey, 0));
            byte[] keyedCommitment = RistrettoGroup.add(
                    RistrettoGroup.multiply(response, composite, 0), RistrettoGroup.multiply(challenge, keyed, 0));
            byte[] expected = challenge(publicKey, composite, keyed, commitment, keyedCommitment);
            return MessageDigest.isEqual(expected, challenge);
        } catch (VeilException noElement) {
            return false;
        }
    }

    /** The weight of each pair, from a hash over all that is public about it (ComputeComposites). */
    private byte[] weights(byte[] publicKey, byte[] blinded, byte[] evaluated) {
        byte[] seed = OprfHashes.sha512(HashTranscript.of()
                .lengthed(publicKey)
                .lengthed(mode.domain("Seed-"))
                .done());
        byte[] domain = mode.domain("HashToScalar-");
        byte[] weights = new byte[blinded.length];
        ParallelSpans.forEach(blinded.length / RistrettoGroup.ELEMENT, (from, to) -> {
            for (int i = from; i < to; i++) {
                byte[] weight = OprfFunction.hashToScalar(transcript(seed, i, blinded, evaluated), domain);
                System.arraycopy(weight, 0, weights, i * RistrettoGroup.SCALAR, RistrettoGroup.SCALAR);
            }
        });
        return weights;
    }

    private static byte[] transcript(byte[] seed, int index, byte[] blinded, byte[] evaluated) {
        return HashTranscript.of()
                .lengthed(seed)
                .twoBytes(index)
                .lengthed(element(blinded, index))
                .lengthed(element(evaluated, index))
                .text("Composite")
                .done();
    }

    private byte[] challenge(byte[] publicKey, byte[] m, byte[] z, byte[] t2, byte[] t3) {
        byte[] transcript = HashTranscript.of()
                .lengthed(publicKey)
                .lengthed(m)
                .lengthed(z)
                .lengthed(t2)
                .lengthed(t3)
                .text("Challenge")
                .done();
        return OprfFunction.hashToScalar(transcript, mode.domain("HashToScalar-"));
    }

    private static byte[] element(byte[] packed, int index) {
        return Arrays.copyOfRange(packed, index * RistrettoGroup.ELEMENT, (index + 1) * RistrettoGroup.ELEMENT);
    }
}
