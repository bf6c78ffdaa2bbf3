// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import org.enlace.oprf.Octets;
import org.enlace.oprf.VeilException;
import org.enlace.veil.tags.ChunkSizes;

/**
 * Up to 4,096 blinded elements of a query, bound to their place in one manifest.
 *
 * <h2>What the other side learns</h2>
 *
 * How many elements there are.
 *
 * <h2>What it does not</h2>
 *
 * What they stand for, even with unlimited computing power: each is multiplied by a random scalar of its own. The same
 * query sent to several partners carries the same elements, so partners who compare notes see that it is one query.
 *
 * @param manifestId id of the manifest
 * @param index place of the chunk, from 0
 * @param elements 32 bytes each
 */
public record BlindedChunk(String manifestId, int index, Octets elements) {

    private static final char TYPE = 'B';

    /** Checks the bounds; whether the elements are group elements is checked where they are used. */
    public BlindedChunk {
        ChunkSizes.require(manifestId, index, elements);
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
    public static BlindedChunk parse(byte[] message) {
        return ChunkSizes.parse(message, TYPE, BlindedChunk::new);
    }
}
