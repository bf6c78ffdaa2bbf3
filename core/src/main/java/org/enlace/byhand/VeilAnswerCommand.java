// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.enlace.command.CommandWords;
import org.enlace.command.ExitCode;
import org.enlace.command.FailureLine;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.ChunkAnswer;
import org.enlace.veil.QueryAnswerer;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.QuestionBudget;
import org.enlace.veil.UnprovedChunk;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.VeilKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enlace veil answer}: A's questions under B's key, with proof. One refused chunk, and nothing is written. */
@Command(name = "answer", mixinStandardHelpOptions = true)
final class VeilAnswerCommand implements Callable<Integer> {
    @Option(names = "--key", paramLabel = "FILE", descriptionKey = "veil.key", required = true)
    private Path key = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "veil.answer.out", required = true)
    private Path out = Path.of("");

    @Option(names = "--without-proof", descriptionKey = "veil.answer.without-proof")
    private boolean withoutProof;

    @Parameters(paramLabel = "QUESTIONS", descriptionKey = "veil.answer.questions")
    private Path questions = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    VeilAnswerCommand() {}

    @Override
    public Integer call() throws IOException {
        try (VeilFileReader asked = VeilFileReader.open(VeilFileKind.QUESTIONS, questions);
                VeilFileWriter travels =
                        VeilFileWriter.begin(withoutProof ? VeilFileKind.UNPROVED : VeilFileKind.ANSWERS, out)) {
            QueryManifest manifest = QueryManifest.parse(asked.require());
            Optional<VeilRefusal> refusal = answer(manifest, asked, travels);
            if (refusal.isPresent()) {
                return refuse(refusal.get());
            }
            travels.finish();
            say(manifest);
        }
        return ExitCode.SUCCESS;
    }

    private Optional<VeilRefusal> answer(QueryManifest manifest, VeilFileReader asked, VeilFileWriter travels)
            throws IOException {
        try (VeilKey derived =
                VeilKeysCommand.read(key, ColumnOptions.byHand(manifest.scope().classLabel()))) {
            QueryAnswerer answerer = new QueryAnswerer(derived, VeilAnswerCommand::allow, new SecureRandom());
            if (asked.count() - 1 != manifest.chunks()) {
                return Optional.of(VeilRefusal.WRONG_COUNT);
            }
            if (withoutProof) {
                travels.part(derived.publicKey().toBytes());
            }
            for (int place = 0; place < manifest.chunks(); place++) {
                BlindedChunk chunk = BlindedChunk.parse(asked.require());
                if (chunk.index() != place) {
                    return Optional.of(VeilRefusal.WRONG_CHUNK);
                }
                if (withoutProof) {
                    travels.part(UnprovedChunk.of(derived, manifest, chunk).encode());
                    continue;
                }
                switch (answerer.evaluate(manifest, chunk)) {
                    case ChunkAnswer.Evaluated(var evaluated) -> travels.part(evaluated.encode());
                    case ChunkAnswer.Refused(VeilRefusal refusal) -> {
                        return Optional.of(refusal);
                    }
                    case ChunkAnswer.Exhausted _ -> throw new IllegalStateException("by hand there is no budget");
                }
            }
            return Optional.empty();
        } catch (VeilException refused) {
            return Optional.of(refused.refusal());
        }
    }

    private void say(QueryManifest manifest) {
        String answered = CommandWords.say(
                spec.resourceBundle(),
                "veil.answered",
                manifest.count(),
                manifest.scope().classLabel());
        spec.commandLine().getErr().println(answered);
        spec.commandLine().getOut().println(out);
    }

    /** By hand there is no budget: whoever runs the command has decided to answer this file. */
    private static QuestionBudget.Verdict allow(KeyScope scope, String manifest, int chunk, int count) {
        return new QuestionBudget.Allowed(0);
    }

    private int refuse(VeilRefusal refusal) {
        spec.commandLine().getErr().println("enlace: " + FailureLine.say(spec.resourceBundle(), refusal));
        return ExitCode.FINDING;
    }
}
