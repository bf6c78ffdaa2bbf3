// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One real PostgreSQL for all tests of a process that want databases and no server of their own; it ends with the process. */
public final class SharedServer {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Postgres SERVER = start();

    private SharedServer() {}

    /** A new, empty database. */
    public static DatabaseAddress database(String name) {
        return SERVER.createDatabase(name.replace('-', '_') + "_" + COUNT.incrementAndGet());
    }

    private static Postgres start() {
        try {
            Path home = Files.createTempDirectory("enlace-shared-server");
            Postgres server = Postgres.start(home);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                delete(home);
            }));
            return server;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static void delete(Path home) {
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
