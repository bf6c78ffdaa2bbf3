// SPDX-License-Identifier: Apache-2.0
package org.enlace.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.enlace.store.PostgresServer;

/**
 * Where a demo lives: the folder that {@code --keep} names, or one of this process in the user's cache that goes when it
 * ends. What a killed demo left in the cache is ended and removed at the next start.
 */
public final class DemoHome implements AutoCloseable {
    private final Path folder;
    private final boolean kept;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DemoHome(Path folder, boolean kept) {
        this.folder = folder;
        this.kept = kept;
    }

    public static DemoHome open(Path keep) throws IOException {
        if (!keep.toString().isEmpty()) {
            return new DemoHome(Files.createDirectories(keep).toRealPath(), true);
        }
        Path demos = Files.createDirectories(cache().resolve("demo"));
        removeLeftBehind(demos);
        long pid = ProcessHandle.current().pid();
        return new DemoHome(Files.createDirectories(demos.resolve(Long.toString(pid))), false);
    }

    private static Path cache() {
        String named = System.getenv("XDG_CACHE_HOME");
        Path base =
                named == null || named.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(named);
        return base.resolve("enlace");
    }

    private static void removeLeftBehind(Path demos) throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(demos)) {
            folders = all.filter(folder -> folder.getFileName().toString().matches("[0-9]+"))
                    .toList();
        }
        for (Path folder : folders) {
            long pid = Long.parseLong(folder.getFileName().toString());
            boolean mine = pid == ProcessHandle.current().pid();
            if (mine || ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
                PostgresServer.endLeftBehind(folder.resolve("postgres"));
                delete(folder);
            }
        }
    }

    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        if (!kept && closed.compareAndSet(false, true)) {
            try {
                delete(folder);
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (NoSuchFileException gone) {
            // Nothing is left to delete.
        }
    }
}
