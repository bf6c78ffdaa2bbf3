// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * A file in the making, in the folder where it will stand. Nobody sees half of it; closed unfinished, it is removed. It
 * replaces no file unless that is asked for: what stands at its place may be a key or the state of a query.
 */
public final class UnfinishedFile implements Closeable {
    private final Path place;
    private final Path part;
    private final OutputStream stream;

    private UnfinishedFile(Path place, Path part, OutputStream stream) {
        this.place = place;
        this.part = part;
        this.stream = stream;
    }

    /** Refuses a place where a file stands already or whose folder does not exist. */
    static void requireFree(Path place) throws IOException {
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(place.toString());
        }
        Path folder = folder(place);
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
    }

    /** Begins what will stand at a free place; a secret is readable by its owner only, from the first byte. */
    static UnfinishedFile of(Path place, boolean secret) throws IOException {
        requireFree(place);
        return begun(place, secret);
    }

    /** Begins what will replace a file that may stand at its place. */
    public static UnfinishedFile replacing(Path place) throws IOException {
        return begun(place, false);
    }

    private static UnfinishedFile begun(Path place, boolean secret) throws IOException {
        Path part = scratch(place, secret);
        try {
            return new UnfinishedFile(place, part, new BufferedOutputStream(Files.newOutputStream(part), 1 << 16));
        } catch (IOException failed) {
            Files.deleteIfExists(part);
            throw failed;
        }
    }

    /** An empty file in the folder of a place; whoever asks for it removes it, or the process when it is interrupted. */
    static Path scratch(Path place, boolean secret) throws IOException {
        Path scratch = Files.createTempFile(folder(place), ".enlace", ".part", attributes(secret));
        scratch.toFile().deleteOnExit();
        return scratch;
    }

    private static Path folder(Path place) {
        return Objects.requireNonNullElse(place.toAbsolutePath().getParent(), place);
    }

    public OutputStream stream() {
        return stream;
    }

    /** Moves the file to its place. */
    public void finish() throws IOException {
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
