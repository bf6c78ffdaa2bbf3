// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.enlace.command.Exit;
import org.enlace.command.Failure;
import org.enlace.command.Words;
import org.enlace.oprf.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code enlace veil open}: checks B's answer and writes those of A's rows that hit. Where any check fails or any chunk is
 * missing, nothing is written.
 */
@Command(name = "open", mixinStandardHelpOptions = true)
final class VeilOpen implements Callable<Integer> {
    @Option(names = "--state", paramLabel = "FILE", descriptionKey = "veil.open.state", required = true)
    private Path state = Path.of("");

    @Option(names = "--tags", paramLabel = "FILE", descriptionKey = "veil.open.tags", required = true)
    private Path tags = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "veil.open.out", required = true)
    private Path out = Path.of("");

    @Option(names = "--accept-unproved", descriptionKey = "veil.open.accept-unproved")
    private boolean acceptUnproved;

    @Parameters(paramLabel = "ANSWERS", descriptionKey = "veil.open.answers")
    private Path answers = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    VeilOpen() {}

    @Override
    public Integer call() throws IOException {
        VeilFile kind = VeilFile.kind(answers, VeilFile.ANSWERS, VeilFile.UNPROVED);
        if (kind == VeilFile.UNPROVED && !acceptUnproved) {
            return refuse(Words.say(spec.resourceBundle(), "veil.unproved", answers));
        }
        try (VeilParts saved = VeilParts.open(VeilFile.STATE, state);
                VeilTagFile held = VeilTagFile.open(tags);
                VeilParts answered = VeilParts.open(kind, answers);
                Beside hits = Beside.of(out, true)) {
            return switch (VeilJoin.of(saved, held, answered, kind, state).write(hits.stream())) {
                case VeilJoin.Refused(Refusal refusal) -> refuse(Failure.say(spec.resourceBundle(), refusal));
                case VeilJoin.OtherKey() -> refuse(spec.resourceBundle().getString("veil.other-key"));
                case VeilJoin.OtherLayout() -> refuse(spec.resourceBundle().getString("veil.other-layout"));
                case VeilJoin.Incomplete(int came, int asked) ->
                    refuse(Words.say(spec.resourceBundle(), "veil.incomplete", came, asked));
                case VeilJoin.Written(int count) -> {
                    hits.finish();
                    spec.commandLine().getErr().println(Words.say(spec.resourceBundle(), "veil.hits", count));
                    spec.commandLine().getOut().println(out);
                    yield Exit.SUCCESS;
                }
            };
        }
    }

    private int refuse(String sentence) {
        spec.commandLine().getErr().println("enlace: " + sentence);
        return Exit.FINDING;
    }
}
