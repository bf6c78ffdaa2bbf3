// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.file.PathUtils;
import org.enlace.store.StoreException.Reason;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;

/**
 * The schema migrations of all packages, as one list. A fingerprint over every migration file stands in the table
 * {@code store_schema}; where it matches, Flyway (about half a second per node) is not even loaded.
 */
final class SchemaMigrations {
    private final DatabaseAddress address;
    private final List<String> locations;

    SchemaMigrations(DatabaseAddress address, List<String> locations) {
        this.address = address;
        this.locations = locations.stream()
                .map(location -> location.startsWith("classpath:") ? location.substring(10) : location)
                .sorted()
                .toList();
    }

    void run(Database database) {
        String wanted = fingerprint();
        if (wanted.equals(database.read(SchemaMigrations::storedFingerprint))) {
            return;
        }
        migrate();
        database.useTransaction(handle -> {
            handle.execute("create table if not exists store_schema (fingerprint text not null)");
            handle.execute("delete from store_schema");
            handle.execute("insert into store_schema (fingerprint) values (?)", wanted);
        });
    }

    /** Whether a table is about the migrations themselves. */
    static boolean isOwn(String table) {
        return table.equals("flyway_schema_history") || table.equals("store_schema");
    }

    /** Runs the migrations of these versions alone, on an empty database; StoreException(MIGRATION) where one is not known. */
    void runOnly(List<String> versions) {
        Map<String, byte[]> files = files(locations);
        try {
            Path folder = Files.createTempDirectory("enlace-schema");
            try {
                for (String version : versions) {
                    String name = files.keySet().stream()
                            .filter(each -> each.startsWith("V" + version + "__"))
                            .findFirst()
                            .orElseThrow(() -> new StoreException(
                                    Reason.MIGRATION,
                                    "a newer Enlace made this copy; bring it back with that one: migration="
                                            + version));
                    Files.write(folder.resolve(name), files.get(name));
                }
                migrate("filesystem:" + folder);
            } finally {
                PathUtils.deleteDirectory(folder);
            }
        } catch (IOException error) {
            throw new StoreException(
                    Reason.MIGRATION, "migrations cannot be laid out in the folder for passing files", error);
        }
    }

    private static String storedFingerprint(Handle handle) {
        boolean present = handle.createQuery("select to_regclass('store_schema') is not null")
                .mapTo(Boolean.class)
                .one();
        if (!present) {
            return "";
        }
        return handle.createQuery("select fingerprint from store_schema")
                .mapTo(String.class)
                .findOne()
                .orElse("");
    }

    private void migrate() {
        migrate(locations.stream().map(l -> "classpath:" + l).toArray(String[]::new));
    }

    private void migrate(String... places) {
        try {
            Flyway.configure(getClass().getClassLoader())
                    .loggers("slf4j")
                    .dataSource(address.url(), address.user(), address.password())
                    .locations(places)
                    .failOnMissingLocations(true)
                    .outOfOrder(true)
                    .load()
                    .migrate();
        } catch (FlywayException error) {
            throw DriverRefusals.sqlCause(error)
                    .filter(sql ->
                            sql.getSQLState() != null && DriverRefusals.reason(sql.getSQLState()) == Reason.UNAVAILABLE)
                    .map(sql -> DriverRefusals.of(sql, "schema"))
                    .orElseGet(() -> new StoreException(
                            Reason.MIGRATION, "the schema could not be brought up to date: " + error.getMessage()));
        }
    }

    /** SHA-256 over the names and bytes of all migration files in order. */
    private String fingerprint() {
        var digest = DigestUtils.getSha256Digest();
        collected(locations).forEach((name, bytes) -> {
            digest.update((name + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Map<String, byte[]> collected(List<String> locations) {
        Map<String, byte[]> files = new TreeMap<>();
        for (String location : locations) {
            collect(location, files);
        }
        return files;
    }

    /** The migration files by their name. */
    static SortedMap<String, byte[]> files(List<String> locations) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        collected(locations).forEach((place, bytes) -> files.put(place.substring(place.lastIndexOf('/') + 1), bytes));
        return files;
    }

    private static void collect(String location, Map<String, byte[]> files) {
        try {
            var found = Collections.list(SchemaMigrations.class.getClassLoader().getResources(location));
            if (found.isEmpty()) {
                throw new StoreException(
                        Reason.MIGRATION, "no such migrations on the class path: location=" + location);
            }
            for (URL url : found) {
                read(location, url.toURI(), files);
            }
        } catch (IOException | URISyntaxException error) {
            throw new StoreException(Reason.MIGRATION, "migrations cannot be read: location=" + location, error);
        }
    }

    private static void read(String location, URI folder, Map<String, byte[]> files) throws IOException {
        if (!"jar".equals(folder.getScheme())) {
            readFolder(location, Path.of(folder), files);
            return;
        }
        String text = folder.getSchemeSpecificPart();
        Path jar = Path.of(URI.create(text.substring(0, text.indexOf("!/"))));
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            readFolder(location, inside.getPath(location), files);
        }
    }

    private static void readFolder(String location, Path folder, Map<String, byte[]> files) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(location + "/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
    }
}
