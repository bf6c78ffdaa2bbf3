// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.ledger.LedgerException.Reason;

/**
 * The published files under one node's folder: {@code ledger/} and, beside it, {@code ledger.vkey}. Each is written
 * under another name in {@code ledger.new/} beside the log, made durable, and renamed. A tile never changes: one that
 * exists with other bytes is reported.
 */
final class TileFiles {
    private final Path root;
    private final Path scratch;
    private final Path keys;
    private final Set<Path> touched = new TreeSet<>();

    TileFiles(Path nodeFolder) {
        this.root = nodeFolder.resolve("ledger");
        this.scratch = nodeFolder.resolve("ledger.new");
        this.keys = nodeFolder.resolve("ledger.vkey");
    }

    /** Makes the folders and deletes what a killed process left half written. */
    void prepare() {
        guarded(root, () -> {
            Files.createDirectories(root);
            Files.createDirectories(scratch);
            try (DirectoryStream<Path> halves = Files.newDirectoryStream(scratch)) {
                for (Path half : halves) {
                    Files.delete(half);
                }
            }
            return true;
        });
    }

    Path file(HashTile tile) {
        return root.resolve(tile.path());
    }

    Path checkpointFile() {
        return root.resolve("checkpoint");
    }

    /** Where the newest checkpoint that was seen of another log is kept. */
    Path seenFile(String origin) {
        return keys.resolveSibling("seen").resolve(origin.replaceAll("[^A-Za-z0-9.-]", "_"));
    }

    Path keysFile() {
        return keys;
    }

    Optional<byte[]> read(Path file) {
        return guarded(
                file,
                () -> Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                        ? Optional.of(Files.readAllBytes(file))
                        : Optional.empty());
    }

    /** Writes a tile where it is missing and says so; the same bytes do nothing, other bytes are a disagreement. */
    boolean publish(HashTile tile, byte[] bytes) {
        Path file = file(tile);
        Optional<byte[]> present = read(file);
        if (present.isEmpty()) {
            write(file, bytes);
        } else if (!Arrays.equals(present.get(), bytes)) {
            throw disagrees(file);
        }
        return present.isEmpty();
    }

    /** Whether the file is there with the length it must have; a bundle's length is only known to be at least 2 each. */
    boolean hasPlausible(HashTile tile) {
        Path file = file(tile);
        return guarded(file, () -> {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            long length = Files.size(file);
            return tile.holdsEntries()
                    ? length >= 2L * tile.width()
                    : length == (long) Sha256Hash.LENGTH * tile.width();
        });
    }

    static LedgerException disagrees(Path file) {
        return new LedgerException(
                Reason.DISAGREES,
                "a published file differs from the database; find out who changed it, move it away and start again:"
                        + " path=" + file);
    }

    /** Writes a file whole or not at all, in place of one that may be there. */
    void write(Path file, byte[] bytes) {
        guarded(file, () -> {
            Path fresh = scratch.resolve("file");
            try (var channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Path folder = file.resolveSibling("");
            createFolders(folder);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            touched.add(folder);
            return true;
        });
    }

    private void createFolders(Path folder) throws IOException {
        for (Path at = folder; !Files.isDirectory(at); at = at.resolveSibling("")) {
            touched.add(at.resolveSibling(""));
        }
        Files.createDirectories(folder);
    }

    /** Makes the names of all files written since the last call durable. */
    void settle() {
        for (Path folder : touched) {
            guarded(folder, () -> {
                try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                }
                return true;
            });
        }
        touched.clear();
    }

    /** Deletes the partial forms of a full tile; each must be a beginning of the full one. */
    void dropPartials(HashTile full, byte[] bytes) {
        Path folder = root.resolve(full.partialFolder());
        guarded(folder, () -> {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                try (DirectoryStream<Path> partials = Files.newDirectoryStream(folder)) {
                    for (Path partial : partials) {
                        dropPartial(partial, bytes);
                    }
                }
                Files.delete(folder);
            }
            return true;
        });
    }

    private static void dropPartial(Path partial, byte[] bytes) throws IOException {
        byte[] begin = Files.readAllBytes(partial);
        if (begin.length > bytes.length || !Arrays.equals(begin, Arrays.copyOf(bytes, begin.length))) {
            throw disagrees(partial);
        }
        Files.delete(partial);
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T guarded(Path path, Work<T> work) {
        try {
            return work.run();
        } catch (IOException error) {
            throw new LedgerException(
                    Reason.FILES,
                    "a ledger file cannot be read or written; free space or check its rights, nothing is lost: path="
                            + path,
                    error);
        }
    }
}
