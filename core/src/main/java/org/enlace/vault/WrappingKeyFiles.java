// SPDX-License-Identifier: Apache-2.0
package org.enlace.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Wrapping keys as files of 32 bytes, readable by their owner only. A key stands under its name or not at all: it is
 * written beside, synced and renamed. What is removed is overwritten first; a disk that remaps its blocks may keep the
 * old ones all the same.
 */
public final class WrappingKeyFiles {
    private static final String END = ".key";

    private final Path folder;

    public WrappingKeyFiles(Path folder) {
        this.folder = folder;
    }

    public Optional<byte[]> read(String name) {
        try {
            Path file = folder.resolve(name + END);
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a wrapping key must be readable: folder=" + folder, unreadable);
        }
    }

    public void write(String name, byte[] key) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path fresh = folder.resolve(name + ".new");
            var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            try (FileChannel out =
                    FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
                fill(out, key);
            }
            Files.move(fresh, folder.resolve(name + END), StandardCopyOption.ATOMIC_MOVE);
            syncFolder();
        } catch (IOException failed) {
            throw new UncheckedIOException("the key folder must be writable: folder=" + folder, failed);
        }
    }

    /** Removes every key but one. */
    void removeAllBut(String name) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        boolean removed = false;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!file.getFileName().toString().equals(name + END)) {
                    remove(file);
                    removed = true;
                }
            }
            if (removed) {
                syncFolder();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the key folder must be writable: folder=" + folder, failed);
        }
    }

    private static void remove(Path file) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            fill(out, new byte[Math.toIntExact(out.size())]);
        }
        Files.delete(file);
    }

    private static void fill(FileChannel out, byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            out.write(left);
        }
        out.force(true);
    }

    private void syncFolder() throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
