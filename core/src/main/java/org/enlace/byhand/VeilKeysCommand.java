// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.enlace.command.ExitCode;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.VeilKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code enlace veil keys}: makes the secret from which B's keys are derived. */
@Command(name = "keys", mixinStandardHelpOptions = true)
final class VeilKeysCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "veil.keys.out", required = true)
    private Path out = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    VeilKeysCommand() {}

    /** The key of a scope, from the secret in a key file. */
    static VeilKey read(Path file, KeyScope scope) throws IOException {
        byte[] seed = VeilFileKind.KEY.read(file, 1).getFirst();
        try {
            return VeilKey.derive(seed, scope);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    @Override
    public Integer call() throws IOException {
        byte[] seed = new byte[32];
        new SecureRandom().nextBytes(seed);
        try {
            VeilFileKind.KEY.write(out, List.of(seed));
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
        spec.commandLine().getOut().println(out);
        return ExitCode.SUCCESS;
    }
}
