// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One real PostgreSQL for all tests of a process that want databases and no server of their own; it ends with the process. */
public final class SharedServer {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<List<String>, String> SCHEMAS = new ConcurrentHashMap<>();
    private static final PostgresServer SERVER = start();

    private SharedServer() {}

    /** A new, empty database. */
    public static DatabaseAddress database(String name) {
        return SERVER.createDatabase(numbered(name));
    }

    /**
     * A new database in which the migrations of {@code locations} stand already: a copy of one that was migrated once
     * for all tests, which costs a tenth of migrating.
     */
    public static DatabaseAddress database(String name, List<String> locations) {
        String schema = SCHEMAS.computeIfAbsent(locations, SharedServer::migrated);
        String copy = numbered(name);
        execute("postgres", "create database " + copy + " template " + schema);
        DatabaseAddress address = SERVER.createDatabase(copy);
        execute(copy, "alter database " + copy + " owner to " + copy, "reassign owned by " + schema + " to " + copy);
        return address;
    }

    private static void execute(String database, String... commands) {
        DatabaseAddress server = SERVER.superuser(database);
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** As above, connected to. */
    public static Database connect(String name, int connections, List<String> locations) {
        return Database.connect(database(name, locations), connections);
    }

    private static String migrated(List<String> locations) {
        DatabaseAddress address = database("schema");
        try (Database database = Database.connect(address, 1)) {
            database.migrate(locations);
        }
        return address.user();
    }

    private static String numbered(String name) {
        return name.replace('-', '_') + "_" + COUNT.incrementAndGet();
    }

    private static PostgresServer start() {
        try {
            Path home = Files.createTempDirectory("enlace-shared-server");
            PostgresServer server = PostgresServer.start(home);
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
