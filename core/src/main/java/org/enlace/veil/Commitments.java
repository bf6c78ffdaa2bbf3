// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The Merkle tree over what an asker commits to, by the hashing of RFC 6962 section 2.1: leaf {@code SHA-256(0 | data)},
 * node {@code SHA-256(1 | left | right)}.
 */
final class Commitments {

    private Commitments() {}

    /** The leaf of one question. */
    static byte[] leaf(byte[] nonce, byte[] blinded, Question question) {
        byte[] fields = Transcript.of()
                .plain(nonce)
                .plain(blinded)
                .lengthed(question.input().bytes())
                .lengthed(question.caseId().getBytes(StandardCharsets.UTF_8))
                .done();
        MessageDigest hash = Hashes.sha256();
        hash.update((byte) 0);
        return hash.digest(fields);
    }

    /** The root over at least one leaf, hexadecimal. */
    static String root(byte[][] leaves) {
        return HexFormat.of().formatHex(root(leaves, 0, leaves.length));
    }

    private static byte[] root(byte[][] leaves, int from, int to) {
        if (to - from == 1) {
            return leaves[from];
        }
        int left = Integer.highestOneBit(to - from - 1);
        MessageDigest hash = Hashes.sha256();
        hash.update((byte) 1);
        hash.update(root(leaves, from, from + left));
        return hash.digest(root(leaves, from + left, to));
    }
}
