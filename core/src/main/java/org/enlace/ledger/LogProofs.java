// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.util.Iterator;
import java.util.List;
import org.enlace.crypto.MerkleHash;

/** Checks the proofs of a log; total functions that answer false for whatever does not prove. */
final class LogProofs {
    private LogProofs() {}

    /** Whether {@code proof} shows that an entry with these bytes stands at {@code index} (RFC 9162 section 2.1.3.2). */
    static boolean verifyInclusion(byte[] entry, long index, Checkpoint checkpoint, List<Sha256Hash> proof) {
        return verifyInclusion(MerkleTree.leaf(entry), index, checkpoint.size(), checkpoint.root(), proof);
    }

    static boolean verifyInclusion(Sha256Hash leaf, long index, long size, Sha256Hash root, List<Sha256Hash> proof) {
        List<byte[]> path = proof.stream().map(Sha256Hash::bytes).toList();
        return MerkleHash.leads(leaf.bytes(), index, size, path, root.bytes());
    }

    /** Whether {@code proof} shows that {@code older} is a prefix of {@code newer} (RFC 9162 section 2.1.4.2). */
    static boolean verifyConsistency(Checkpoint older, Checkpoint newer, List<Sha256Hash> proof) {
        return older.origin().equals(newer.origin())
                && verifyConsistency(older.size(), older.root(), newer.size(), newer.root(), proof);
    }

    static boolean verifyConsistency(
            long older, Sha256Hash olderRoot, long newer, Sha256Hash newerRoot, List<Sha256Hash> proof) {
        if (older < 0 || older > newer) {
            return false;
        }
        if (older == newer) {
            return proof.isEmpty() && olderRoot.equals(newerRoot);
        }
        if (older == 0) {
            return proof.isEmpty() && olderRoot.equals(MerkleTree.EMPTY);
        }
        boolean whole = Long.bitCount(older) == 1;
        Iterator<Sha256Hash> path = proof.iterator();
        if (!whole && !path.hasNext()) {
            return false;
        }
        long at = older - 1;
        long last = newer - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        Sha256Hash first = whole ? olderRoot : path.next();
        Sha256Hash second = first;
        while (path.hasNext()) {
            Sha256Hash next = path.next();
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                first = MerkleTree.node(next, first);
                second = MerkleTree.node(next, second);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                second = MerkleTree.node(second, next);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && first.equals(olderRoot) && second.equals(newerRoot);
    }
}
