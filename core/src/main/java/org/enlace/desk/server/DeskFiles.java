// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The desk's own files as they lie in the program, each in the smallest form that the browser takes: the build lays a
 * Brotli and a gzip form beside those that shrink. Each is read once, and names without a file are not kept.
 */
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

    /** In which form a file travels; the smallest first. */
    enum Form {
        BROTLI("br", ".br"),
        GZIP("gzip", ".gz"),
        PLAIN("identity", "");

        private final String coding;
        private final String ending;

        Form(String coding, String ending) {
            this.coding = coding;
            this.ending = ending;
        }

        /** The name of the form in {@code Content-Encoding}. */
        String coding() {
            return coding;
        }

        /** Whether an {@code Accept-Encoding} takes this form; the plain one always goes. */
        boolean isTaken(String accepted) {
            return this == PLAIN
                    || Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
                            .map(String::strip)
                            .anyMatch(one -> one.equals(coding)
                                    || (one.startsWith(coding + ";") && !one.matches(".*;\\s*q\\s*=\\s*0(\\.0*)?")));
        }
    }

    /** One form of one file; {@code lasting} where its name changes with its content, {@code tag} a digest in quotes. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record DeskFile(String type, byte[] content, boolean lasting, Form form, String tag) {}

    /**
     * The file at a path relative to the prefix, in a form that {@code accepted} takes; the empty path is the desk's
     * page.
     */
    Optional<DeskFile> find(String path, String accepted) {
        String name = path.isEmpty() ? "index.html" : path;
        if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        return Arrays.stream(Form.values())
                .filter(form -> form.isTaken(accepted))
                .flatMap(form -> find(name, form).stream())
                .findFirst();
    }

    private Optional<DeskFile> find(String name, Form form) {
        Optional<DeskFile> found =
                Optional.ofNullable(files.get(name + form.ending)).or(() -> read(name, form));
        found.ifPresent(file -> files.putIfAbsent(name + form.ending, file));
        return found;
    }

    private static Optional<DeskFile> read(String name, Form form) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        try (InputStream in = DeskFiles.class.getResourceAsStream(ROOT + name + form.ending)) {
            if (in == null || type == null) {
                return Optional.empty();
            }
            byte[] content = in.readAllBytes();
            return Optional.of(new DeskFile(type, content, name.startsWith("assets/"), form, tag(content)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String tag(byte[] content) {
        return '"' + HexFormat.of().formatHex(DigestUtils.sha256(content), 0, 12) + '"';
    }
}
