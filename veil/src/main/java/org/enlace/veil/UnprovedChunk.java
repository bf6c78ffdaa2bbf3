// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.util.Optional;
import org.enlace.oprf.ElementCheck;
import org.enlace.oprf.Octets;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;
import org.enlace.veil.tags.ChunkSizes;
import org.enlace.veil.tags.VeilKey;

/**
 * The answer to one {@link BlindedChunk} without a proof: whoever opens it trusts the answerer to have used one key for
 * all. It is a message of its own so that it never passes for a proved one; nodes neither make nor take it.
 *
 * <h2>What the other side learns</h2>
 *
 * What an {@link EvaluatedChunk} tells, if the answerer was honest. A dishonest one may use another key for some of the
 * elements: those then look like misses.
 *
 * <h2>What it does not</h2>
 *
 * The key.
 *
 * @param manifestId id of the manifest
 * @param index place of the chunk, from 0
 * @param elements 32 bytes each, in the order of the blinded ones
 */
public record UnprovedChunk(String manifestId, int index, Octets elements) {

    private static final char TYPE = 'U';

    /** Checks the bounds. */
    public UnprovedChunk {
        ChunkSizes.require(manifestId, index, elements);
    }

    /**
     * Evaluates a chunk by hand, without a budget and without a proof, after the checks that {@link QueryAnswerer} makes; what
     * it would refuse throws {@link VeilException}. About 65 µs for each element, on as many cores as are free.
     */
    public static UnprovedChunk of(VeilKey key, QueryManifest manifest, BlindedChunk chunk) {
        Optional<VeilRefusal> refusal = QueryAnswerer.refusal(key.scope(), manifest, chunk)
                .or(() -> ElementCheck.refusal(chunk.elements().shared()));
        if (refusal.isPresent()) {
            throw new VeilException(refusal.get(), "chunk must be one that the manifest fixes: index=" + chunk.index());
        }
        byte[] evaluated = key.multiplied(chunk.index(), chunk.elements().shared());
        return new UnprovedChunk(chunk.manifestId(), chunk.index(), Octets.own(evaluated));
    }

    /** Number of elements. */
    public int count() {
        return elements.length() / ChunkSizes.ELEMENT;
    }

    /** The message's bytes. */
    public byte[] encode() {
        return ChunkSizes.encode(TYPE, manifestId, index, elements);
    }

    /** The message in the bytes; {@link VeilException} names what is wrong. */
    public static UnprovedChunk parse(byte[] message) {
        return ChunkSizes.parse(message, TYPE, UnprovedChunk::new);
    }
}
