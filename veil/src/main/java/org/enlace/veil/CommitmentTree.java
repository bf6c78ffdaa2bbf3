// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.enlace.crypto.MerkleHash;
import org.enlace.oprf.HashTranscript;
import org.enlace.oprf.Octets;

/**
 * The Merkle tree over what an asker commits to, by the hashing of {@link MerkleHash}.
 */
final class CommitmentTree {

    private static final Pattern ROOT = Pattern.compile("[0-9a-f]{64}");

    private CommitmentTree() {}

    /** The leaf of one question. */
    static byte[] leaf(byte[] nonce, byte[] blinded, VeilQuestion question) {
        byte[] fields = HashTranscript.of()
                .plain(nonce)
                .plain(blinded)
                .lengthed(question.input().bytes())
                .lengthed(question.caseId().getBytes(StandardCharsets.UTF_8))
                .done();
        return MerkleHash.leaf(fields);
    }

    /** The root over at least one leaf, hexadecimal. */
    static String root(byte[][] leaves) {
        return HexFormat.of().formatHex(root(leaves, 0, leaves.length));
    }

    /** The audit path of a leaf, from its sibling upwards (RFC 6962 section 2.1.1). */
    static List<Octets> path(byte[][] leaves, int index) {
        List<Octets> path = new ArrayList<>();
        path(leaves, index, 0, leaves.length, path);
        return path;
    }

    private static void path(byte[][] leaves, int index, int from, int to, List<Octets> path) {
        if (to - from == 1) {
            return;
        }
        int middle = from + Integer.highestOneBit(to - from - 1);
        boolean isLeft = index < middle;
        path(leaves, index, isLeft ? from : middle, isLeft ? middle : to, path);
        path.add(Octets.own(isLeft ? root(leaves, middle, to) : root(leaves, from, middle)));
    }

    /** Whether a path leads from the leaf at {@code index} of {@code size} to the root (RFC 9162 section 2.1.3.2). */
    static boolean leads(byte[] leaf, int index, int size, List<Octets> path, String root) {
        if (!ROOT.matcher(root).matches()) {
            return false;
        }
        List<byte[]> siblings = path.stream().map(Octets::shared).toList();
        return MerkleHash.leads(leaf, index, size, siblings, HexFormat.of().parseHex(root));
    }

    private static byte[] root(byte[][] leaves, int from, int to) {
        if (to - from == 1) {
            return leaves[from];
        }
        int left = Integer.highestOneBit(to - from - 1);
        return MerkleHash.node(root(leaves, from, from + left), root(leaves, from + left, to));
    }
}
