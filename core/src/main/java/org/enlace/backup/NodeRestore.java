// SPDX-License-Identifier: Apache-2.0
package org.enlace.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;
import org.enlace.backup.ArchiveReader.EntrySink;
import org.enlace.cases.rows.RemovalRepetition;
import org.enlace.cases.rows.RemovalRepetition.Repeated;
import org.enlace.share.RecordKeys;
import org.enlace.store.DatabaseAddress;
import org.enlace.store.DatabaseImport;
import org.enlace.store.StoreException;
import org.enlace.vault.WrappingKeyFiles;

/**
 * Brings a backup back into an empty folder and an empty database. The whole file is read and checked once before anything is
 * written. What was purged after the backup is purged again in the same transaction, by the file of record keys.
 */
public final class NodeRestore {
    private final Path file;
    private final Path key;
    private final Optional<Path> recordKeys;
    private final Clock clock;
    private final BackupManifest manifest;
    private byte[] settings = {};

    private NodeRestore(Path file, Path key, Optional<Path> recordKeys, Clock clock) {
        this.file = file;
        this.key = key;
        this.recordKeys = recordKeys;
        this.clock = clock;
        manifest = checked(file, ArchiveForm.BACKUP, (name, content) -> {
            if (name.endsWith(ArchiveForm.SETTINGS)) {
                settings = content;
            }
        });
        recordKeys.ifPresent(this::checkRecordKeys);
    }

    /**
     * Reads a backup to its end; BackupException where it cannot be brought back.
     *
     * @param key the file of the secret key
     * @param recordKeys the file of record keys; without it everything that partners disclosed is lost
     */
    public static NodeRestore open(Path file, Path key, Optional<Path> recordKeys, Clock clock) {
        return new NodeRestore(file, key, recordKeys, clock);
    }

    public Path file() {
        return file;
    }

    /** Whose backup it is. */
    public String authority() {
        return manifest.authority();
    }

    /** When it was made. */
    public Instant at() {
        return manifest.at();
    }

    /** The file of settings that the node had; empty where it had none. */
    public byte[] settings() {
        return settings;
    }

    /** Reads an archive to its end; each entry must be one of its {@code form}, for whoever knows the public key can make one. */
    private BackupManifest checked(Path path, ArchiveForm form, EntrySink sink) {
        List<BackupManifest> found = new ArrayList<>();
        new ArchiveReader(path, key).read((name, content) -> {
            if (found.isEmpty()) {
                found.add(manifest(path, name, content));
            } else if (form.holds(name, found.getFirst().contents())) {
                sink.entry(name, content);
            } else {
                throw BackupProblem.DAMAGED.about(path);
            }
        });
        if (found.isEmpty()) {
            throw BackupProblem.NO_BACKUP.about(path);
        }
        return found.getFirst();
    }

    private static BackupManifest manifest(Path path, String name, byte[] content) {
        if (!name.equals(BackupManifest.NAME)) {
            throw BackupProblem.NO_BACKUP.about(path);
        }
        try {
            return BackupManifest.parse(content).orElseThrow(() -> BackupProblem.NEWER_VERSION.about(path));
        } catch (IllegalArgumentException unfit) {
            throw BackupProblem.DAMAGED.about(path);
        }
    }

    private void checkRecordKeys(Path keys) {
        if (!Files.exists(keys)) {
            throw BackupProblem.NO_RECORD_KEYS.about(keys);
        }
        BackupManifest other = checked(keys, ArchiveForm.RECORD_KEYS, (name, content) -> {});
        if (!other.authority().equals(manifest.authority())) {
            throw BackupProblem.OTHER_NODE.about(keys, other.authority(), manifest.authority());
        }
        if (other.ledgerSize() < manifest.ledgerSize()) {
            throw BackupProblem.RECORD_KEYS_OLDER.about(keys, file);
        }
    }

    /** What a restore brought back, and what it took out again. */
    public record Restored(Instant at, String version, Repeated repeated) {}

    /**
     * Fills the folders and the database. Where it fails, the database is empty again, and what lies in the folders counts for nothing.
     *
     * @param folders where the folders of the backup go, by their name in it
     */
    public Restored into(DatabaseAddress database, Map<String, Path> folders, List<String> migrations) {
        try (DatabaseImport target = DatabaseImport.begin(database, manifest.contents(), migrations)) {
            checked(file, ArchiveForm.BACKUP, (name, content) -> {
                if (name.startsWith(ArchiveForm.TABLES)) {
                    target.rows(ArchiveForm.table(name), content);
                } else {
                    place(name, content, folders);
                }
            });
            recordKeys.ifPresent(keys -> recordKeys(keys, target, folders.getOrDefault("node", Path.of(""))));
            target.change(tx -> {
                RecordKeys.forgetDangling(tx);
                return true;
            });
            target.rebuild();
            Repeated repeated = recordKeys.isPresent()
                    ? target.change(
                            tx -> new RemovalRepetition(tx, clock.instant().atOffset(ZoneOffset.UTC)).run())
                    : new Repeated(0, 0);
            target.keep();
            return new Restored(manifest.at(), manifest.version(), repeated);
        } catch (StoreException refused) {
            throw switch (refused.reason()) {
                case NOT_EMPTY -> BackupProblem.DATABASE_NOT_EMPTY.about(file);
                case MIGRATION -> BackupProblem.NEWER_VERSION.about(file);
                default -> refused;
            };
        }
    }

    private static void place(String name, byte[] content, Map<String, Path> folders) {
        int slash = name.indexOf('/');
        Path folder = slash < 0 ? null : folders.get(name.substring(0, slash));
        if (folder == null) {
            return;
        }
        Path target = folder.resolve(name.substring(slash + 1));
        try {
            PathUtils.createParentDirectories(
                    target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.write(target, content);
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void recordKeys(Path keys, DatabaseImport target, Path home) {
        WrappingKeyFiles wrapping = new WrappingKeyFiles(home.resolve("keys").resolve("records"));
        target.change(tx -> {
            RemovalRepetition.TABLES.forEach(
                    table -> tx.execute("create temporary table " + table + " on commit drop"));
            return true;
        });
        BackupManifest own = checked(keys, ArchiveForm.RECORD_KEYS, (name, content) -> {
            if (name.startsWith(ArchiveForm.WRAPPING)) {
                wrapping.write(name.substring(ArchiveForm.WRAPPING.length()), content);
            } else {
                target.rows(ArchiveForm.table(name), content);
            }
        });
        own.contents().sequences().forEach(target::raise);
    }
}
