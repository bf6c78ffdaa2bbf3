// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import org.enlace.crypto.MerkleHash;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;

/** The root of {@link CommitmentTree} over leaves that come one after the other; it keeps one hash for each level. */
final class MerkleRootBuilder {

    private final Deque<byte[]> peaks = new ArrayDeque<>();
    private int leaves;

    MerkleRootBuilder() {}

    /** Adds the hash of the next leaf. Two peaks of one height become the peak above them. */
    void add(byte[] leaf) {
        byte[] peak = leaf;
        for (int rest = leaves; (rest & 1) == 1; rest >>>= 1) {
            peak = MerkleHash.node(peaks.pop(), peak);
        }
        peaks.push(peak);
        leaves++;
    }

    /** The root over what was added, at least one leaf, hexadecimal. */
    String hex() {
        if (leaves == 0) {
            throw new VeilException(VeilRefusal.BAD_COUNT, "a root needs a leaf");
        }
        Iterator<byte[]> fromSmallest = peaks.iterator();
        byte[] root = fromSmallest.next();
        while (fromSmallest.hasNext()) {
            root = MerkleHash.node(fromSmallest.next(), root);
        }
        return HexFormat.of().formatHex(root);
    }
}
