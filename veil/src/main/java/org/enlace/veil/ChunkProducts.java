// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.security.SecureRandom;
import java.util.Optional;
import org.enlace.oprf.ElementCheck;
import org.enlace.oprf.Octets;
import org.enlace.oprf.VeilRefusal;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.VeilKey;

/**
 * A chunk that was multiplied ahead of its payment, for who keeps the budget in a database and must not compute while it is held. What
 * it holds leaves only through {@link #answer}, which takes it from the budget first.
 *
 * <h2>What the other side learns</h2>
 *
 * Nothing before it is answered.
 *
 * <h2>What it does not</h2>
 *
 * That it was multiplied.
 */
public final class ChunkProducts {

    private final KeyScope scope;
    private final BlindedChunk chunk;
    private final Optional<VeilRefusal> unfit;
    private final Octets evaluated;
    private final Octets proofs;

    private ChunkProducts(
            KeyScope scope, BlindedChunk chunk, Optional<VeilRefusal> unfit, byte[] evaluated, byte[] proofs) {
        this.scope = scope;
        this.chunk = chunk;
        this.unfit = unfit;
        this.evaluated = Octets.own(evaluated);
        this.proofs = Octets.own(proofs);
    }

    /**
     * Multiplies a chunk of which {@link QueryAnswerer#refusal} has nothing to say; nothing is multiplied where its bytes are no
     * elements. About 75 µs for each element, on as many cores as are free.
     *
     * @param random makes the proofs
     */
    public static ChunkProducts of(VeilKey key, BlindedChunk chunk, SecureRandom random) {
        byte[] blinded = chunk.elements().shared();
        Optional<VeilRefusal> unfit = ElementCheck.refusal(blinded);
        if (unfit.isPresent()) {
            return new ChunkProducts(key.scope(), chunk, unfit, new byte[0], new byte[0]);
        }
        byte[] evaluated = key.multiplied(chunk.index(), blinded);
        byte[] proofs = ChunkProofs.prove(key, chunk.index(), blinded, evaluated, random);
        return new ChunkProducts(key.scope(), chunk, unfit, evaluated, proofs);
    }

    /** As {@link QueryAnswerer#evaluate}, with what is multiplied already: all checks and the budget come first here too. */
    public ChunkAnswer answer(QueryManifest manifest, QuestionBudget budget) {
        return QueryAnswerer.paid(scope, manifest, chunk, budget, this::answer);
    }

    ChunkAnswer answer(long left) {
        return unfit.<ChunkAnswer>map(ChunkAnswer.Refused::new)
                .orElseGet(() -> new ChunkAnswer.Evaluated(
                        new EvaluatedChunk(chunk.manifestId(), chunk.index(), evaluated, proofs, left)));
    }

    @Override
    public String toString() {
        return "ChunkProducts[" + chunk.index() + "]";
    }
}
