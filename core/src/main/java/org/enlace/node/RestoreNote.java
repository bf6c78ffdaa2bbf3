// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.enlace.ledger.entry.NodeEntry;

/**
 * What a restore leaves in the node's folder for the next start, which tells the ledger of it: when the backup was made, and how many
 * sources and subjects were removed again.
 */
public record RestoreNote(String backup, long sources, long subjects) {
    private static Path file(Path home) {
        return home.resolve("restored");
    }

    public void write(Path home) throws IOException {
        Files.write(
                file(home),
                List.of(backup, Long.toString(sources), Long.toString(subjects)),
                StandardCharsets.US_ASCII);
    }

    static Optional<RestoreNote> read(Path home) {
        try {
            List<String> lines = Files.readAllLines(file(home), StandardCharsets.US_ASCII);
            return Optional.of(
                    new RestoreNote(lines.get(0), Long.parseLong(lines.get(1)), Long.parseLong(lines.get(2))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void remove(Path home) {
        try {
            Files.deleteIfExists(file(home));
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }

    NodeEntry entry(String version) {
        return new NodeEntry.Restored(version, backup, sources, subjects);
    }
}
