// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A delimited text's first row that is not blank: its cells, the line it stands in, how many bytes of UTF-8 it ends behind the
 * start of the text, and how many lines that are.
 */
record Header(List<String> cells, long line, long end, long lines) {
    private static final int FIRST = 1 << 16;
    private static final int LONGEST = 16 << 20;

    /** Reads the header; no cells where the text is blank. */
    static Header of(Path file, Dialect dialect, long size) throws IOException {
        for (long length = FIRST; ; length *= 8) {
            long to = Math.min(size, dialect.start() + length);
            byte[] text = Dialect.head(file, dialect.encoding(), dialect.start(), to);
            boolean all = to == size || length > LONGEST;
            Header header = new Reader(text, dialect).read();
            if (all || header.end < text.length) {
                return header;
            }
        }
    }

    /** Reads one row from the start of a text. */
    private static final class Reader {
        private final byte[] text;
        private final Dialect dialect;
        private int at;
        private long lines;

        Reader(byte[] text, Dialect dialect) {
            this.text = text;
            this.dialect = dialect;
        }

        Header read() {
            skipBlankLines();
            long line = lines + 1;
            List<String> cells = new ArrayList<>();
            boolean more = at < text.length;
            while (more) {
                cells.add(cell());
                more = at < text.length && text[at] == dialect.delimiter();
                at = Math.min(text.length, at + 1);
            }
            return new Header(cells, line, at, lines + 1);
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
