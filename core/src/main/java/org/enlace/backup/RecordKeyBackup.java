// SPDX-License-Identifier: Apache-2.0
package org.enlace.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.enlace.cases.rows.RemovalRepetition;
import org.enlace.share.RecordKeys;
import org.enlace.store.DatabaseExport;
import org.enlace.vault.RotatedWrappingKey;
import org.enlace.vault.WrappingKeyFiles;

/**
 * What no backup holds: the keys of partners' records with the key around them, and which records the own files still have. There
 * is one such file, replaced after each removal; so an old backup opens no record that was purged since, and the restore takes out
 * again what was taken out since. Nothing in it names what was removed.
 *
 * <p>Decision: docs/decisions.md, "What was purged stays purged after a restore".
 */
final class RecordKeyBackup {

    private static final int ATTEMPTS = 5;

    private final BackupSource source;
    private final Clock clock;

    RecordKeyBackup(BackupSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    void write(Path file, String recipient) throws IOException {
        long ledgerSize = source.ledgerSize().getAsLong();
        try (ArchiveWriter archive = ArchiveWriter.create(file, recipient);
                DatabaseExport database = DatabaseExport.begin(source.database(), RecordKeys.TABLES::contains)) {
            archive.entry(
                    BackupManifest.NAME,
                    new BackupManifest(
                                    source.authority(),
                                    source.version(),
                                    clock.instant(),
                                    ledgerSize,
                                    database.contents())
                            .bytes());
            for (String table : RecordKeys.TABLES) {
                database.table(table, archive.rows(ArchiveForm.TABLES + table));
            }
            wrapping(database, archive);
            for (Map.Entry<String, String> held : RemovalRepetition.STILL_HELD.entrySet()) {
                database.query(held.getValue(), archive.rows(ArchiveForm.HELD + held.getKey()));
            }
            archive.finish();
        }
    }

    /** The key around the record keys, which may just be replaced: then its successor is named by a newer snapshot. */
    private void wrapping(DatabaseExport database, ArchiveWriter archive) throws IOException {
        StringBuilder name = new StringBuilder();
        database.query(
                "select key from " + RotatedWrappingKey.TABLE,
                lines -> name.append(new String(lines, StandardCharsets.UTF_8)));
        String key = name.toString().strip();
        if (key.isEmpty()) {
            return;
        }
        Optional<byte[]> bytes = new WrappingKeyFiles(source.recordKeys()).read(key);
        if (bytes.isEmpty()) {
            throw new ReplacedMeanwhile();
        }
        archive.entry(ArchiveForm.WRAPPING + key, bytes.get());
    }

    /** The key was replaced after the snapshot was taken. */
    static final class ReplacedMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Writes it beside and puts it in the place of the former one. */
    void replace(BackupFolder folder, String recipient) throws IOException {
        Path half = folder.recordKeys().resolveSibling(source.authority() + "-record-keys.half");
        for (int attempt = 1; ; attempt++) {
            Files.deleteIfExists(half);
            try {
                write(half, recipient);
                Files.move(
                        half, folder.recordKeys(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return;
            } catch (ReplacedMeanwhile again) {
                if (attempt == ATTEMPTS) {
                    throw new IOException("the key around record keys was replaced each time", again);
                }
            }
        }
    }
}
