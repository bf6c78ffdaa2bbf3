// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.enlace.model.Purpose;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.Query;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.Question;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code enlace veil ask}: A's questions, blinded, and the secret state with which A will open the answer. */
@Command(name = "ask", mixinStandardHelpOptions = true)
final class VeilAsk implements Callable<Integer> {
    @Mixin
    private VeilColumn column = new VeilColumn();

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "veil.ask.out", required = true)
    private Path out = Path.of("");

    @Option(names = "--state", paramLabel = "FILE", descriptionKey = "veil.ask.state", required = true)
    private Path state = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    VeilAsk() {}

    @Override
    public Integer call() throws IOException {
        List<ColumnFile.Row> rows = column.read().rows();
        List<Question> questions =
                rows.stream().map(row -> new Question(row.input(), "by hand")).toList();
        try (Query query = Query.ask(questions, new SecureRandom())) {
            QueryManifest manifest = query.manifest(column.scope(), Purpose.ORGANISATIONS_AND_METHODS);
            VeilFile.STATE.write(state, state(query, manifest, rows));
            VeilFile.QUESTIONS.write(out, questions(query, manifest));
        }
        spec.commandLine().getOut().println(out);
        return Exit.SUCCESS;
    }

    private static List<byte[]> state(Query query, QueryManifest manifest, List<ColumnFile.Row> rows) {
        List<byte[]> parts = new ArrayList<>(List.of(query.save(), manifest.encode()));
        for (ColumnFile.Row row : rows) {
            parts.add(row.id().getBytes(StandardCharsets.UTF_8));
            parts.add(row.raw().getBytes(StandardCharsets.UTF_8));
        }
        return parts;
    }

    private static List<byte[]> questions(Query query, QueryManifest manifest) {
        List<byte[]> parts = new ArrayList<>(List.of(manifest.encode()));
        query.chunks(manifest).stream().map(BlindedChunk::encode).forEach(parts::add);
        return parts;
    }
}
