// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.enlace.command.UnusableException;
import org.enlace.oprf.Octets;
import org.enlace.oprf.VeilRefusal;
import org.enlace.veil.ChunkedOpening;
import org.enlace.veil.ChunkedOpening.Output;
import org.enlace.veil.ChunkedQuery;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.UnprovedChunk;
import org.enlace.veil.tags.VeilInput;

/** A's state, B's tags and B's answer joined, chunk by chunk: each is checked before it is used. */
final class AnswerJoin {
    private static final byte[] NOTHING = {};

    private final VeilFileReader saved;
    private final TagFile tags;
    private final VeilFileReader answers;
    private final VeilFileKind kind;
    private final QueryManifest manifest;
    private final HitRule rule;

    private AnswerJoin(
            VeilFileReader saved, TagFile tags, VeilFileReader answers, VeilFileKind kind, QueryManifest manifest) {
        this.saved = saved;
        this.tags = tags;
        this.answers = answers;
        this.kind = kind;
        this.manifest = manifest;
        rule = rule(manifest);
    }

    static AnswerJoin of(VeilFileReader saved, TagFile tags, VeilFileReader answers, VeilFileKind kind, Path state)
            throws IOException {
        QueryManifest manifest = QueryManifest.parse(saved.last());
        if (saved.count() != 2 + 2 * manifest.chunks()
                || manifest.count() % rule(manifest).questions() != 0) {
            throw new UnusableException("veil.damaged-file", state);
        }
        return new AnswerJoin(saved, tags, answers, kind, manifest);
    }

    private static HitRule rule(QueryManifest manifest) {
        return HitRule.of(manifest.scope().classLabel());
    }

    /** What became of it. What was written before a refusal must be thrown away. */
    sealed interface Outcome {}

    record Written(int hits) implements Outcome {}

    record Refused(VeilRefusal refusal) implements Outcome {}

    /** An answer without proof that says itself that it was made with another key than the tags. */
    record OtherKey() implements Outcome {}

    /** Tags of the right class whose entries lack what the class needs, or have what it does not know. */
    record OtherLayout() implements Outcome {}

    record Incomplete(int answered, int asked) implements Outcome {}

    /** Writes id and value of each row that hit, as CSV. */
    Outcome write(OutputStream out) throws IOException {
        HitRows hits = new HitRows(out, rule);
        int chunks = answers.count() - (kind == VeilFileKind.UNPROVED ? 1 : 0);
        if (chunks < 1) {
            throw answers.damaged();
        }
        if (tags.header().scope().equals(manifest.scope())
                && !rule.takes(tags.header().layout())) {
            return new OtherLayout();
        }
        if (kind == VeilFileKind.UNPROVED && !tags.header().publicKey().equals(Octets.of(answers.require()))) {
            return new OtherKey();
        }
        try (ChunkedOpening opening = opening()) {
            for (int place = 0; place < chunks; place++) {
                if (place == manifest.chunks()) {
                    return new Refused(VeilRefusal.REPEATED_CHUNK);
                }
                Octets blinded = Octets.of(saved.require());
                Checked checked = check(opening, place, blinded, answers.require());
                if (checked.refusal().isPresent()) {
                    return new Refused(checked.refusal().get());
                }
                List<AskedRow> asked = asked(saved.require());
                List<Optional<byte[]>> labels = labels(opening, place, asked, checked.elements());
                for (int i = 0; i < labels.size(); i++) {
                    AskedRow row = asked.get(i);
                    labels.get(i).ifPresent(label -> hits.note(row, label));
                    hits.take(row);
                }
            }
        }
        int written = hits.finish();
        return chunks < manifest.chunks()
                ? new Incomplete(chunks * ChunkedQuery.CHUNK, manifest.count())
                : new Written(written);
    }

    private ChunkedOpening opening() throws IOException {
        byte[] seed = saved.require();
        try {
            return new ChunkedOpening(seed, manifest, tags.header());
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    private Checked check(ChunkedOpening opening, int place, Octets blinded, byte[] part) {
        if (kind == VeilFileKind.UNPROVED) {
            UnprovedChunk chunk = UnprovedChunk.parse(part);
            return new Checked(opening.refusal(place, chunk), chunk.elements());
        }
        EvaluatedChunk chunk = EvaluatedChunk.parse(part);
        return new Checked(opening.refusal(place, blinded, chunk), chunk.elements());
    }

    private List<AskedRow> asked(byte[] part) {
        return QuestionRows.parse(part, manifest.scope().classLabel()).orElseThrow(saved::damaged);
    }

    private List<Optional<byte[]>> labels(ChunkedOpening opening, int place, List<AskedRow> asked, Octets evaluated) {
        List<VeilInput> inputs = asked.stream().map(AskedRow::input).toList();
        return opening.outputs(place, inputs, evaluated).parallelStream()
                .map(this::label)
                .toList();
    }

    /** What lies beside the tag of an output that is held; empty where it does not open, which is still a hit. */
    private Optional<byte[]> label(Output output) {
        try {
            return tags.label(output.tag())
                    .map(hidden -> output.open(hidden).map(Octets::toBytes).orElse(NOTHING));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Checked(Optional<VeilRefusal> refusal, Octets elements) {}
}
