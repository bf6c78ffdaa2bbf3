// SPDX-License-Identifier: Apache-2.0
package org.enlace.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/** The hashing of Merkle trees in RFC 6962 section 2.1, over hashes of 32 bytes: the ledger's and those of the veil. */
public final class MerkleHash {
    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleHash() {}

    /** {@code SHA-256(0 | data)}. */
    public static byte[] leaf(byte[] data) {
        MessageDigest hash = DigestUtils.getSha256Digest();
        hash.update(LEAF);
        return hash.digest(data);
    }

    /** {@code SHA-256(1 | left | right)}. */
    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest hash = DigestUtils.getSha256Digest();
        hash.update(NODE);
        hash.update(left);
        return hash.digest(right);
    }

    /** Whether an inclusion proof leads from the leaf at {@code index} of {@code size} to the root (RFC 9162 section 2.1.3.2). */
    public static boolean leads(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long at = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] next : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = node(next, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, next);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }
}
