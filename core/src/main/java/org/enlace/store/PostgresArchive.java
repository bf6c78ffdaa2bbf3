// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.enlace.store.StoreException.Reason;

/**
 * The PostgreSQL programs of this platform, unpacked once per user and version and compared with their digest before each use.
 * Several processes may ask at the same time: one unpacks under a lock into a new folder and renames it, the others wait and use it.
 */
final class PostgresArchive {
    /** SHA-256 of the programs of each platform and version, by {@link ProgramTree}; a test holds it to the archive. */
    static final String DIGESTS = "programs.properties";

    private static final Pattern VERSION = Pattern.compile("-(\\d+\\.\\d+\\.\\d+)\\.jar!");

    private final Path folder;

    private PostgresArchive(Path folder) {
        this.folder = folder;
    }

    /** The folder that all runs of this user share. */
    static Path userCache() {
        String named = Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).orElse("");
        Path root = named.startsWith("/") ? Path.of(named) : Path.of(System.getProperty("user.home"), ".cache");
        return root.resolve("enlace");
    }

    static PostgresArchive unpacked(Path cache) {
        String platform = platform();
        URL archive = PostgresArchive.class.getResource("/postgres-" + platform + ".txz");
        if (archive == null) {
            throw new StoreException(
                    Reason.NO_BINARIES,
                    "no PostgreSQL comes with Enlace for this machine; install PostgreSQL 15 or newer and give its"
                            + " address: platform=" + platform);
        }
        Path folder = cache.resolve("postgres-" + version(archive));
        try {
            Files.createDirectories(cache);
            TrustedFolder.check(cache);
            unpackOnce(archive, folder, expected(platform, version(archive), archive));
        } catch (IOException error) {
            throw ServerDisk.refusal(
                    "the PostgreSQL programs cannot be unpacked; free some space or point XDG_CACHE_HOME"
                            + " to a folder that can be written",
                    folder,
                    error);
        }
        return new PostgresArchive(folder);
    }

    /** The digest of the programs that come with Enlace: kept with the code, or, for others on the class path, of their archive. */
    private static String expected(String platform, String version, URL archive) throws IOException {
        Properties known = new Properties();
        try (InputStream in = Objects.requireNonNull(PostgresArchive.class.getResourceAsStream(DIGESTS))) {
            known.load(in);
        }
        String kept = known.getProperty(platform + "-" + version);
        return kept == null ? ProgramTree.digest(archive) : kept;
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    Path folder() {
        return folder;
    }

    static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch");
        String machine = arch.equals("aarch64") ? "arm_64" : arch.equals("amd64") ? "x86_64" : arch;
        return (os.startsWith("mac") ? "darwin" : os) + "-" + machine;
    }

    static String version(URL archive) {
        Matcher found = VERSION.matcher(archive.toString());
        return found.find() ? found.group(1) : "bundled";
    }

    /**
     * Unpacks where there is nothing or where anything differs from what it should be: what lies in a cache may be damaged or planted,
     * and is looked at before each run.
     */
    private static void unpackOnce(URL archive, Path folder, String expected) throws IOException {
        Path lockFile = folder.resolveSibling(folder.getFileName() + ".lock");
        // A file lock keeps out other processes, the monitor keeps out other threads of this one.
        synchronized (PostgresArchive.class) {
            try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (held.isValid() && !isWhole(folder, expected)) {
                    Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
                    ServerDisk.deleteTree(fresh);
                    unpack(archive, fresh);
                    ServerDisk.deleteTree(folder);
                    Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }

    private static boolean isWhole(Path folder, String expected) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        boolean whole =
                TrustedFolder.isOurs(folder) && ProgramTree.digest(folder).equals(expected);
        if (!whole) {
            System.getLogger(PostgresArchive.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "the PostgreSQL programs in the cache are not those that come with Enlace and are"
                                    + " replaced: path={0}",
                            folder);
        }
        return whole;
    }

    private static void unpack(URL archive, Path into) throws IOException {
        Files.createDirectories(into);
        try (TarArchiveInputStream tar = ProgramTree.open(archive)) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                write(tar, entry, into);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("an entry of the archive points outside of it");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        try (var out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
            tar.transferTo(out);
        }
        Files.setPosixFilePermissions(
                target, PosixFilePermissions.fromString(ProgramTree.runs(entry) ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
