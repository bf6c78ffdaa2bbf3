// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.enlace.oprf.HashTranscript;
import org.enlace.oprf.Octets;
import org.enlace.oprf.OprfHashes;

/**
 * The Merkle tree over what an asker commits to, by the hashing of RFC 6962 section 2.1: leaf {@code SHA-256(0 | data)},
 * node {@code SHA-256(1 | left | right)}.
 */
final class CommitmentTree {

    private CommitmentTree() {}

    /** The leaf of one question. */
    static byte[] leaf(byte[] nonce, byte[] blinded, VeilQuestion question) {
        byte[] fields = HashTranscript.of()
                .plain(nonce)
                .plain(blinded)
                .lengthed(question.input().bytes())
                .lengthed(question.caseId().getBytes(StandardCharsets.UTF_8))
                .done();
        MessageDigest hash = OprfHashes.sha256();
        hash.update((byte) 0);
        return hash.digest(fields);
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
        if (index < 0 || index >= size) {
            return false;
        }
        int at = index;
        int last = size - 1;
        byte[] hash = leaf;
        for (Octets next : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = node(next.shared(), hash);
                while ((at & 1) == 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, next.shared());
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && HexFormat.of().formatHex(hash).equals(root);
    }

    private static byte[] root(byte[][] leaves, int from, int to) {
        if (to - from == 1) {
            return leaves[from];
        }
        int left = Integer.highestOneBit(to - from - 1);
        return node(root(leaves, from, from + left), root(leaves, from + left, to));
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest hash = OprfHashes.sha256();
        hash.update((byte) 1);
        hash.update(left);
        return hash.digest(right);
    }
}
