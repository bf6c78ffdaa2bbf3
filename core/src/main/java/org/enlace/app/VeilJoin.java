// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.enlace.veil.ChunkedOpening;
import org.enlace.veil.ChunkedOpening.Output;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.Input;
import org.enlace.veil.Octets;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.Refusal;
import org.enlace.veil.TagLayout;
import org.enlace.veil.UnprovedChunk;

/** A's state, B's tags and B's answer joined, chunk by chunk: each is checked before it is used. */
final class VeilJoin {
    private final VeilParts saved;
    private final VeilTagFile held;
    private final VeilParts answers;
    private final VeilFile kind;
    private final QueryManifest manifest;

    private VeilJoin(VeilParts saved, VeilTagFile held, VeilParts answers, VeilFile kind, QueryManifest manifest) {
        this.saved = saved;
        this.held = held;
        this.answers = answers;
        this.kind = kind;
        this.manifest = manifest;
    }

    static VeilJoin of(VeilParts saved, VeilTagFile held, VeilParts answers, VeilFile kind, Path state)
            throws IOException {
        QueryManifest manifest = QueryManifest.parse(saved.last());
        if (saved.count() != 2 + 2 * manifest.chunks()) {
            throw new UnusableException("veil.damaged-file", state);
        }
        return new VeilJoin(saved, held, answers, kind, manifest);
    }

    /** What became of it. What was written before a refusal must be thrown away. */
    sealed interface Outcome {}

    record Written(int hits) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}

    record Incomplete(int answered, int asked) implements Outcome {}

    /** Writes id and value of each row that hit, as CSV. */
    Outcome write(OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180);
        csv.printRecord("id", "value");
        int hits = 0;
        try (ChunkedOpening opening = new ChunkedOpening(saved.require(), manifest, held.header())) {
            if (answers.count() == 0) {
                throw answers.damaged();
            }
            for (int place = 0; place < answers.count(); place++) {
                if (place == manifest.chunks()) {
                    return new Refused(Refusal.REPEATED_CHUNK);
                }
                Octets blinded = Octets.of(saved.require());
                Checked checked = check(opening, place, blinded, answers.require());
                if (checked.refusal().isPresent()) {
                    return new Refused(checked.refusal().get());
                }
                List<ColumnFile.Row> rows = rows(saved.require());
                Found[] found = found(opening, place, rows, checked.elements());
                for (int i = 0; i < found.length; i++) {
                    if (found[i] == Found.DAMAGED) {
                        return new Refused(Refusal.DAMAGED_LABEL);
                    }
                    if (found[i] == Found.HELD) {
                        csv.printRecord(rows.get(i).id(), rows.get(i).raw());
                        hits++;
                    }
                }
            }
        }
        csv.flush();
        return answers.count() < manifest.chunks()
                ? new Incomplete(answers.count() * VeilTagFile.PART, manifest.count())
                : new Written(hits);
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

    private Found[] found(ChunkedOpening opening, int place, List<ColumnFile.Row> rows, Octets evaluated) {
        List<Input> inputs = rows.stream().map(ColumnFile.Row::input).toList();
        List<Output> outputs = opening.outputs(place, inputs, evaluated);
        return IntStream.range(0, outputs.size())
                .parallel()
                .mapToObj(i -> found(outputs.get(i)))
                .toArray(Found[]::new);
    }

    private Found found(Output output) {
        try {
            Optional<byte[]> label = held.label(output.tag());
            if (label.isEmpty()) {
                return Found.NOTHING;
            }
            boolean whole = held.header().layout() == TagLayout.BARE
                    || output.open(label.get()).isPresent();
            return whole ? Found.HELD : Found.DAMAGED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private enum Found {
        NOTHING,
        HELD,
        DAMAGED
    }

    private record Checked(Optional<Refusal> refusal, Octets elements) {}
}
