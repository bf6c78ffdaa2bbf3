// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells what a file is by its first bytes. */
final class Magic {
    private static final Map<String, String> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("PK\u0003\u0004", "ZIP / Excel");
        KNOWN.put("\u001f\u008b", "gzip");
        KNOWN.put("%PDF", "PDF");
        KNOWN.put("\u00d0\u00cf\u0011\u00e0", "Excel");
        KNOWN.put("SQLite format 3", "SQLite");
        KNOWN.put("\u0089PNG", "PNG");
    }

    private Magic() {}

    /** What a file is that is no text, empty where it may be one. */
    static Optional<String> of(Path file) throws IOException {
        byte[] head = head(file);
        return KNOWN.entrySet().stream()
                .filter(known -> begins(head, known.getKey().getBytes(StandardCharsets.ISO_8859_1)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether the file begins as Apache Parquet does. */
    static boolean isParquet(Path file) throws IOException {
        return begins(head(file), "PAR1".getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Whether the first letter that is not blank opens a JSON object. */
    static boolean isJson(Path file) throws IOException {
        byte[] head = head(file);
        int at = begins(head, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}) ? 3 : 0;
        while (at < head.length && head[at] >= 0 && head[at] <= ' ') {
            at++;
        }
        return at < head.length && head[at] == '{';
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(64);
        }
    }

    private static boolean begins(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }
}
