// SPDX-License-Identifier: Apache-2.0
package org.enlace.backup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where the backups of one node lie: one file each, named by its time, and the one file of record keys. */
public record BackupFolder(Path folder, String authority) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String END = ".age";

    /** One backup that was finished. */
    public record KeptBackup(Path file, Instant at, long bytes) {}

    /** Where the file of record keys lies, when a backup lies where it was made. */
    public static Optional<Path> recordKeysBeside(Path backup) {
        String name = String.valueOf(backup.getFileName());
        int authority = name.lastIndexOf("-backup-");
        return authority < 0
                ? Optional.empty()
                : Optional.of(new BackupFolder(backup.resolveSibling(""), name.substring(0, authority)).recordKeys());
    }

    Path of(Instant at) {
        return folder.resolve(begin() + TIME.format(at) + END);
    }

    /** The file of record keys, which is replaced. */
    public Path recordKeys() {
        return folder.resolve(authority + "-record-keys" + END);
    }

    private String begin() {
        return authority + "-backup-";
    }

    void prepare() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** The finished backups, newest first; none where the folder is not there. */
    public List<KeptBackup> all() throws IOException {
        List<KeptBackup> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, begin() + "*" + END)) {
            for (Path file : files) {
                time(file)
                        .ifPresent(at ->
                                all.add(new KeptBackup(file, at, file.toFile().length())));
            }
        } catch (NoSuchFileException none) {
            return List.of();
        }
        all.sort(Comparator.comparing(KeptBackup::at).reversed());
        return all;
    }

    /** The newest finished backup; empty where there is none, or where the folder cannot be read. */
    public Optional<KeptBackup> newest() {
        try {
            return all().stream().findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Instant> time(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return Optional.of(
                    Instant.from(TIME.parse(name.substring(begin().length(), name.length() - END.length()))));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    /** Removes all but the newest {@code keep} backups, and what an interrupted one left. */
    void keepNewest(int keep) throws IOException {
        for (KeptBackup old : all().stream().skip(keep).toList()) {
            Files.delete(old.file());
        }
    }

    void removeHalves() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, authority + "-*.half")) {
            for (Path half : files) {
                Files.delete(half);
            }
        }
    }
}
