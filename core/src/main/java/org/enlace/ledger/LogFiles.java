// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enlace.ledger.VerificationResult.Place;

/** The files of a log as a verifier reads them: never through a link, never more bytes than the format allows. */
final class LogFiles {
    static final String CHECKPOINT = "ledger/checkpoint";
    static final String KEYS = "ledger.vkey";
    private static final Pattern FOLDER =
            Pattern.compile("(tile(/(entries|[0-7])((/x[0-9]{3}){0,6}(/[0-9]{3}\\.p)?))?)?");

    private final Path root;
    private final Path keys;

    LogFiles(Path root, Path keys) {
        this.root = root;
        this.keys = keys;
    }

    static String name(HashTile tile) {
        return "ledger/" + tile.path();
    }

    byte[] keys() {
        return read(keys, KEYS, LedgerKeys.MAX_BYTES);
    }

    byte[] checkpoint() {
        return read(root.resolve("checkpoint"), CHECKPOINT, SignedCheckpoint.MAX_BYTES);
    }

    /** A bundle of any allowed length, or exactly the bytes of a hash tile's width. */
    byte[] read(HashTile tile) {
        byte[] bytes = read(
                root.resolve(tile.path()),
                name(tile),
                tile.holdsEntries() ? EntryBundle.MAX_BYTES : tile.width() * Sha256Hash.LENGTH);
        if (!tile.holdsEntries() && bytes.length != tile.width() * Sha256Hash.LENGTH) {
            throw new DamageException(name(tile), new Place.Offset(bytes.length), LogFlaw.LENGTH);
        }
        return bytes;
    }

    Optional<byte[]> readIfSound(HashTile tile) {
        try {
            return Optional.of(read(tile));
        } catch (DamageException damaged) {
            return Optional.empty();
        }
    }

    private static byte[] read(Path file, String name, int most) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            checkRegular(attributes, name);
            if (attributes.size() > most) {
                throw new DamageException(name, new Place.Offset(most), LogFlaw.LENGTH);
            }
            try (var in = Files.newInputStream(file)) {
                return in.readNBytes(most + 1);
            }
        } catch (NoSuchFileException missing) {
            throw DamageException.whole(name, LogFlaw.MISSING);
        } catch (IOException error) {
            throw DamageException.whole(name, LogFlaw.UNREADABLE);
        }
    }

    private static void checkRegular(BasicFileAttributes attributes, String name) {
        if (attributes.isSymbolicLink()) {
            throw DamageException.whole(name, LogFlaw.LINK);
        }
        if (!attributes.isRegularFile()) {
            throw DamageException.whole(name, LogFlaw.UNKNOWN);
        }
    }

    /** The widths of the partial forms that lie beside or before a tile, without the tile itself. */
    List<HashTile> olderForms(HashTile tile) {
        Path folder = root.resolve(tile.partialFolder());
        List<HashTile> older = new ArrayList<>();
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return older;
        }
        try (DirectoryStream<Path> forms = Files.newDirectoryStream(folder)) {
            for (Path form : forms) {
                HashTile.parse(tile.partialFolder() + "/" + form.getFileName())
                        .filter(found -> found.width() < tile.width())
                        .ifPresent(older::add);
            }
        } catch (IOException error) {
            throw DamageException.whole("ledger/" + tile.partialFolder(), LogFlaw.UNREADABLE);
        }
        return older;
    }

    /** Everything that lies under {@code ledger/} must be a file of a log with {@code size} entries. */
    void checkNames(long size) {
        var check = new NameCheck(size);
        try {
            Files.walkFileTree(root, check);
        } catch (IOException error) {
            throw DamageException.whole("ledger", LogFlaw.UNREADABLE);
        }
        check.first.ifPresent(found -> {
            throw found;
        });
    }

    /** Keeps the first damage in the order of paths, so that the answer does not depend on the file system. */
    private final class NameCheck extends SimpleFileVisitor<Path> {
        private final long size;
        private Optional<DamageException> first = Optional.empty();

        NameCheck(long size) {
            this.size = size;
        }

        private void found(String path, LogFlaw flaw) {
            String name = path.isEmpty() ? "ledger" : "ledger/" + path;
            if (first.isEmpty() || name.compareTo(first.get().damage().file()) < 0) {
                first = Optional.of(DamageException.whole(name, flaw));
            }
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String path = relative(folder);
            if (FOLDER.matcher(path).matches()) {
                return FileVisitResult.CONTINUE;
            }
            found(path, LogFlaw.UNKNOWN);
            return FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = relative(file);
            if (attributes.isSymbolicLink()) {
                found(path, LogFlaw.LINK);
            } else if (!attributes.isRegularFile()) {
                found(path, LogFlaw.UNKNOWN);
            } else if (!path.equals("checkpoint")) {
                Optional<HashTile> tile = HashTile.parse(path);
                if (tile.isEmpty()) {
                    found(path, LogFlaw.UNKNOWN);
                } else if (tile.get().first() + tile.get().width()
                        > HashTile.count(tile.get().level(), size)) {
                    found(path, LogFlaw.BEYOND);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException error) {
            if (!(error instanceof NoSuchFileException)) {
                found(relative(file), LogFlaw.UNREADABLE);
            }
            return FileVisitResult.CONTINUE;
        }

        private String relative(Path path) {
            return root.relativize(path).toString().replace('\\', '/');
        }
    }
}
