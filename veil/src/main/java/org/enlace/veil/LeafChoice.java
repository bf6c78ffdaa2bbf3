// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;
import org.enlace.oprf.HashTranscript;
import org.enlace.veil.tags.KeyScope;

/**
 * Which leaves of a manifest are opened to overseers: drawn without repetition from SHA-256 of the manifest's id and a
 * seed that the asker could not know when it committed.
 *
 * <p>The seed is the digest of the partner's first answer to the first chunk: it follows the manifest and holds the
 * randomness of the partner's proof, so the asker cannot prepare for it. The partner, which could try several proofs,
 * does not know what any leaf holds.
 *
 * <p>Decision: docs/decisions.md, "Chance chooses what overseers see".
 */
public final class LeafChoice {

    private LeafChoice() {}

    /**
     * Rising indices of {@code count} leaves, or of all where the manifest has fewer.
     *
     * @param answerDigest SHA-256 of the encoding of the partner's first answer to chunk 0, hexadecimal
     */
    public static List<Integer> chosen(QueryManifest manifest, String answerDigest, int count) {
        KeyScope.requireDigest(answerDigest);
        int wanted = Math.min(count, manifest.count());
        TreeSet<Integer> chosen = new TreeSet<>();
        for (int draw = 0; chosen.size() < wanted; draw++) {
            chosen.add(draw(manifest, answerDigest, draw));
        }
        return List.copyOf(chosen);
    }

    /** 256 bits reduced to at most 26: the bias is below 2^-229. */
    private static int draw(QueryManifest manifest, String answerDigest, int draw) {
        MessageDigest hash = DigestUtils.getSha256Digest();
        hash.update(HashTranscript.of().text("enlace/veil/1|leaf").done());
        hash.update(HexFormat.of().parseHex(manifest.id()));
        hash.update(HexFormat.of().parseHex(answerDigest));
        hash.update(ByteBuffer.allocate(4).putInt(draw).array());
        return new BigInteger(1, hash.digest())
                .mod(BigInteger.valueOf(manifest.count()))
                .intValue();
    }
}
