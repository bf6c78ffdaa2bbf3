// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Collectors;
import org.enlace.store.StoreException.Reason;

/**
 * The data folder of a server: made in a folder of another name and renamed when complete and on the disk, so that a
 * process killed on the way leaves no half-made one. Each start writes its settings anew.
 */
final class DataCluster {
    static final String SUPERUSER = "enlace";
    private static final String HALF_MADE = "data.new-";
    private static final String ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n";
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "'127.0.0.1'"),
            Map.entry("unix_socket_directories", "''"),
            Map.entry("max_connections", "80"),
            Map.entry("superuser_reserved_connections", "3"),
            Map.entry("shared_buffers", "'48MB'"),
            Map.entry("work_mem", "'4MB'"),
            Map.entry("maintenance_work_mem", "'32MB'"),
            Map.entry("max_wal_size", "'256MB'"),
            Map.entry("min_wal_size", "'32MB'"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("wal_level", "minimal"),
            Map.entry("autovacuum_max_workers", "2"),
            Map.entry("max_parallel_workers", "2"),
            Map.entry("jit", "off"),
            Map.entry("deadlock_timeout", "'200ms'"),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("io_method", "sync"),
            Map.entry("password_encryption", "'scram-sha-256'"),
            Map.entry("timezone", "'UTC'"),
            // LOG stands above ERROR in this list: a refused statement, which may quote values, is not logged.
            Map.entry("log_min_messages", "log"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_statement", "none"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_parameter_max_length", "0"),
            Map.entry("log_checkpoints", "off"),
            Map.entry("log_autovacuum_min_duration", "-1"));

    private final Path data;
    private final ServerPrograms programs;

    DataCluster(Path data, ServerPrograms programs) {
        this.data = data;
        this.programs = programs;
    }

    /** Makes the data folder where there is none; {@code scratch} holds the password for a moment. */
    void make(String password, Path scratch) {
        // A name of this process alone: an initdb whose parent was killed may still be writing under another.
        Path fresh = data.resolveSibling(HALF_MADE + ProcessHandle.current().pid());
        try {
            clearHalfMade();
            if (Files.isDirectory(data)) {
                checkVersion();
                return;
            }
            ServerDisk.privateFolder(fresh);
            ServerDisk.writePrivately(scratch, password);
            programs.user().own(fresh);
            programs.user().own(scratch);
            initialise(fresh, scratch);
            Files.deleteIfExists(scratch);
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
            ServerDisk.sync(data.resolveSibling(""));
        } catch (IOException error) {
            throw ServerDisk.refusal("the data folder cannot be made; check the rights of the folder", data, error);
        }
    }

    private void clearHalfMade() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(data.resolveSibling(""), HALF_MADE + "*")) {
            for (Path half : left) {
                ServerDisk.deleteTree(half);
            }
        }
    }

    private void initialise(Path fresh, Path passwordFile) {
        check(programs.run(
                "initdb",
                "-D",
                fresh.toString(),
                "-U",
                SUPERUSER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile,
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--wal-segsize=4",
                "--no-instructions",
                "--no-sync",
                "-c",
                "io_method=sync",
                "-c",
                "shared_buffers=16MB"));
        // One sync of the whole folder at the end is ten times faster than initdb's own.
        var quick = programs.run("initdb", "-D", fresh.toString(), "--sync-only", "--sync-method=syncfs");
        if (!quick.worked()) {
            check(programs.run("initdb", "-D", fresh.toString(), "--sync-only"));
        }
    }

    private void check(ServerUser.Outcome made) {
        if (!made.worked()) {
            boolean full = made.output().contains("No space left");
            throw new StoreException(
                    full ? Reason.DISK_FULL : Reason.NOT_STARTED,
                    (full
                                    ? "the disk is full; free some space and start again"
                                    : "the database cannot be made: " + lastLine(made.output()))
                            + ": path=" + data);
        }
    }

    private static String lastLine(String output) {
        return output.lines().filter(line -> !line.isBlank()).reduce("", (first, second) -> second);
    }

    private void checkVersion() throws IOException {
        Path file = data.resolve("PG_VERSION");
        String made = Files.exists(file) ? Files.readString(file).strip() : "none";
        String ours = programs.run("postgres", "--version").output();
        if (!ours.contains(" " + made + ".")) {
            throw new StoreException(
                    Reason.WRONG_VERSION,
                    "the data folder was made by another PostgreSQL; start the Enlace that made it: made=" + made
                            + " path=" + data);
        }
    }

    /** Sets the superuser's password without a running server, for a folder whose password file was lost. */
    void resetPassword(String password) {
        configure(1);
        check(programs.feed(
                "alter user " + SUPERUSER + " password '" + password + "'\n",
                "postgres",
                "--single",
                "-D",
                data.toString(),
                "postgres"));
    }

    void configure(int port) {
        String settings = SETTINGS.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining());
        try {
            write("postgresql.conf", settings + "port = " + port + "\n");
            write("pg_hba.conf", ACCESS);
        } catch (IOException error) {
            throw ServerDisk.refusal("the settings of the database cannot be written", data, error);
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = data.resolve(name);
        ServerDisk.writePrivately(file, text);
        programs.user().own(file);
    }
}
