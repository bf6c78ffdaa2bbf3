// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.enlace.store.StoreException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresRecoveryTest {
    @TempDir
    Path home;

    private Process child() throws Exception {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LeftServer.class.getName(),
                home.toString());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private long serverPid() throws Exception {
        return Long.parseLong(
                Files.readAllLines(home.resolve("data/postmaster.pid")).getFirst());
    }

    @Test
    void serverOfAKilledProcess_isEnded_andItsContentKept() throws Exception {
        Process process = child();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("up");
        } finally {
            process.destroyForcibly().waitFor();
        }
        long left = serverPid();
        assertThat(ProcessHandle.of(left)).as("the server outlives its process").isPresent();
        try (var server = PostgresServer.start(home);
                var database = Database.connect(server.createDatabase("panama"), 1)) {
            assertThat(serverPid()).isNotEqualTo(left);
            assertThat(isRunning(left)).isFalse();
            assertThat(PostgresServerTest.names(database)).containsExactly("before the kill");
        }
    }

    /** Not gone and not a zombie that nobody has waited for. */
    private static boolean isRunning(long pid) {
        try {
            return !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
        } catch (java.io.IOException gone) {
            return false;
        }
    }

    @Test
    void processKilledWhileMakingTheCluster_leavesNothingThatHinders() throws Exception {
        Process process = child();
        while (!hasHalfMade() && process.isAlive()) {
            Thread.sleep(5);
        }
        process.destroyForcibly().waitFor();
        try (var server = PostgresServer.start(home)) {
            assertThat(server.createDatabase("panama").user()).isEqualTo("panama");
        }
        try (var server = PostgresServer.start(home)) {
            assertThat(server.port()).isPositive();
            assertThat(hasHalfMade()).isFalse();
        }
    }

    private boolean hasHalfMade() throws Exception {
        if (!Files.isDirectory(home)) {
            return false;
        }
        try (var children = Files.list(home)) {
            return children.anyMatch(child -> child.getFileName().toString().startsWith("data.new"));
        }
    }

    @Test
    void processWithTheNumberOfThePidFile_isLeftAlone_whenItIsAnother() throws Exception {
        PostgresServer.start(home).close();
        Process innocent = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    home.resolve("data/postmaster.pid"),
                    innocent.pid() + "\n" + home.resolve("data") + "\n1700000000\n5432\n\n127.0.0.1\n0 0\nready\n");
            try (var server = PostgresServer.start(home)) {
                assertThat(server.port()).isPositive();
            }
            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroy();
        }
    }

    @Test
    void folderInUse_isRefused() {
        try (var server = PostgresServer.start(home)) {
            assertThatThrownBy(() -> PostgresServer.start(home))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.IN_USE));
            assertThat(server.port()).isPositive();
        }
    }

    @Test
    void lostPasswords_areMadeAnew() throws Exception {
        String old;
        try (var server = PostgresServer.start(home)) {
            old = server.createDatabase("panama").password();
        }
        Files.delete(home.resolve("passwords"));
        try (var server = PostgresServer.start(home)) {
            var address = server.createDatabase("panama");
            assertThat(address.password()).isNotEqualTo(old);
            Database.connect(address, 1).close();
        }
    }

    @Test
    void severalStartsAtOnce_shareOneFreshCache() throws Exception {
        Path cache = home.resolve("cache");
        Callable<Integer> first = () -> startAndStop("first", cache);
        Callable<Integer> second = () -> startAndStop("second", cache);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var done : threads.invokeAll(List.of(first, second))) {
                assertThat(done.get()).isPositive();
            }
        }
        try (var children = Files.list(cache)) {
            assertThat(children.map(child -> child.getFileName().toString()))
                    .allMatch(name -> name.matches("postgres-[0-9.]+(\\.lock)?"))
                    .hasSize(2);
        }
    }

    private int startAndStop(String name, Path cache) {
        try (var server = PostgresServer.start(home.resolve(name), ServerUser.find(), cache)) {
            return server.port();
        }
    }

    @Test
    void halfUnpackedCache_isReplaced() throws Exception {
        Path cache = home.resolve("cache");
        Files.createDirectories(cache.resolve("postgres-18.6.0.new/bin"));
        Files.writeString(cache.resolve("postgres-18.6.0.new/bin/postgres"), "half");
        assertThat(startAndStop("node", cache)).isPositive();
    }

    @Test
    void rootWithoutUserNamespaces_runsTheServerAsAnotherUser() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root needs another user");
        Path open = Files.createTempDirectory(Path.of("/var/tmp"), "enlace-test");
        try (var server = PostgresServer.start(open.resolve("home"), ServerUser.changing("nobody"), reachable(open));
                var database = Database.connect(server.createDatabase("panama"), 1)) {
            long pid = Long.parseLong(
                    Files.readAllLines(open.resolve("home/data/postmaster.pid")).getFirst());
            assertThat(Files.getOwner(Path.of("/proc/" + pid)).getName()).isEqualTo("nobody");
            database.migrate(List.of("db/storetest"));
        } finally {
            ServerDisk.deleteTree(open);
        }
    }

    private static Path reachable(Path open) throws Exception {
        Files.setPosixFilePermissions(open, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        return open.resolve("cache");
    }

    @Test
    void cacheThatCannotBeWritten_isSaidClearly() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "no folder");
        assertThatThrownBy(() -> PostgresServer.start(home.resolve("node"), ServerUser.find(), file.resolve("cache")))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FILES))
                .hasMessageContaining("XDG_CACHE_HOME");
    }

    @Test
    void damagedFolder_isSaidClearly_andLeavesTheFolderFree() throws Exception {
        PostgresServer.start(home).close();
        ServerDisk.deleteTree(home.resolve("data/global"));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> PostgresServer.start(home))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_STARTED))
                    .hasMessageContaining(home.resolve("log").toString());
        }
    }
}
