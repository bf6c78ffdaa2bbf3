// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.veil.Opened.Hit;

/** The opening of one partner's answer to one query: first all checks, then the comparison. */
final class Opening {

    private final Query query;
    private final QueryManifest manifest;
    private final TagSet tags;
    private final Dleq proofs = new Dleq(Oprf.VERIFIABLE);

    Opening(Query query, QueryManifest manifest, TagSet tags) {
        this.query = query;
        this.manifest = manifest;
        this.tags = tags;
    }

    Opened open(List<EvaluatedChunk> answer) {
        Optional<Refusal> stranger = ScopeCheck.refusal(manifest.scope(), tags.scope());
        if (stranger.isPresent()) {
            return new Opened.Refused(stranger.get(), 0);
        }
        String id = manifest.id();
        Set<Integer> seen = new HashSet<>();
        for (EvaluatedChunk chunk : answer) {
            Optional<Refusal> refusal =
                    seen.add(chunk.index()) ? refusal(chunk, id) : Optional.of(Refusal.REPEATED_CHUNK);
            if (refusal.isPresent()) {
                return new Opened.Refused(refusal.get(), chunk.index());
            }
        }
        return compare(answer);
    }

    private Optional<Refusal> refusal(EvaluatedChunk chunk, String id) {
        if (!chunk.manifestId().equals(id)) {
            return Optional.of(Refusal.WRONG_MANIFEST);
        }
        if (chunk.index() >= manifest.chunks()
                || manifest.count() != query.questions().size()) {
            return Optional.of(Refusal.WRONG_CHUNK);
        }
        if (chunk.count() != Chunks.sizeOf(chunk.index(), manifest.count())) {
            return Optional.of(Refusal.WRONG_COUNT);
        }
        byte[] evaluated = chunk.elements().shared();
        Optional<Refusal> unfit = ElementCheck.refusal(evaluated);
        if (unfit.isPresent()) {
            return unfit;
        }
        byte[] blinded = query.elements(chunk.index());
        byte[] key = tags.publicKey().shared();
        return proofs.holds(key, blinded, evaluated, chunk.proof().shared())
                ? Optional.empty()
                : Optional.of(Refusal.PROOF_FAILED);
    }

    private Opened compare(List<EvaluatedChunk> answer) {
        List<Hit> hits = new ArrayList<>();
        int answered = 0;
        for (EvaluatedChunk chunk : answer) {
            Found[] found = outcomes(chunk);
            for (Found outcome : found) {
                switch (outcome) {
                    case Found.Nothing _ -> {}
                    case Found.Held(Hit hit) -> hits.add(hit);
                    case Found.Damaged _ -> {
                        return new Opened.Refused(Refusal.DAMAGED_LABEL, chunk.index());
                    }
                }
            }
            answered += chunk.count();
        }
        hits.sort((left, right) -> Integer.compare(left.question(), right.question()));
        return new Opened.Hits(hits, answered, manifest.count());
    }

    private Found[] outcomes(EvaluatedChunk chunk) {
        Found[] found = new Found[chunk.count()];
        int first = chunk.index() * Chunks.SIZE;
        Spans.forEach(found.length, (from, to) -> {
            byte[][] inverses = query.blinds().inverses(first + from, first + to);
            for (int i = from; i < to; i++) {
                byte[] input = query.questions().get(first + i).input().bytes();
                byte[] output = Oprf.finalize(
                        input, inverses[i - from], chunk.elements().shared(), i);
                Arrays.fill(inverses[i - from], (byte) 0);
                found[i] = lookUp(first + i, output);
            }
        });
        return found;
    }

    private Found lookUp(int question, byte[] output) {
        return tags.label(Tag.of(output))
                .map(label -> Tag.open(output, label)
                        .<Found>map(handle -> new Found.Held(new Hit(question, handle)))
                        .orElseGet(Found.Damaged::new))
                .orElseGet(Found.Nothing::new);
    }

    private sealed interface Found {
        record Nothing() implements Found {}

        record Damaged() implements Found {}

        record Held(Hit hit) implements Found {}
    }
}
