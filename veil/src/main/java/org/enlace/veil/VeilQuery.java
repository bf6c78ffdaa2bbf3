// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.enlace.model.ClassLabel;
import org.enlace.model.Purpose;
import org.enlace.oprf.Octets;
import org.enlace.oprf.ParallelSpans;
import org.enlace.oprf.RistrettoGroup;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;
import org.enlace.veil.tags.ChunkSizes;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.TagSet;
import org.enlace.veil.tags.TagSetHeader;

/**
 * The asking side of one query: it blinds once, asks any number of partners, and opens what they answer. Its state is
 * secret, survives a restart through {@link #save} and {@link #restore}, and is wiped when closed.
 *
 * <h2>What the other side learns</h2>
 *
 * For each partner asked: number, time and purpose of the questions; which of its identifiers hit, only when the
 * record behind a handle is asked for.
 *
 * <h2>What it does not</h2>
 *
 * The values asked about, hit or miss, or the cases behind them.
 */
public final class VeilQuery implements AutoCloseable {

    private final List<VeilQuestion> questions;
    private final BlindSecrets blinds;
    private final byte[] blinded;

    private VeilQuery(List<VeilQuestion> questions, BlindSecrets blinds, byte[] blinded) {
        this.questions = questions;
        this.blinds = blinds;
        this.blinded = blinded;
    }

    /**
     * Blinds the questions, which must be 1 to 1,048,576 of one class; about 75 µs each, on as many cores as are free.
     */
    public static VeilQuery ask(List<VeilQuestion> questions, SecureRandom random) {
        List<VeilQuestion> asked = List.copyOf(questions);
        requireOneClass(asked);
        byte[] seed = new byte[BlindSecrets.SEED];
        random.nextBytes(seed);
        BlindSecrets blinds = new BlindSecrets(seed);
        Arrays.fill(seed, (byte) 0);
        byte[] blinded = new byte[asked.size() * RistrettoGroup.ELEMENT];
        ParallelSpans.forEach(asked.size(), (from, to) -> {
            for (int i = from; i < to; i++) {
                byte[] element = blinds.blinded(i, asked.get(i).input());
                System.arraycopy(element, 0, blinded, i * RistrettoGroup.ELEMENT, RistrettoGroup.ELEMENT);
            }
        });
        return new VeilQuery(asked, blinds, blinded);
    }

    /** The questions, in the order to which {@link OpenedAnswer.Hit#question()} refers. */
    public List<VeilQuestion> questions() {
        return questions;
    }

    /** What to sign and send first to the partner of a scope; the scope's class must be the questions'. */
    public QueryManifest manifest(KeyScope scope, Purpose purpose) {
        if (!scope.classLabel().equals(questions.getFirst().input().classLabel())) {
            throw new VeilException(VeilRefusal.WRONG_CLASS, "scope and questions must be of one class");
        }
        byte[][] leaves = leaves();
        List<String> digests = new ArrayList<>();
        for (int chunk = 0; chunk < ChunkSizes.number(leaves.length); chunk++) {
            digests.add(HexFormat.of().formatHex(DigestUtils.getSha256Digest().digest(elements(chunk))));
        }
        return new QueryManifest(scope, leaves.length, purpose, CommitmentTree.root(leaves), digests);
    }

    /**
     * Opens chosen questions to an overseer, each with its path to the root of every manifest of this query. The cost is
     * that of hashing the whole query once. {@link VeilException} where an index is not one of the query's.
     */
    public List<OpenedLeaf> openLeaves(List<Integer> indices) {
        byte[][] leaves = leaves();
        return indices.stream().map(index -> openLeaf(leaves, index)).toList();
    }

    private OpenedLeaf openLeaf(byte[][] leaves, int index) {
        if (index < 0 || index >= leaves.length) {
            throw new VeilException(
                    VeilRefusal.BAD_FIELD,
                    "leaf must be one of the query: index=" + index + ", count=" + leaves.length);
        }
        return new OpenedLeaf(
                index,
                Octets.own(blinds.nonce(index)),
                Octets.own(blinds.blind(index)),
                questions.get(index),
                CommitmentTree.path(leaves, index));
    }

    private byte[][] leaves() {
        byte[][] leaves = new byte[questions.size()][];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = CommitmentTree.leaf(blinds.nonce(i), element(i, 1), questions.get(i));
        }
        return leaves;
    }

    /** One chunk of the query under a manifest made by {@link #manifest}. */
    public BlindedChunk chunk(QueryManifest manifest, int index) {
        return new BlindedChunk(manifest.id(), index, Octets.own(elements(index)));
    }

    /** All chunks of the query under a manifest. */
    public List<BlindedChunk> chunks(QueryManifest manifest) {
        List<BlindedChunk> chunks = new ArrayList<>();
        for (int index = 0; index < manifest.chunks(); index++) {
            chunks.add(chunk(manifest, index));
        }
        return chunks;
    }

    /**
     * Opens a partner's answer: checks every proof against the tag set's key, then compares. Chunks may come in any
     * order and some may be missing; one bad chunk refuses the whole. About 100 µs a question, on as many cores as are
     * free.
     */
    public OpenedAnswer open(QueryManifest manifest, TagSet tags, List<EvaluatedChunk> answer) {
        return new AnswerOpening(this, manifest, tags.header()).open(tags, answer);
    }

    /**
     * Why one chunk of a partner's answer would be refused: the checks of {@link #open}, for which the head of the tags suffices, and
     * nothing is compared.
     */
    public Optional<VeilRefusal> refusal(QueryManifest manifest, TagSetHeader tags, EvaluatedChunk answer) {
        return new AnswerOpening(this, manifest, tags).check(answer);
    }

    /** The whole state, secret: whoever has it can read the query. Keep it encrypted. */
    public byte[] save() {
        byte[] seed = blinds.seed();
        try {
            return SavedQuery.encode(questions, seed, blinded);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /** The query that {@link #save} wrote; {@link VeilException} names what is wrong. */
    public static VeilQuery restore(byte[] saved) {
        SavedQuery state = SavedQuery.parse(saved);
        requireOneClass(state.questions());
        BlindSecrets blinds = new BlindSecrets(state.seed().shared());
        Arrays.fill(state.seed().shared(), (byte) 0);
        return new VeilQuery(state.questions(), blinds, state.blinded().shared());
    }

    /** Wipes the blinds. */
    @Override
    public void close() {
        blinds.close();
    }

    @Override
    public String toString() {
        return "Query[" + questions.size() + "]";
    }

    public byte[] elements(int chunk) {
        return element(chunk * ChunkSizes.SIZE, ChunkSizes.sizeOf(chunk, questions.size()));
    }

    BlindSecrets blinds() {
        return blinds;
    }

    private byte[] element(int from, int count) {
        return Arrays.copyOfRange(blinded, from * RistrettoGroup.ELEMENT, (from + count) * RistrettoGroup.ELEMENT);
    }

    private static void requireOneClass(List<VeilQuestion> questions) {
        if (questions.isEmpty() || questions.size() > ChunkSizes.MOST_IN_MEMORY) {
            throw new VeilException(VeilRefusal.BAD_COUNT, "questions must be 1..1048576: count=" + questions.size());
        }
        ClassLabel label = questions.getFirst().input().classLabel();
        if (!questions.stream().allMatch(q -> q.input().classLabel().equals(label))) {
            throw new VeilException(VeilRefusal.WRONG_CLASS, "questions must be of one class");
        }
    }
}
