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
    private byte[] unquoted = new byte[256];

    CsvPiece(Path file, long from, long to, byte delimiter, int columns, Table.Builder builder) {
        this.file = file;
        this.from = from;
        this.to = to;
        this.delimiter = delimiter;
        this.columns = columns;
        this.builder = builder;
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
        }
        return at;
    }

    /** One row; -1 where it does not end within the buffer. */
    private int row(int start, boolean last) {
        int end = endOfRow(start, last);
        if (end < 0) {
            return -1;
        }
        int at = start;
        int column = 0;
        int limit = end;
        if (limit > start && buffer[limit - 1] == '\n') {
            limit--;
        }
        if (limit > start && buffer[limit - 1] == '\r') {
            limit--;
        }
        if (limit == start) {
            return end;
        }
        while (column < columns) {
            int from = at;
            while (at < limit && buffer[at] != delimiter) {
                at++;
            }
            builder.cell(column++, buffer, from, at);
            at++;
        }
        builder.endRow();
        return end;
    }

    private int endOfRow(int start, boolean last) {
        byte[] bytes = buffer;
        for (int at = start; at < filled; at++) {
            if (bytes[at] == '\n') {
                return at + 1;
            }
        }
        return last ? filled : -1;
    }
}
