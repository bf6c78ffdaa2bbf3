// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.util.ArrayList;
import java.util.List;
import org.enlace.crypto.MerkleHash;
import org.enlace.ledger.LedgerException.Reason;

/**
 * The Merkle tree of RFC 6962 section 2.1 over hashes that a source holds at every eighth level. Roots and proofs read
 * O(log n) rows of at most 128 hashes.
 */
final class MerkleTree {
    static final int TILE_HEIGHT = 8;
    static final int TILE_WIDTH = 1 << TILE_HEIGHT;
    static final Sha256Hash EMPTY = Sha256Hash.sha256();

    /** Hashes of perfect subtrees of 256^level leaves. */
    interface Source {
        /** {@code count} consecutive hashes at a level, from index {@code from}. */
        List<Sha256Hash> hashes(int level, long from, int count);
    }

    private final Source source;

    MerkleTree(Source source) {
        this.source = source;
    }

    static Sha256Hash leaf(byte[] entry) {
        return Sha256Hash.of(MerkleHash.leaf(entry));
    }

    static Sha256Hash node(Sha256Hash left, Sha256Hash right) {
        return Sha256Hash.of(MerkleHash.node(left.bytes(), right.bytes()));
    }

    /** The root over up to 256 hashes, of leaves or of equally high perfect subtrees. */
    static Sha256Hash root(List<Sha256Hash> hashes) {
        if (hashes.isEmpty()) {
            return EMPTY;
        }
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int split = Integer.highestOneBit(hashes.size() - 1);
        return node(root(hashes.subList(0, split)), root(hashes.subList(split, hashes.size())));
    }

    Sha256Hash root(long size) {
        return size == 0 ? EMPTY : range(0, size);
    }

    private Sha256Hash range(long from, long to) {
        long width = to - from;
        if (Long.bitCount(width) == 1) {
            return perfect(Long.numberOfTrailingZeros(width), from / width);
        }
        long split = Long.highestOneBit(width - 1);
        return node(range(from, from + split), range(from + split, to));
    }

    private Sha256Hash perfect(int height, long index) {
        int level = height / TILE_HEIGHT;
        int rest = height % TILE_HEIGHT;
        return root(source.hashes(level, index << rest, 1 << rest));
    }

    /** RFC 6962 section 2.1.1: the audit path of an entry in the tree of {@code size} entries. */
    List<Sha256Hash> inclusionProof(long index, long size) {
        if (index < 0 || index >= size) {
            throw new LedgerException(Reason.RANGE, "an index is below the size: index=" + index + " size=" + size);
        }
        List<Sha256Hash> path = new ArrayList<>();
        path(index, 0, size, path);
        return path;
    }

    private void path(long index, long from, long to, List<Sha256Hash> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + Long.highestOneBit(to - from - 1);
        if (index < middle) {
            path(index, from, middle, path);
            path.add(range(middle, to));
        } else {
            path(index, middle, to, path);
            path.add(range(from, middle));
        }
    }

    /** RFC 6962 section 2.1.2: that the tree of {@code older} entries is a prefix of that of {@code newer}. */
    List<Sha256Hash> consistencyProof(long older, long newer) {
        if (older < 0 || older > newer) {
            throw new LedgerException(Reason.RANGE, "sizes go up: older=" + older + " newer=" + newer);
        }
        List<Sha256Hash> proof = new ArrayList<>();
        if (older > 0 && older < newer) {
            subproof(older, 0, newer, true, proof);
        }
        return proof;
    }

    private void subproof(long older, long from, long to, boolean whole, List<Sha256Hash> proof) {
        if (older == to) {
            if (!whole) {
                proof.add(range(from, to));
            }
            return;
        }
        long middle = from + Long.highestOneBit(to - from - 1);
        if (older <= middle) {
            subproof(older, from, middle, whole, proof);
            proof.add(range(middle, to));
        } else {
            subproof(older, middle, to, false, proof);
            proof.add(range(from, middle));
        }
    }
}
