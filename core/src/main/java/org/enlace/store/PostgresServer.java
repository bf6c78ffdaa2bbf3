// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.enlace.store.StoreException.Reason;

/**
 * A PostgreSQL server of our own under one folder: 127.0.0.1 only, a random free port, SCRAM passwords, fsync on. The
 * folder holds {@code data/}, {@code passwords} (readable by its owner only), {@code log} and {@code lock}; the programs
 * come from the user's cache, which all runs share.
 *
 * <p>Decision: docs/decisions.md, "Embedded PostgreSQL from Maven Central, started by us".
 */
public final class PostgresServer implements AutoCloseable {
    private static final int ATTEMPTS = 8;

    private final Path home;
    private final Path data;
    private final Path log;
    private final FileChannel lock;
    private final ServerPrograms programs;
    private final RolePasswords passwords;
    private final AtomicBoolean closed = new AtomicBoolean();
    private int port;

    private PostgresServer(Path home, FileChannel lock, ServerPrograms programs) {
        this.home = home;
        this.data = home.resolve("data");
        this.log = home.resolve("log");
        this.lock = lock;
        this.programs = programs;
        this.passwords = new RolePasswords(home.resolve("passwords"));
    }

    /**
     * Starts the server of {@code home}, making it first where there is none (about a second), and ends one that a
     * killed process left there. Takes about half a second on an existing folder.
     */
    public static PostgresServer start(Path home) {
        ServerUser user = ServerUser.find();
        return start(home, user, user.cache(PostgresArchive.userCache()));
    }

    /** Ends the server that a killed process left in {@code home}, where there is one; one that cannot be ended keeps its own files only. */
    public static void endLeftBehind(Path home) {
        if (Files.exists(home.resolve("data").resolve("postmaster.pid"))) {
            try {
                start(home).close();
            } catch (StoreException damaged) {
                System.getLogger(PostgresServer.class.getName())
                        .log(System.Logger.Level.WARNING, "a server that was left behind was not ended: path=" + home);
            }
        }
    }

    static PostgresServer start(Path home, ServerUser user, Path cache) {
        Path place = home.toAbsolutePath().normalize();
        FileChannel lock = lock(place);
        try {
            var postgres = new PostgresServer(place, lock, new ServerPrograms(PostgresArchive.unpacked(cache), user));
            postgres.launch();
            return postgres;
        } catch (RuntimeException | Error failed) {
            release(lock);
            throw failed;
        }
    }

    private static FileChannel lock(Path home) {
        try {
            ServerDisk.privateFolder(home);
            FileChannel channel =
                    FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!held(channel)) {
                channel.close();
                throw new StoreException(
                        Reason.IN_USE,
                        "another running Enlace uses this folder; stop it or choose another: path=" + home);
            }
            return channel;
        } catch (IOException error) {
            throw ServerDisk.refusal("the folder of the database cannot be used; check its rights", home, error);
        }
    }

    private static boolean held(FileChannel channel) throws IOException {
        try {
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            return lock.isPresent();
        } catch (OverlappingFileLockException ownProcess) {
            return false;
        }
    }

    private void launch() {
        checkReachable();
        new AbandonedServer(data, programs).end();
        boolean known = passwords.of(DataCluster.SUPERUSER).isPresent();
        String password = passwords.ofOrNew(DataCluster.SUPERUSER);
        var cluster = new DataCluster(data, programs);
        boolean existed = Files.isDirectory(data);
        cluster.make(password, home.resolve("scratch"));
        if (existed && !known) {
            cluster.resetPassword(password);
        }
        run(cluster);
    }

    private void checkReachable() {
        if (programs.user().owner().isPresent()) {
            try {
                // The other user must be able to pass through the folder, not to list it.
                Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
            } catch (IOException error) {
                throw ServerDisk.refusal("the folder of the database cannot be opened", home, error);
            }
            if (!programs.user().run(List.of("test", "-x", home.toString()), "").worked()) {
                throw new StoreException(
                        Reason.ROOT,
                        "PostgreSQL does not run as root, and the user it would run as cannot reach the folder; start"
                                + " Enlace as an ordinary user or choose a folder others can enter: user="
                                + programs.user().owner().get() + " path=" + home);
            }
        }
    }

    private void run(DataCluster cluster) {
        String said = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            port = freePort();
            cluster.configure(port);
            long before = prepareLog();
            var started = programs.run(
                    "pg_ctl", "start", "-D", data.toString(), "-l", log.toString(), "-w", "-t", "120", "-s");
            if (started.worked()) {
                return;
            }
            said = logSince(before) + started.output();
            if (!isPassing(said)) {
                break;
            }
            ServerPrograms.pause();
        }
        boolean full = said.contains("No space left");
        throw new StoreException(
                full ? Reason.DISK_FULL : Reason.NOT_STARTED,
                full
                        ? "the disk is full; free some space and start again, nothing stored is lost: path=" + home
                        : "PostgreSQL did not start; its reasons stand in the log: path=" + log);
    }

    /** Another process took the port, or workers of an ended server have not quite gone. */
    private static boolean isPassing(String said) {
        return said.contains("could not bind")
                || said.contains("could not create any TCP/IP sockets")
                || said.contains("still in use");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException error) {
            throw new StoreException(Reason.NOT_STARTED, "no free port on 127.0.0.1 for the database", error);
        }
    }

    private long prepareLog() {
        try {
            if (!Files.exists(log)) {
                ServerDisk.writePrivately(log, "");
            } else if (Files.size(log) > 1 << 22) {
                ServerDisk.writePrivately(log, "");
            }
            programs.user().own(log);
            return Files.size(log);
        } catch (IOException error) {
            throw ServerDisk.refusal("the log of the database cannot be written", log, error);
        }
    }

    private String logSince(long position) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(position);
            byte[] bytes = new byte[(int) Math.min(1 << 16, file.length() - position)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /**
     * A database of this name with a role that owns it, made where they do not exist. The same name gives the same
     * address on every start of the same folder. No other role can connect to it.
     */
    public synchronized DatabaseAddress createDatabase(String name) {
        RoleProvision.checkName(name);
        String password = passwords.ofOrNew(name);
        new RoleProvision(superuser("postgres")).provide(name, password);
        return new DatabaseAddress(url(name), name, password);
    }

    DatabaseAddress superuser(String database) {
        return new DatabaseAddress(url(database), DataCluster.SUPERUSER, passwords.ofOrNew(DataCluster.SUPERUSER));
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    /** Stops the server after its checkpoint and waits until it is gone; calling it twice does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                new AbandonedServer(data, programs).end();
            } finally {
                release(lock);
            }
        }
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException alreadyClosed) {
            System.getLogger(PostgresServer.class.getName())
                    .log(System.Logger.Level.DEBUG, "the lock was already released", alreadyClosed);
        }
    }
}
