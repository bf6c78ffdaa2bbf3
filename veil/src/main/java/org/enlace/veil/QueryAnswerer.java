// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongFunction;
import org.apache.commons.codec.digest.DigestUtils;
import org.enlace.oprf.VeilRefusal;
import org.enlace.veil.tags.ChunkSizes;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.ScopeCheck;
import org.enlace.veil.tags.VeilKey;

/**
 * The answering side of one scope: evaluates blinded chunks with its key, within a budget, or refuses by name.
 *
 * <p>Decision: docs/decisions.md, "The veil's answering side checks structure, then budget, then elements, then
 * computes".
 *
 * <h2>What the other side learns</h2>
 *
 * For each question that it committed to in its manifest, and within its budget: hit or no hit. The budget left.
 *
 * <h2>What it does not</h2>
 *
 * Anything about values it did not ask for. A refused chunk tells it the reason and nothing else.
 */
public final class QueryAnswerer {

    private final VeilKey key;
    private final QuestionBudget budget;
    private final SecureRandom random;

    /** Answers with this key; {@code random} makes the proofs. */
    public QueryAnswerer(VeilKey key, QuestionBudget budget, SecureRandom random) {
        this.key = key;
        this.budget = budget;
        this.random = random;
    }

    /**
     * Evaluates one chunk of a query whose manifest the caller has authenticated.
     *
     * <p>In this order: the chunk must belong to the manifest and the manifest to this key's scope; the budget must allow
     * it; each element must be valid; only then is anything multiplied. A chunk whose bytes turn out to be no elements
     * has spent its budget, unless the caller undoes that. About 75 µs for each element, on as many cores as are free.
     */
    public ChunkAnswer evaluate(QueryManifest manifest, BlindedChunk chunk) {
        return paid(
                key.scope(),
                manifest,
                chunk,
                budget,
                left -> ChunkProducts.of(key, chunk, random).answer(left));
    }

    /**
     * What {@code answer} makes of a chunk that belongs where it is and was paid for; it is given what is left. All checks of {@link #evaluate}
     * come first, in the same order.
     */
    public static ChunkAnswer paid(
            KeyScope scope,
            QueryManifest manifest,
            BlindedChunk chunk,
            QuestionBudget budget,
            LongFunction<ChunkAnswer> answer) {
        Optional<VeilRefusal> refusal = refusal(scope, manifest, chunk);
        if (refusal.isPresent()) {
            return new ChunkAnswer.Refused(refusal.get());
        }
        return switch (budget.spend(scope, chunk.manifestId(), chunk.index(), chunk.count())) {
            case QuestionBudget.Allowed(long left) -> answer.apply(left);
            case QuestionBudget.Exhausted(var left, var refillsAt) -> new ChunkAnswer.Exhausted(left, refillsAt);
        };
    }

    /** Why a chunk is not one that may be answered under a scope, whatever the budget; nothing is multiplied for it. */
    public static Optional<VeilRefusal> refusal(KeyScope scope, QueryManifest manifest, BlindedChunk chunk) {
        return ScopeCheck.refusal(scope, manifest.scope())
                .or(() -> manifest.asksWholeValues() ? refusal(manifest, chunk) : Optional.of(VeilRefusal.WRONG_COUNT));
    }

    private static Optional<VeilRefusal> refusal(QueryManifest manifest, BlindedChunk chunk) {
        if (!chunk.manifestId().equals(manifest.id())) {
            return Optional.of(VeilRefusal.WRONG_MANIFEST);
        }
        if (chunk.index() >= manifest.chunks()) {
            return Optional.of(VeilRefusal.WRONG_CHUNK);
        }
        if (chunk.count() != ChunkSizes.sizeOf(chunk.index(), manifest.count())) {
            return Optional.of(VeilRefusal.WRONG_COUNT);
        }
        String digest = HexFormat.of()
                .formatHex(DigestUtils.getSha256Digest().digest(chunk.elements().shared()));
        if (digest.equals(manifest.chunkDigests().get(chunk.index()))) {
            return Optional.empty();
        }
        boolean elsewhere = manifest.chunkDigests().contains(digest);
        return Optional.of(elsewhere ? VeilRefusal.WRONG_CHUNK : VeilRefusal.ALTERED_CHUNK);
    }
}
