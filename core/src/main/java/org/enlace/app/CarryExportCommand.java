// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.enlace.command.CommandWords;
import org.enlace.command.ExitCode;
import org.enlace.demo.KeptNode;
import org.enlace.model.AuthorityId;
import org.enlace.wire.EnvelopeBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enlace carry export}: writes what waits for one partner to a file that only its node can open. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class CarryExportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NODE", descriptionKey = "carry.node")
    private Path folder = Path.of("");

    @Parameters(index = "1", paramLabel = "PARTNER", descriptionKey = "carry.partner")
    private String partner = "";

    @Parameters(index = "2", paramLabel = "FILE", descriptionKey = "carry.file-out")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        AuthorityId to = AuthorityId.of(partner);
        try (KeptNode kept = KeptNode.open(folder)) {
            EnvelopeBundle.Contents contents = write(kept, to);
            spec.commandLine()
                    .getOut()
                    .println(CommandWords.say(
                            spec.resourceBundle(),
                            "carry.exported",
                            contents.envelopes(),
                            contents.receipts(),
                            partner));
        }
        return ExitCode.SUCCESS;
    }

    /** A file that could not be written whole goes again. */
    private EnvelopeBundle.Contents write(KeptNode kept, AuthorityId to) throws IOException {
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            EnvelopeBundle.Contents contents = new EnvelopeBundle(kept.node().mailroom()).export(to, out);
            whole = true;
            return contents;
        } catch (FileAlreadyExistsException there) {
            whole = true;
            throw there;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }
}
