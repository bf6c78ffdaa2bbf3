// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.enlace.files.ByteSource;
import org.enlace.files.Utf8Check;

/**
 * Reads the rows of a delimited text between two places into {@link RowBuilder}, byte by byte, in one pass. A piece begins at the start
 * of a row; whether it ends at the end of one is its result.
 */
final class CsvPiece {
    private static final int BUFFER = 1 << 18;
    private static final int BATCH = 1 << 10;

    private final ByteSource text;
    private final long from;
    private final boolean last;
    private final LongConsumer bytes;
    private final RowBuilder rows;
    private final CsvScan scan;
    private final Utf8Check check = new Utf8Check();
    private long open = -1;

    /** A text that begins at that place of the file; {@code last}: the file ends where this piece does. */
    CsvPiece(ByteSource text, CsvDialect dialect, long from, boolean last, ColumnLayout layout, LongConsumer bytes) {
        this.text = text;
        this.from = from;
        this.last = last;
        this.bytes = bytes;
        rows = new RowBuilder(layout);
        scan = new CsvScan(dialect, layout.columns(), BATCH, rows);
    }

    /** Reads everything behind the first {@code skipped} bytes of text; afterwards the other methods answer. */
    CsvPiece behind(long skipped) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int filled = 0;
        long position = from;
        try (InputStream in = text.open()) {
            in.skipNBytes(skipped);
            while (true) {
                int got = in.readNBytes(buffer, filled, buffer.length - filled);
                if (got == 0) {
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

    RowBuilder rows() {
        return rows;
    }

    Utf8Check check() {
        return check;
    }

    /** What was not as it should be, by lines from the start of the piece. */
    ReadErrorCounts readErrorCounts() {
        return scan.readErrorCounts();
    }

    long lines() {
        return scan.lines();
    }
}
