// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.enlace.command.CommandWords;
import org.enlace.command.ExitCode;
import org.enlace.command.FailureLine;
import org.enlace.oprf.VeilRefusal;
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
final class VeilOpenCommand implements Callable<Integer> {
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

    VeilOpenCommand() {}

    @Override
    public Integer call() throws IOException {
        VeilFileKind kind = VeilFileKind.kind(answers, VeilFileKind.ANSWERS, VeilFileKind.UNPROVED);
        if (kind == VeilFileKind.UNPROVED && !acceptUnproved) {
            return refuse(CommandWords.say(spec.resourceBundle(), "veil.unproved", answers));
        }
        try (VeilFileReader saved = VeilFileReader.open(VeilFileKind.STATE, state);
                TagFile held = TagFile.open(tags);
                VeilFileReader answered = VeilFileReader.open(kind, answers);
                UnfinishedFile hits = UnfinishedFile.of(out, true)) {
            return switch (AnswerJoin.of(saved, held, answered, kind, state).write(hits.stream())) {
                case AnswerJoin.Refused(VeilRefusal refusal) -> refuse(FailureLine.say(spec.resourceBundle(), refusal));
                case AnswerJoin.OtherKey() -> refuse(spec.resourceBundle().getString("veil.other-key"));
                case AnswerJoin.OtherLayout() -> refuse(spec.resourceBundle().getString("veil.other-layout"));
                case AnswerJoin.Incomplete(int came, int asked) ->
                    refuse(CommandWords.say(spec.resourceBundle(), "veil.incomplete", came, asked));
                case AnswerJoin.Written(int count) -> {
                    hits.finish();
                    spec.commandLine().getErr().println(CommandWords.say(spec.resourceBundle(), "veil.hits", count));
                    spec.commandLine().getOut().println(out);
                    yield ExitCode.SUCCESS;
                }
            };
        }
    }

    private int refuse(String sentence) {
        spec.commandLine().getErr().println("enlace: " + sentence);
        return ExitCode.FINDING;
    }
}
