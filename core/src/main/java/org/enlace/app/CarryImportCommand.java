// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.enlace.command.CommandWords;
import org.enlace.command.ExitCode;
import org.enlace.demo.KeptNode;
import org.enlace.wire.EnvelopeBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code enlace carry import}: takes what a partner's file holds. Exit 1 where an envelope was not taken, such as one that
 * came before those that precede it.
 */
@Command(name = "import", mixinStandardHelpOptions = true)
final class CarryImportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NODE", descriptionKey = "carry.node")
    private Path folder = Path.of("");

    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "carry.file-in")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (InputStream in = Files.newInputStream(file);
                KeptNode kept = KeptNode.open(folder)) {
            EnvelopeBundle.Contents contents = new EnvelopeBundle(kept.node().mailroom()).take(in);
            spec.commandLine()
                    .getOut()
                    .println(CommandWords.say(
                            spec.resourceBundle(),
                            "carry.imported",
                            contents.envelopes(),
                            contents.receipts(),
                            contents.returned()));
            return contents.returned() == 0 ? ExitCode.SUCCESS : ExitCode.FINDING;
        }
    }
}
