// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import org.enlace.oprf.DleqProof;
import org.enlace.oprf.Octets;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;
import org.enlace.veil.tags.ChunkSizes;
import org.enlace.veil.tags.KeyForms;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.MessageReader;
import org.enlace.veil.tags.MessageWriter;
import org.enlace.veil.tags.TagLayout;

/**
 * The answer to one {@link BlindedChunk}: each element multiplied by the answerer's key for its form, in order, and for each form
 * one proof that it was that key for all of its elements.
 *
 * <h2>What the other side learns</h2>
 *
 * With the tag set: for each of its own questions whether it hit, and on a hit an opaque handle. And the budget left.
 *
 * <h2>What it does not</h2>
 *
 * The key, and so nothing about values that it did not ask for.
 *
 * @param manifestId id of the manifest
 * @param index place of the chunk, from 0
 * @param elements 32 bytes each, in the order of the blinded ones
 * @param proof DLEQ proof of RFC 9497, 64 bytes for each form of the class
 * @param budgetLeft questions that may still be asked in this class
 */
public record EvaluatedChunk(String manifestId, int index, Octets elements, Octets proof, long budgetLeft) {

    private static final char TYPE = 'E';
    /** The message of name tokens, which have several forms. */
    private static final char NAMES = 'N';

    private static final int OF_NAMES = ChunkProofs.length(KeyForms.of(TagLayout.NAME_TOKEN));

    /** Checks the bounds; whether the proof holds is checked by {@link VeilQuery#open}. */
    public EvaluatedChunk {
        KeyScope.requireDigest(manifestId);
        if (index < 0 || budgetLeft < 0) {
            throw new VeilException(VeilRefusal.BAD_FIELD, "index and budget must not be negative: index=" + index);
        }
        ChunkSizes.requireElements(elements);
        if (proof.length() != DleqProof.PROOF && proof.length() != OF_NAMES) {
            throw new VeilException(
                    VeilRefusal.BAD_FIELD, "proof must be 64 bytes for each form: bytes=" + proof.length());
        }
    }

    /** Number of elements. */
    public int count() {
        return elements.length() / ChunkSizes.ELEMENT;
    }

    /** The message's bytes. */
    public byte[] encode() {
        return MessageWriter.of(proof.length() == OF_NAMES ? NAMES : TYPE, 320 + elements.length())
                .digest(manifestId)
                .number(index)
                .longNumber(budgetLeft)
                .bytes(proof.shared())
                .number(count())
                .bytes(elements.shared())
                .done();
    }

    /** The message in the bytes; {@link VeilException} names what is wrong. */
    public static EvaluatedChunk parse(byte[] message) {
        boolean names = MessageReader.isOf(message, NAMES);
        MessageReader in = MessageReader.of(message, names ? NAMES : TYPE);
        String manifestId = in.digest();
        int index = in.number();
        long budgetLeft = in.longNumber();
        Octets proof = Octets.own(in.bytes(names ? OF_NAMES : DleqProof.PROOF));
        Octets elements = Octets.own(in.bytes(in.count(ChunkSizes.SIZE) * ChunkSizes.ELEMENT));
        in.end();
        return new EvaluatedChunk(manifestId, index, elements, proof, budgetLeft);
    }
}
