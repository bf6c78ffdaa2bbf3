// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.enlace.veil.ChunkedOpening;
import org.enlace.veil.ChunkedOpening.Output;
import org.enlace.veil.ChunkedQuery;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.Input;
import org.enlace.veil.Octets;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.Refusal;
import org.enlace.veil.UnprovedChunk;

/** A's state, B's tags and B's answer joined, chunk by chunk: each is checked before it is used. */
final class VeilJoin {
    private final VeilParts saved;
    private final VeilTagFile tags;
    private final VeilParts answers;
    private final VeilFile kind;
    private final QueryManifest manifest;

    private VeilJoin(VeilParts saved, VeilTagFile tags, VeilParts answers, VeilFile kind, QueryManifest manifest) {
        this.saved = saved;
        this.tags = tags;
        this.answers = answers;
        this.kind = kind;
        this.manifest = manifest;
    }

    static VeilJoin of(VeilParts saved, VeilTagFile tags, VeilParts answers, VeilFile kind, Path state)
            throws IOException {
        QueryManifest manifest = QueryManifest.parse(saved.last());
        if (saved.count() != 2 + 2 * manifest.chunks()) {
            throw new UnusableException("veil.damaged-file", state);
        }
        return new VeilJoin(saved, tags, answers, kind, manifest);
    }

    /** What became of it. What was written before a refusal must be thrown away. */
    sealed interface Outcome {}

    record Written(int hits) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}

    /** An answer without proof that says itself that it was made with another key than the tags. */
    record OtherKey() implements Outcome {}

    record Incomplete(int answered, int asked) implements Outcome {}

    /** Writes id and value of each row that hit, as CSV. */
    Outcome write(OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180);
        csv.printRecord("id", "value");
        int hits = 0;
        int chunks = answers.count() - (kind == VeilFile.UNPROVED ? 1 : 0);
        if (chunks < 1) {
            throw answers.damaged();
        }
        if (kind == VeilFile.UNPROVED && !tags.header().publicKey().equals(Octets.of(answers.require()))) {
            return new OtherKey();
        }
        try (ChunkedOpening opening = opening()) {
            for (int place = 0; place < chunks; place++) {
                if (place == manifest.chunks()) {
                    return new Refused(Refusal.REPEATED_CHUNK);
                }
                Octets blinded = Octets.of(saved.require());
                Checked checked = check(opening, place, blinded, answers.require());
                if (checked.refusal().isPresent()) {
                    return new Refused(checked.refusal().get());
                }
                List<ColumnFile.Row> rows = rows(saved.require());
                boolean[] held = held(opening, place, rows, checked.elements());
                for (int i = 0; i < held.length; i++) {
                    if (held[i]) {
                        csv.printRecord(rows.get(i).id(), rows.get(i).raw());
                        hits++;
                    }
                }
            }
        }
        csv.flush();
        return chunks < manifest.chunks()
                ? new Incomplete(chunks * ChunkedQuery.CHUNK, manifest.count())
                : new Written(hits);
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
        if (kind == VeilFile.UNPROVED) {
            UnprovedChunk chunk = UnprovedChunk.parse(part);
            return new Checked(opening.refusal(place, chunk), chunk.elements());
        }
        EvaluatedChunk chunk = EvaluatedChunk.parse(part);
        return new Checked(opening.refusal(place, blinded, chunk), chunk.elements());
    }

    private List<ColumnFile.Row> rows(byte[] part) {
        return VeilRows.parse(part, manifest.scope().classLabel()).orElseThrow(saved::damaged);
    }

    private boolean[] held(ChunkedOpening opening, int place, List<ColumnFile.Row> rows, Octets evaluated) {
        List<Input> inputs = rows.stream().map(ColumnFile.Row::input).toList();
        List<Output> outputs = opening.outputs(place, inputs, evaluated);
        boolean[] held = new boolean[outputs.size()];
        IntStream.range(0, held.length).parallel().forEach(i -> held[i] = held(outputs.get(i)));
        return held;
    }

    /** By hand a hit is a hit: what label lies beside the tag decides nothing, and so tells B nothing. */
    private boolean held(Output output) {
        try {
            return tags.holds(output.tag());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Checked(Optional<Refusal> refusal, Octets elements) {}
}
