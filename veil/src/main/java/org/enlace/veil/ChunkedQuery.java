// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.enlace.model.Purpose;
import org.enlace.oprf.Octets;
import org.enlace.oprf.ParallelSpans;
import org.enlace.oprf.RistrettoGroup;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;
import org.enlace.veil.tags.ChunkSizes;
import org.enlace.veil.tags.KeyScope;

/**
 * The asking side of a query of any length: it blinds chunk by chunk in memory that does not grow with the number of
 * questions. The caller keeps questions, blinded elements and the seed, and opens the answer with
 * {@link ChunkedOpening}. What either side learns is what {@link VeilQuery} says.
 */
public final class ChunkedQuery implements AutoCloseable {

    /** Questions in each chunk but the last. */
    public static final int CHUNK = ChunkSizes.SIZE;

    private final KeyScope scope;
    private final BlindSecrets blinds;
    private final MerkleRootBuilder root = new MerkleRootBuilder();
    private final List<String> digests = new ArrayList<>();
    private int count;

    private ChunkedQuery(KeyScope scope, BlindSecrets blinds) {
        this.scope = scope;
        this.blinds = blinds;
    }

    /** Begins a query to the partner of a scope. */
    public static ChunkedQuery begin(KeyScope scope, SecureRandom random) {
        byte[] seed = new byte[BlindSecrets.SEED];
        random.nextBytes(seed);
        try {
            return new ChunkedQuery(scope, new BlindSecrets(seed));
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /**
     * Blinds the next 4,096 questions, or fewer if they are the last ones: 32 bytes each, in order. About 75 µs each, on as
     * many cores as are free.
     */
    public Octets blind(List<VeilQuestion> questions) {
        int size = questions.size();
        if (size < 1
                || size > ChunkSizes.SIZE
                || count % ChunkSizes.SIZE != 0
                || count > ChunkSizes.MOST_QUESTIONS - size) {
            throw new VeilException(
                    VeilRefusal.BAD_COUNT, "questions must come 4096 at a time: before=" + count + ", now=" + size);
        }
        if (!questions.stream().allMatch(q -> q.input().classLabel().equals(scope.classLabel()))) {
            throw new VeilException(VeilRefusal.WRONG_CLASS, "scope and questions must be of one class");
        }
        byte[] blinded = new byte[size * RistrettoGroup.ELEMENT];
        byte[][] leaves = new byte[size][];
        ParallelSpans.forEach(size, (from, to) -> {
            for (int i = from; i < to; i++) {
                byte[] element = blinds.blinded(count + i, questions.get(i).input());
                leaves[i] = CommitmentTree.leaf(blinds.nonce(count + i), element, questions.get(i));
                System.arraycopy(element, 0, blinded, i * RistrettoGroup.ELEMENT, RistrettoGroup.ELEMENT);
            }
        });
        Arrays.stream(leaves).forEach(root::add);
        digests.add(HexFormat.of().formatHex(DigestUtils.getSha256Digest().digest(blinded)));
        count += size;
        return Octets.own(blinded);
    }

    /** What binds the asker to all that was blinded. */
    public QueryManifest manifest(Purpose purpose) {
        return new QueryManifest(scope, count, purpose, root.hex(), digests);
    }

    /** The secret from which all blinds come, 32 bytes; with it and the questions, {@link ChunkedOpening} opens. */
    public byte[] seed() {
        return blinds.seed();
    }

    /** Wipes the blinds. */
    @Override
    public void close() {
        blinds.close();
    }

    @Override
    public String toString() {
        return "ChunkedQuery[" + count + "]";
    }
}
