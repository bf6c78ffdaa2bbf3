// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.enlace.oprf.Octets;
import org.enlace.oprf.VeilRefusal;
import org.enlace.veil.OpenedAnswer.Hit;
import org.enlace.veil.tags.ChunkSizes;
import org.enlace.veil.tags.ScopeCheck;
import org.enlace.veil.tags.TagSet;
import org.enlace.veil.tags.TagSetHeader;
import org.enlace.veil.tags.VeilInput;

/**
 * The opening of one partner's answer to one query: first all checks, then the comparison.
 *
 * <p>Every check is of what the partner knows too, and what the comparison finds never refuses: a tag whose label does not
 * open is no hit and no error. A partner could spoil the label of one value, and a refusal would tell it who asks for that.
 */
final class AnswerOpening {

    private final VeilQuery query;
    private final QueryManifest manifest;
    private final TagSetHeader header;
    private final ChunkedOpening opening;

    AnswerOpening(VeilQuery query, QueryManifest manifest, TagSetHeader header) {
        this.query = query;
        this.manifest = manifest;
        this.header = header;
        opening = new ChunkedOpening(query.blinds(), manifest, header);
    }

    /** {@code tags} are those of the header. */
    OpenedAnswer open(TagSet tags, List<EvaluatedChunk> answer) {
        Optional<VeilRefusal> stranger = ScopeCheck.refusal(manifest.scope(), header.scope());
        if (stranger.isPresent()) {
            return new OpenedAnswer.Refused(stranger.get(), 0);
        }
        Set<Integer> seen = new HashSet<>();
        for (EvaluatedChunk chunk : answer) {
            Optional<VeilRefusal> refusal =
                    seen.add(chunk.index()) ? refusal(chunk) : Optional.of(VeilRefusal.REPEATED_CHUNK);
            if (refusal.isPresent()) {
                return new OpenedAnswer.Refused(refusal.get(), chunk.index());
            }
        }
        return compare(tags, answer);
    }

    /** Why a chunk is refused, whatever it would find. */
    Optional<VeilRefusal> check(EvaluatedChunk chunk) {
        return ScopeCheck.refusal(manifest.scope(), header.scope()).or(() -> refusal(chunk));
    }

    private Optional<VeilRefusal> refusal(EvaluatedChunk chunk) {
        int place = chunk.index();
        if (place < manifest.chunks() && manifest.count() == query.questions().size()) {
            return opening.refusal(place, Octets.own(query.elements(place)), chunk);
        }
        boolean ours = chunk.manifestId().equals(manifest.id());
        return Optional.of(ours ? VeilRefusal.WRONG_CHUNK : VeilRefusal.WRONG_MANIFEST);
    }

    private OpenedAnswer compare(TagSet tags, List<EvaluatedChunk> answer) {
        List<Hit> hits = new ArrayList<>();
        int answered = 0;
        for (EvaluatedChunk chunk : answer) {
            hits.addAll(hits(tags, chunk));
            answered += chunk.count();
        }
        hits.sort((left, right) -> Integer.compare(left.question(), right.question()));
        return new OpenedAnswer.Hits(hits, answered, manifest.count());
    }

    private List<Hit> hits(TagSet tags, EvaluatedChunk chunk) {
        int first = chunk.index() * ChunkSizes.SIZE;
        List<VeilInput> inputs = query.questions().subList(first, first + chunk.count()).stream()
                .map(VeilQuestion::input)
                .toList();
        List<ChunkedOpening.Output> outputs = opening.outputs(chunk.index(), inputs, chunk.elements());
        return IntStream.range(0, outputs.size())
                .mapToObj(i -> hit(tags, first + i, outputs.get(i)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Hit> hit(TagSet tags, int question, ChunkedOpening.Output output) {
        return tags.label(output.tag()).flatMap(output::open).map(label -> new Hit(question, label));
    }
}
