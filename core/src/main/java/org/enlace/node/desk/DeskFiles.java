// SPDX-License-Identifier: Apache-2.0
package org.enlace.node.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The desk's own files as they lie in the program; each is read once, and names without a file are not kept. */
final class DeskFiles {
    private static final String ROOT = "/org/enlace/web/";
    private static final int LONGEST = 200;
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "webmanifest", "application/manifest+json");

    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*");
    private final Map<String, DeskFile> files = new ConcurrentHashMap<>();

    /** One file; {@code lasting} where its name changes with its content. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record DeskFile(String type, byte[] content, boolean lasting) {}

    /** The file at a path relative to the prefix; the empty path is the desk's page. */
    Optional<DeskFile> find(String path) {
        String name = path.isEmpty() ? "index.html" : path;
        if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        Optional<DeskFile> found = Optional.ofNullable(files.get(name)).or(() -> read(name));
        found.ifPresent(file -> files.putIfAbsent(name, file));
        return found;
    }

    private static Optional<DeskFile> read(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        try (InputStream in = DeskFiles.class.getResourceAsStream(ROOT + name)) {
            return in == null || type == null
                    ? Optional.empty()
                    : Optional.of(new DeskFile(type, in.readAllBytes(), name.startsWith("assets/")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
