// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.enlace.files.TableStart;

/**
 * A delimited text's header: its cells, the line it stands in, how many bytes of UTF-8 it ends behind the start of the text, and
 * how many lines that are. Where the first row of the table names no columns they are numbered, and it ends where it begins.
 */
record CsvHeader(List<String> cells, long line, long end, long lines) {
    private static final int FIRST = 1 << 16;
    private static final int LONGEST = 16 << 20;

    /** Reads the header; no cells where the text is blank. */
    static CsvHeader of(CsvDialect dialect) throws IOException {
        TableStart table = dialect.table();
        if (!table.header().named()) {
            return new CsvHeader(
                    TableStart.numbered(table.header().width()), table.lines() + 1L, table.offset(), table.lines());
        }
        for (int length = FIRST; ; length *= 8) {
            byte[] text;
            try (InputStream in = dialect.text().open()) {
                in.skipNBytes(table.offset());
                text = in.readNBytes(length);
            }
            CsvHeader header = new Reader(text, dialect).read();
            if (text.length < length || length > LONGEST || header.end < text.length) {
                return new CsvHeader(
                        header.cells,
                        table.lines() + header.line,
                        table.offset() + header.end,
                        table.lines() + header.lines);
            }
        }
    }

    /** Reads one row from the start of a text. */
    private static final class Reader {
        private final byte[] text;
        private final CsvDialect dialect;
        private int at;
        private long lines;

        Reader(byte[] text, CsvDialect dialect) {
            this.text = text;
            this.dialect = dialect;
        }

        CsvHeader read() {
            skipBlankLines();
            long line = lines + 1;
            List<String> cells = new ArrayList<>();
            boolean more = at < text.length;
            while (more) {
                cells.add(cell());
                more = at < text.length && text[at] == dialect.delimiter();
                at = Math.min(text.length, at + 1);
            }
            return new CsvHeader(cells, line, at, lines + 1);
        }

        private void skipBlankLines() {
            int start = at;
            while (at < text.length && text[at] >= 0 && text[at] <= ' ' && text[at] != dialect.delimiter()) {
                if (text[at++] == dialect.newline()) {
                    lines++;
                    start = at;
                }
            }
            at = at == text.length ? at : start;
        }

        private String cell() {
            int from = at;
            while (at < text.length && text[at] == ' ') {
                at++;
            }
            if (at < text.length && text[at] == '"') {
                int closed = closing(at + 1);
                if (closed > 0) {
                    String inside = text(at + 1, closed - 1).replace("\"\"", "\"");
                    lines += inside.chars()
                            .filter(letter -> letter == dialect.newline())
                            .count();
                    at = closed;
                    skipToEnd();
                    return inside.strip();
                }
            }
            skipToEnd();
            return text(from, at).strip();
        }

        private int closing(int from) {
            for (int place = from; place < text.length; place++) {
                if (text[place] == '"') {
                    if (place + 1 == text.length || text[place + 1] != '"') {
                        return place + 1;
                    }
                    place++;
                }
            }
            return -1;
        }

        private void skipToEnd() {
            while (at < text.length && text[at] != dialect.delimiter() && text[at] != dialect.newline()) {
                at++;
            }
        }

        private String text(int from, int to) {
            return new String(text, from, to - from, StandardCharsets.UTF_8).replace('\0', ' ');
        }
    }
}
