// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import org.enlace.command.ExitCode;
import org.enlace.command.UnusableException;
import org.enlace.model.Purpose;
import org.enlace.oprf.Octets;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.ChunkedQuery;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.VeilQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code enlace veil ask}: A's questions, blinded, and the secret state with which A will open the answer. */
@Command(name = "ask", mixinStandardHelpOptions = true)
final class VeilAskCommand implements Callable<Integer> {
    private static final int CHUNK = ChunkedQuery.CHUNK;

    @Mixin
    private ColumnOptions columns = new ColumnOptions();

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "veil.ask.out", required = true)
    private Path out = Path.of("");

    @Option(names = "--state", paramLabel = "FILE", descriptionKey = "veil.ask.state", required = true)
    private Path state = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    VeilAskCommand() {}

    @Override
    public Integer call() throws IOException {
        UnfinishedFile.requireFree(out);
        if (out.toAbsolutePath().normalize().equals(state.toAbsolutePath().normalize())) {
            throw new UnusableException("veil.same-file", out);
        }
        blind();
        try {
            questions();
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(state);
            throw failed;
        }
        spec.commandLine().getOut().println(out);
        return ExitCode.SUCCESS;
    }

    /** Writes the state: what is blinded, and from what. */
    private void blind() throws IOException {
        try (VeilFileWriter saved = VeilFileWriter.begin(VeilFileKind.STATE, state);
                ComparedRows rows = columns.open();
                ChunkedQuery query = ChunkedQuery.begin(columns.scope(), new SecureRandom())) {
            byte[] seed = query.seed();
            saved.part(seed);
            Arrays.fill(seed, (byte) 0);
            Deque<AskedRow> waiting = new ArrayDeque<>();
            for (List<AskedRow> next = chunk(rows, waiting); !next.isEmpty(); next = chunk(rows, waiting)) {
                List<VeilQuestion> questions = next.stream()
                        .map(row -> new VeilQuestion(row.input(), "by hand"))
                        .toList();
                saved.part(query.blind(questions).toBytes());
                saved.part(QuestionRows.encode(next));
            }
            columns.conclude(rows.file());
            saved.part(query.manifest(Purpose.ORGANISATIONS_AND_METHODS).encode());
            saved.finish();
        }
    }

    /** The next questions, as many as a chunk takes or those that are left; reads rows into those that wait. */
    private static List<AskedRow> chunk(ComparedRows rows, Deque<AskedRow> waiting) {
        boolean more = true;
        while (more && waiting.size() < CHUNK) {
            more = waiting.addAll(rows.questions());
        }
        List<AskedRow> chunk = new ArrayList<>(CHUNK);
        while (chunk.size() < CHUNK && !waiting.isEmpty()) {
            chunk.add(waiting.remove());
        }
        return chunk;
    }

    /** Writes the questions from the state. */
    private void questions() throws IOException {
        try (VeilFileReader saved = VeilFileReader.open(VeilFileKind.STATE, state);
                VeilFileWriter travels = VeilFileWriter.begin(VeilFileKind.QUESTIONS, out)) {
            byte[] encoded = saved.last();
            QueryManifest manifest = QueryManifest.parse(encoded);
            String id = manifest.id();
            travels.part(encoded);
            saved.require();
            for (int chunk = 0; chunk < manifest.chunks(); chunk++) {
                travels.part(new BlindedChunk(id, chunk, Octets.of(saved.require())).encode());
                saved.require();
            }
            travels.finish();
        }
    }
}
