// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.enlace.command.Exit;
import org.enlace.command.Failure;
import org.enlace.command.Words;
import org.enlace.oprf.Refusal;
import org.enlace.oprf.VeilException;
import org.enlace.veil.Answer;
import org.enlace.veil.Answerer;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.Budget;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.UnprovedChunk;
import org.enlace.veil.tags.Scope;
import org.enlace.veil.tags.VeilKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enlace veil answer}: A's questions under B's key, with proof. One refused chunk, and nothing is written. */
@Command(name = "answer", mixinStandardHelpOptions = true)
final class VeilAnswer implements Callable<Integer> {
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

    VeilAnswer() {}

    @Override
    public Integer call() throws IOException {
        try (VeilParts asked = VeilParts.open(VeilFile.QUESTIONS, questions);
                VeilWriter travels = VeilWriter.begin(withoutProof ? VeilFile.UNPROVED : VeilFile.ANSWERS, out)) {
            QueryManifest manifest = QueryManifest.parse(asked.require());
            Optional<Refusal> refusal = answer(manifest, asked, travels);
            if (refusal.isPresent()) {
                return refuse(refusal.get());
            }
            travels.finish();
            say(manifest);
        }
        return Exit.SUCCESS;
    }

    private Optional<Refusal> answer(QueryManifest manifest, VeilParts asked, VeilWriter travels) throws IOException {
        try (VeilKey derived =
                VeilKeys.read(key, VeilColumns.byHand(manifest.scope().classLabel()))) {
            Answerer answerer = new Answerer(derived, VeilAnswer::allow, new SecureRandom());
            if (asked.count() - 1 != manifest.chunks()) {
                return Optional.of(Refusal.WRONG_COUNT);
            }
            if (withoutProof) {
                travels.part(derived.publicKey().toBytes());
            }
            for (int place = 0; place < manifest.chunks(); place++) {
                BlindedChunk chunk = BlindedChunk.parse(asked.require());
                if (chunk.index() != place) {
                    return Optional.of(Refusal.WRONG_CHUNK);
                }
                if (withoutProof) {
                    travels.part(UnprovedChunk.of(derived, manifest, chunk).encode());
                    continue;
                }
                switch (answerer.evaluate(manifest, chunk)) {
                    case Answer.Evaluated(var evaluated) -> travels.part(evaluated.encode());
                    case Answer.Refused(Refusal refusal) -> {
                        return Optional.of(refusal);
                    }
                    case Answer.Exhausted _ -> throw new IllegalStateException("by hand there is no budget");
                }
            }
            return Optional.empty();
        } catch (VeilException refused) {
            return Optional.of(refused.refusal());
        }
    }

    private void say(QueryManifest manifest) {
        String answered = Words.say(
                spec.resourceBundle(),
                "veil.answered",
                manifest.count(),
                manifest.scope().classLabel());
        spec.commandLine().getErr().println(answered);
        spec.commandLine().getOut().println(out);
    }

    /** By hand there is no budget: whoever runs the command has decided to answer this file. */
    private static Budget.Verdict allow(Scope scope, String manifest, int chunk, int count) {
        return new Budget.Allowed(0);
    }

    private int refuse(Refusal refusal) {
        spec.commandLine().getErr().println("enlace: " + Failure.say(spec.resourceBundle(), refusal));
        return Exit.FINDING;
    }
}
