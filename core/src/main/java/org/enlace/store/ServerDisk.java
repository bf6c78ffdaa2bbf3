// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.enlace.store.StoreException.Reason;

/** Files and folders of the server: private, written whole or not at all. */
final class ServerDisk {
    private ServerDisk() {}

    static StoreException refusal(String rule, Path path, Exception error) {
        boolean full = String.valueOf(error.getMessage()).contains("No space left");
        String what = full ? "the disk is full; free some space and start again" : rule;
        return new StoreException(full ? Reason.DISK_FULL : Reason.FILES, what + ": path=" + path, error);
    }

    /** Creates a folder that only its owner can enter, or refuses one that another user made or may write into. */
    static void privateFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            if (!TrustedFolder.isOurs(folder.toRealPath())) {
                throw new StoreException(
                        Reason.FILES,
                        "the folder of the database belongs to another user or others may write into it; take that"
                                + " right away (chmod 700) or choose another folder: path=" + folder);
            }
        } else {
            Files.createDirectories(folder.toAbsolutePath().resolveSibling(""));
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** Writes a file that only its owner can read, so that after a crash it holds the old text or the new one. */
    static void writePrivately(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(fresh, mode);
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(file.toAbsolutePath().resolveSibling(""));
    }

    /** Makes the names in a folder durable. */
    static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(root)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException error) {
            throw error.getCause();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
