// SPDX-License-Identifier: Apache-2.0
package org.enlace.administration;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.enlace.backup.BackupFolder;
import org.enlace.backup.BackupProblem;
import org.enlace.backup.NodeRestore;
import org.enlace.backup.NodeRestore.Restored;
import org.enlace.command.ExitCode;
import org.enlace.service.NodeService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code enlace node restore FILE --key KEY}: brings a backup back into an empty folder and database. Where there is no file of
 * settings, that of the backup is written first.
 */
@Command(name = "restore")
final class RestoreCommand extends NodeTask {
    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "node.restore-file")
    private Path file = Path.of("");

    @Option(names = "--key", paramLabel = "FILE", required = true, descriptionKey = "node.restore-key")
    private Path key = Path.of("");

    @Option(names = "--record-keys", paramLabel = "FILE", descriptionKey = "node.restore-record-keys")
    private Optional<Path> recordKeys = Optional.empty();

    @Option(names = "--without-record-keys", descriptionKey = "node.restore-without")
    private boolean without;

    @Override
    int run() throws IOException {
        tell("node.restore-checking", file);
        NodeRestore backup = NodeRestore.open(file.toAbsolutePath(), key, beside(), Clock.systemUTC());
        return withConfig(backup::settings, () -> {
            tell("node.restoring", settings().data());
            tell(NodeService.restore(settings(), backup));
            return ExitCode.SUCCESS;
        });
    }

    /** The file of record keys, which usually lies beside the backups. */
    private Optional<Path> beside() {
        if (without) {
            return Optional.empty();
        }
        return recordKeys
                .or(() -> BackupFolder.recordKeysBeside(file.toAbsolutePath()))
                .or(() -> {
                    throw BackupProblem.NO_RECORD_KEYS.about(file);
                });
    }

    private void tell(Restored restored) {
        tell("node.restored", restored.at().toString(), restored.version());
        tell(
                "node.restored-removals",
                restored.repeated().sources(),
                restored.repeated().subjects());
        if (without) {
            tell("node.restored-without");
        }
        tell("node.restored-next");
    }
}
