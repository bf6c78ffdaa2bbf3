// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.enlace.veil.Answer;
import org.enlace.veil.Answerer;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.Budget;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.Refusal;
import org.enlace.veil.Scope;
import org.enlace.veil.VeilKey;
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

    @Parameters(paramLabel = "QUESTIONS", descriptionKey = "veil.answer.questions")
    private Path questions = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    VeilAnswer() {}

    @Override
    public Integer call() throws IOException {
        byte[] seed = VeilFile.KEY.read(key, 1).getFirst();
        List<byte[]> parts = VeilFile.QUESTIONS.read(questions, 2);
        QueryManifest manifest = QueryManifest.parse(parts.getFirst());
        List<byte[]> evaluated = new ArrayList<>();
        try (VeilKey derived =
                VeilKey.derive(seed, VeilColumn.byHand(manifest.scope().classLabel()))) {
            Answerer answerer = new Answerer(derived, VeilAnswer::allow, new SecureRandom());
            for (byte[] part : parts.subList(1, parts.size())) {
                switch (answerer.evaluate(manifest, BlindedChunk.parse(part))) {
                    case Answer.Evaluated(var chunk) -> evaluated.add(chunk.encode());
                    case Answer.Refused(Refusal refusal) -> {
                        return refuse(refusal);
                    }
                    case Answer.Exhausted _ -> throw new IllegalStateException("by hand there is no budget");
                }
            }
        }
        VeilFile.ANSWERS.write(out, evaluated);
        String answered = Words.say(
                spec.resourceBundle(),
                "veil.answered",
                manifest.count(),
                manifest.scope().classLabel());
        spec.commandLine().getErr().println(answered);
        spec.commandLine().getOut().println(out);
        return Exit.SUCCESS;
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
