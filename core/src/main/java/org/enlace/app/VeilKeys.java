// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code enlace veil keys}: makes the secret from which B's keys are derived. */
@Command(name = "keys", mixinStandardHelpOptions = true)
final class VeilKeys implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "veil.keys.out", required = true)
    private Path out = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    VeilKeys() {}

    @Override
    public Integer call() throws IOException {
        byte[] seed = new byte[32];
        new SecureRandom().nextBytes(seed);
        VeilFile.KEY.write(out, List.of(seed));
        spec.commandLine().getOut().println(out);
        return Exit.SUCCESS;
    }
}
