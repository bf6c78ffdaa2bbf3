// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A file in the making, in the folder where it will stand. Nobody sees half of it; closed unfinished, it is removed. */
final class Beside implements Closeable {
    private final Path place;
    private final Path part;
    private final OutputStream stream;

    private Beside(Path place, Path part, OutputStream stream) {
        this.place = place;
        this.part = part;
        this.stream = stream;
    }

    /** Begins what will stand at a place; a secret is readable by its owner only, from the first byte. */
    static Beside of(Path place, boolean secret) throws IOException {
        Path part = scratch(place, secret);
        try {
            return new Beside(place, part, new BufferedOutputStream(Files.newOutputStream(part), 1 << 16));
        } catch (IOException failed) {
            Files.deleteIfExists(part);
            throw failed;
        }
    }

    /** An empty file in the folder of a place; whoever asks for it removes it. */
    static Path scratch(Path place, boolean secret) throws IOException {
        Path folder = place.toAbsolutePath().getParent();
        return Files.createTempFile(folder, ".enlace", ".part", attributes(secret));
    }

    OutputStream stream() {
        return stream;
    }

    /** Moves the file to its place. */
    void finish() throws IOException {
        stream.close();
        try {
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherwise) {
            Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            stream.close();
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static FileAttribute<?>[] attributes(boolean secret) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        String mode = secret ? "rw-------" : "rw-r--r--";
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
