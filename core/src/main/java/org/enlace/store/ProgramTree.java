// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * What the files of a folder or an archive are, as one SHA-256: of each file its path, whether it runs, and its bytes; of each link
 * where it leads. Folders count by what lies in them. Of 60 MB it takes about a fifth of a second, of an archive two seconds.
 */
final class ProgramTree {
    private final Map<String, String> entries = new TreeMap<>();

    private ProgramTree() {}

    static String digest(Path folder) throws IOException {
        ProgramTree tree = new ProgramTree();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) walk::iterator) {
                String name = folder.relativize(path).toString();
                if (Files.isSymbolicLink(path)) {
                    tree.link(name, Files.readSymbolicLink(path).toString());
                } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    try (InputStream in = Files.newInputStream(path)) {
                        tree.file(name, Files.isExecutable(path), in);
                    }
                } else if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    tree.entries.put(name, "neither file nor link");
                }
            }
        } catch (UncheckedIOException error) {
            throw error.getCause();
        }
        return tree.digest();
    }

    static String digest(URL archive) throws IOException {
        ProgramTree tree = new ProgramTree();
        try (TarArchiveInputStream tar = open(archive)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = Path.of(entry.getName()).normalize().toString();
                if (entry.isSymbolicLink()) {
                    tree.link(name, entry.getLinkName());
                } else if (!entry.isDirectory()) {
                    tree.file(name, runs(entry), tar);
                }
            }
        }
        return tree.digest();
    }

    static TarArchiveInputStream open(URL archive) throws IOException {
        InputStream raw = new BufferedInputStream(archive.openStream(), 1 << 16);
        return new TarArchiveInputStream(new BufferedInputStream(new XZInputStream(raw), 1 << 16));
    }

    static boolean runs(TarArchiveEntry entry) {
        return (entry.getMode() & 0100) != 0;
    }

    private void link(String name, String target) {
        entries.put(name, "link " + target);
    }

    private void file(String name, boolean runs, InputStream bytes) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        new DigestInputStream(bytes, digest).transferTo(java.io.OutputStream.nullOutputStream());
        entries.put(name, (runs ? "program " : "file ") + HexFormat.of().formatHex(digest.digest()));
    }

    private String digest() {
        MessageDigest all = DigestUtils.getSha256Digest();
        entries.forEach((name, what) -> all.update((name + "\0" + what + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(all.digest());
    }
}
