// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Reads the rows of a delimited text between two places into {@link Rows}, byte by byte, in one pass. A piece begins at the start
 * of a row; whether it ends at the end of one is its result.
 */
final class CsvPiece {
    private static final int BUFFER = 1 << 18;
    private static final int BATCH = 1 << 10;

    private final Path file;
    private final Dialect dialect;
    private final long from;
    private final long to;
    private final boolean last;
    private final LongConsumer bytes;
    private final Rows rows;
    private final CsvScan scan;
    private final Utf8Check check = new Utf8Check();
    private long open = -1;

    /** {@code last}: the file ends where this piece does. */
    CsvPiece(Path file, Dialect dialect, long from, long to, boolean last, Layout layout, LongConsumer bytes) {
        this.file = file;
        this.dialect = dialect;
        this.from = from;
        this.to = to;
        this.last = last;
        this.bytes = bytes;
        rows = new Rows(layout);
        scan = new CsvScan(dialect, layout.columns().size(), BATCH, rows);
    }

    /** Reads everything behind the first {@code skipped} bytes of text; afterwards the other methods answer. */
    CsvPiece behind(long skipped) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int filled = 0;
        long position = from;
        try (TextSource source = TextSource.open(file, dialect.encoding(), from, to)) {
            source.stream().skipNBytes(skipped);
            while (true) {
                int got = source.read(buffer, filled, buffer.length - filled);
                if (got < 0) {
                    break;
                }
                check.see(buffer, filled, filled + got);
                filled += got;
                position += got;
                bytes.accept(got);
                int used = scan.rows(buffer, filled, false);
                System.arraycopy(buffer, used, buffer, 0, filled - used);
                filled -= used;
                if (filled == buffer.length) {
                    buffer = Arrays.copyOf(buffer, buffer.length * 2);
                }
            }
            check.end();
            int used = last ? scan.rows(buffer, filled, true) : 0;
            if (used < filled) {
                open = position - (filled - used);
            }
            return this;
        }
    }

    /** Where the row begins that goes beyond the end of the piece, -1 where the piece ends with a row. */
    long open() {
        return open;
    }

    Rows rows() {
        return rows;
    }

    Utf8Check check() {
        return check;
    }

    /** What was not as it should be, by lines from the start of the piece. */
    Slips slips() {
        return scan.slips();
    }

    long lines() {
        return scan.lines();
    }
}
