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
import org.enlace.cases.rows.RemovalRepetition;
import org.enlace.cases.rows.RemovalRepetition.Repeated;
import org.enlace.store.DatabaseAddress;
import org.enlace.store.DatabaseImport;
import org.enlace.store.StoreException;
import org.enlace.vault.WrappingKeyFiles;

/**
 * Brings a backup back into an empty folder and an empty database. The whole file is read and checked once before anything is
 * written. What was purged after the backup is purged again in the same transaction, by the file of record keys.
 */
public final class NodeRestore {
    /** References to record keys: where the key is not there any more, the record was purged. */
    private static final List<String> PURGES = List.of(
            "update share_foreign set content = null, kind = '', key_id = null where key_id is not null"
                    + " and not exists (select from share_key where id = key_id)",
            "update share_request set words_key = null where words_key is not null"
                    + " and not exists (select from share_key where id = words_key)",
            "update share_request_event set note_key = null where note_key is not null"
                    + " and not exists (select from share_key where id = note_key)",
            "delete from share_key where not exists (select from share_foreign where key_id = share_key.id)"
                    + " and not exists (select from share_request where words_key = share_key.id)"
                    + " and not exists (select from share_request_event where note_key = share_key.id)");

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
        manifest = checked(file);
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

    private BackupManifest checked(Path path) {
        List<BackupManifest> found = new ArrayList<>();
        new ArchiveReader(path, key).read((name, content) -> {
            if (name.equals(BackupManifest.NAME)) {
                found.add(manifest(path, content));
            } else if (name.endsWith(".toml")) {
                settings = content;
            }
        });
        if (found.size() != 1) {
            throw BackupProblem.NO_BACKUP.about(path);
        }
        return found.getFirst();
    }

    private static BackupManifest manifest(Path path, byte[] content) {
        try {
            return BackupManifest.parse(content);
        } catch (IllegalArgumentException unfit) {
            throw BackupProblem.NEWER_VERSION.about(path);
        }
    }

    private void checkRecordKeys(Path keys) {
        if (!Files.exists(keys)) {
            throw BackupProblem.NO_RECORD_KEYS.about(keys);
        }
        BackupManifest other = checked(keys);
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
            new ArchiveReader(file, key).read((name, content) -> {
                if (name.startsWith("tables/")) {
                    target.rows(table(name), content);
                } else {
                    place(name, content, folders);
                }
            });
            recordKeys.ifPresent(keys -> recordKeys(keys, target, folders.getOrDefault("node", Path.of(""))));
            PURGES.forEach(target::execute);
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

    /** The table of an entry such as {@code tables/NAME/000001}. */
    private static String table(String entry) {
        int begin = entry.indexOf('/') + 1;
        return entry.substring(begin, Math.max(begin, entry.lastIndexOf('/')));
    }

    private static void place(String name, byte[] content, Map<String, Path> folders) {
        int slash = name.indexOf('/');
        Path folder = slash < 0 ? null : folders.get(name.substring(0, slash));
        if (folder == null) {
            return;
        }
        Path target = folder.resolve(name.substring(slash + 1)).normalize();
        if (!target.startsWith(folder)) {
            throw new IllegalArgumentException("an entry must lie in its folder");
        }
        try {
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(java.util.Objects.requireNonNull(target.getParent()), owner);
            Files.write(target, content);
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void recordKeys(Path keys, DatabaseImport target, Path home) {
        WrappingKeyFiles wrapping = new WrappingKeyFiles(home.resolve("keys").resolve("records"));
        RemovalRepetition.TABLES.forEach(
                table -> target.execute("create temporary table " + table + " on commit drop"));
        List<BackupManifest> own = new ArrayList<>();
        new ArchiveReader(keys, key).read((name, content) -> {
            if (name.equals(BackupManifest.NAME)) {
                own.add(BackupManifest.parse(content));
            } else if (name.startsWith(RecordKeyBackup.WRAPPING)) {
                wrapping.write(name.substring(RecordKeyBackup.WRAPPING.length()), content);
            } else if (name.startsWith(RecordKeyBackup.HELD)) {
                target.rows(table(name), content);
            } else if (name.startsWith("tables/")) {
                target.rows(table(name), content);
            }
        });
        own.getFirst().contents().sequences().forEach(target::raise);
    }
}
