// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.enlace.store.StoreException.Reason;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs of this platform, unpacked once per user and version. Several processes may ask at the same
 * time: one unpacks under a lock into a new folder and renames it, the others wait and use it.
 */
final class Binaries {
    private static final Pattern VERSION = Pattern.compile("-(\\d+\\.\\d+\\.\\d+)\\.jar!");

    private final Path folder;

    private Binaries(Path folder) {
        this.folder = folder;
    }

    /** The folder that all runs of this user share. */
    static Path userCache() {
        String named = Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).orElse("");
        Path root = named.startsWith("/") ? Path.of(named) : Path.of(System.getProperty("user.home"), ".cache");
        return root.resolve("enlace");
    }

    static Binaries unpacked(Path cache) {
        String platform = platform();
        URL archive = Binaries.class.getResource("/postgres-" + platform + ".txz");
        if (archive == null) {
            throw new StoreException(
                    Reason.NO_BINARIES,
                    "no PostgreSQL comes with Enlace for this machine; install PostgreSQL 15 or newer and give its"
                            + " address: platform=" + platform);
        }
        Path folder = cache.resolve("postgres-" + version(archive));
        try {
            if (!Files.isDirectory(folder)) {
                unpackOnce(archive, folder);
            }
        } catch (IOException error) {
            throw Disk.refusal(
                    "the PostgreSQL programs cannot be unpacked; free some space or point XDG_CACHE_HOME"
                            + " to a folder that can be written",
                    folder,
                    error);
        }
        return new Binaries(folder);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    Path folder() {
        return folder;
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch");
        String machine = arch.equals("aarch64") ? "arm_64" : arch.equals("amd64") ? "x86_64" : arch;
        return (os.startsWith("mac") ? "darwin" : os) + "-" + machine;
    }

    private static String version(URL archive) {
        Matcher found = VERSION.matcher(archive.toString());
        return found.find() ? found.group(1) : "bundled";
    }

    private static void unpackOnce(URL archive, Path folder) throws IOException {
        Path parent = Files.createDirectories(folder.getParent());
        Path lockFile = parent.resolve(folder.getFileName() + ".lock");
        // A file lock keeps out other processes, the monitor keeps out other threads of this one.
        synchronized (Binaries.class) {
            try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (held.isValid() && !Files.isDirectory(folder)) {
                    Path fresh = parent.resolve(folder.getFileName() + ".new");
                    Disk.deleteTree(fresh);
                    unpack(archive, fresh);
                    Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }

    private static void unpack(URL archive, Path into) throws IOException {
        Files.createDirectories(into);
        try (InputStream raw = new BufferedInputStream(archive.openStream(), 1 << 16);
                var tar = new TarArchiveInputStream(new BufferedInputStream(new XZInputStream(raw), 1 << 16))) {
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
        boolean runs = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
