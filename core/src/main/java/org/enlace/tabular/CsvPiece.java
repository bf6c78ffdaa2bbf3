// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.enlace.linkage.Table;

/** Reads the rows of a CSV file between two places into a table's builder, byte by byte, in one pass. */
final class CsvPiece {
    private static final int BUFFER = 1 << 18;

    private final Path file;
    private final long from;
    private final long to;
    private final byte delimiter;
    private final int columns;
    private final Table.Builder builder;
    private byte[] buffer = new byte[BUFFER];
    private int filled;
    private static final int BATCH = 1 << 10;
    private final int[][] bounds;
    private final boolean[] stops = new boolean[256];
    private final byte highest;
    private int pending;

    CsvPiece(Path file, long from, long to, byte delimiter, int columns, Table.Builder builder) {
        this.file = file;
        this.from = from;
        this.to = to;
        this.delimiter = delimiter;
        this.columns = columns;
        this.builder = builder;
        bounds = new int[columns][2 * BATCH];
        stops[delimiter] = true;
        stops['\n'] = true;
        highest = delimiter;
    }

    Table.Builder read() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long position = from;
            while (true) {
                int wanted = (int) Math.min(buffer.length - filled, to - position);
                int got = wanted <= 0 ? -1 : channel.read(ByteBuffer.wrap(buffer, filled, wanted), position);
                if (got > 0) {
                    position += got;
                    filled += got;
                }
                boolean last = position >= to || got < 0;
                int used = rows(last);
                if (last) {
                    return builder;
                }
                System.arraycopy(buffer, used, buffer, 0, filled - used);
                filled -= used;
                if (filled == buffer.length) {
                    buffer = Arrays.copyOf(buffer, buffer.length * 2);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Takes whole rows from the buffer; gives back where the first unfinished one starts. */
    private int rows(boolean last) {
        int at = 0;
        while (at < filled) {
            int end = row(at, last);
            if (end < 0) {
                break;
            }
            at = end;
            if (pending == BATCH) {
                flush();
            }
        }
        flush();
        return at;
    }

    private void flush() {
        builder.rows(buffer, bounds, pending);
        pending = 0;
    }

    /** One row; -1 where it does not end within the buffer. */
    private int row(int start, boolean last) {
        byte[] bytes = buffer;
        int end = filled;
        int column = 0;
        int from = start;
        for (int at = start; at < end; at++) {
            byte letter = bytes[at];
            if (letter <= highest && stops[letter & 0xFF]) {
                if (letter == '\n') {
                    return ended(start, from, at, column) ? at + 1 : -1;
                }
                if (letter == delimiter && column < columns) {
                    put(column++, from, at);
                    from = at + 1;
                }
            }
        }
        return last && ended(start, from, end, column) ? end : -1;
    }

    private boolean ended(int start, int from, int at, int column) {
        int to = at > from && buffer[at - 1] == '\r' ? at - 1 : at;
        if (to > start) {
            int next = column;
            if (next < columns) {
                put(next++, from, to);
            }
            while (next < columns) {
                put(next++, to, to);
            }
            pending++;
        }
        return true;
    }

    private void put(int column, int from, int to) {
        bounds[column][2 * pending] = from;
        bounds[column][2 * pending + 1] = to;
    }
}
