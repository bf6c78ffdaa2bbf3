// SPDX-License-Identifier: Apache-2.0
package org.enlace.administration;

import java.nio.file.Path;
import org.enlace.backup.BackupKey;
import org.enlace.command.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code enlace node backup-key FILE}: makes the key that opens backups, and prints the public one for the settings. */
@Command(name = "backup-key")
final class BackupKeyCommand extends NodeTask {
    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "node.backup-key")
    private Path file = Path.of("");

    @Override
    int run() {
        print(BackupKey.make(file.toAbsolutePath()));
        tell("node.backup-key-made", file);
        return ExitCode.SUCCESS;
    }
}
