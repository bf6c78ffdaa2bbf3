// SPDX-License-Identifier: Apache-2.0
package org.enlace.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.backup.BackupFolder.KeptBackup;
import org.enlace.share.RecordKeys;
import org.enlace.store.Database;
import org.enlace.store.DatabaseExport;

/**
 * Makes encrypted backups of a node while it runs: one file with the database as it was at one moment, the keys, the settings and
 * all else that the node needs on another machine, but for the keys of partners' records ({@link RecordKeyBackup}).
 *
 * <p>Decision: docs/decisions.md, "A backup is rows in files that age and tar open".
 */
public final class NodeBackup {
    /** In the node's folder, what is made anew from the database, or belongs to the other file. */
    private static final Set<String> LEFT_OUT = Set.of("ledger", "ledger.new", "seen", "authority", "keys/records");

    private final BackupSource source;
    private final BackupFolder folder;
    private final String recipient;
    private final Clock clock;

    public NodeBackup(BackupSource source, Path folder, String recipient, Clock clock) {
        this.source = source;
        this.folder = new BackupFolder(folder, source.authority());
        this.recipient = recipient;
        this.clock = clock;
    }

    public BackupFolder folder() {
        return folder;
    }

    /**
     * Makes one backup, with the record keys as they are then, and removes all but the newest {@code keep}. Linear in what the
     * node holds; nobody waits for it. BackupException where the folder cannot be written.
     */
    public synchronized KeptBackup make(int keep) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Path file = folder.of(at);
        Path half = file.resolveSibling(source.authority() + "-backup.half");
        try {
            folder.prepare();
            folder.removeHalves();
            write(half, at);
            // The file of keys is never older than a backup that counts.
            new RecordKeyBackup(source, clock).replace(folder, recipient);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            folder.keepNewest(keep);
            return new KeptBackup(file, at, Files.size(file));
        } catch (IOException refused) {
            throw BackupProblem.FOLDER_UNUSABLE.about(folder.folder());
        }
    }

    /** Replaces the file of record keys; to be called after each removal. */
    public synchronized void keepRecordKeys() {
        try {
            folder.prepare();
            new RecordKeyBackup(source, clock).replace(folder, recipient);
        } catch (IOException refused) {
            throw BackupProblem.FOLDER_UNUSABLE.about(folder.folder());
        }
    }

    private void write(Path file, Instant at) throws IOException {
        long ledgerSize = source.ledgerSize().getAsLong();
        try (ArchiveWriter archive = ArchiveWriter.create(file, recipient);
                DatabaseExport database =
                        DatabaseExport.begin(source.database(), table -> !RecordKeys.TABLES.contains(table))) {
            archive.entry(
                    BackupManifest.NAME,
                    new BackupManifest(source.authority(), source.version(), at, ledgerSize, database.contents())
                            .bytes());
            files(archive, "node", source.home());
            for (Path other : source.others()) {
                files(archive, String.valueOf(other.getFileName()), other);
            }
            for (Map.Entry<String, byte[]> migration :
                    Database.migrationFiles(source.migrations()).entrySet()) {
                archive.entry("schema/" + migration.getKey(), migration.getValue());
            }
            archive.entry("by-hand.sql", HandScript.of(database.contents(), source.migrations()));
            for (String table : database.contents().tables().keySet()) {
                database.table(table, archive.rows(ArchiveForm.TABLES + table));
            }
            archive.finish();
        }
    }

    private static void files(ArchiveWriter archive, String name, Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            archive.entry(name, Files.readAllBytes(path));
        } else if (Files.isDirectory(path)) {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    String inside = path.relativize(file).toString();
                    if (LEFT_OUT.stream().noneMatch(left -> inside.equals(left) || inside.startsWith(left + "/"))) {
                        archive.entry(name + "/" + inside, Files.readAllBytes(file));
                    }
                }
            }
        }
    }
}
