// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a flat table without missing values as Apache Parquet (parquet-format, parquet.thrift): plain values, one page for each
 * column and 131,072 rows, not compressed.
 */
final class ParquetSink implements Closeable {
    /** The program's name in the file. */
    static final String MAKER = "enlace match";

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int ROWS = 1 << 17;
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int REQUIRED = 0;
    private static final int UTF8 = 0;

    /** A column's type, numbered as in {@code parquet.thrift}. */
    enum Kind {
        INT64(2),
        DOUBLE(5),
        /** Text in UTF-8. */
        STRING(6);

        private final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    record Column(String name, Kind kind) {}

    private record Chunk(long offset, long size) {}

    private record Group(List<Chunk> chunks, long rows) {}

    private final OutputStream out;
    private final List<Column> columns;
    private final List<ByteArrayOutputStream> pages;
    private final List<Group> groups = new ArrayList<>();
    private final ByteBuffer small = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long position;
    private int rows;
    private int next;

    ParquetSink(Path file, List<Column> columns) throws IOException {
        this.columns = List.copyOf(columns);
        pages = columns.stream().map(_ -> new ByteArrayOutputStream()).toList();
        out = Files.newOutputStream(file);
        write(MAGIC);
    }

    /** The next value of the row: a whole number. */
    void put(long value) throws IOException {
        small.putLong(0, value);
        page(Kind.INT64).write(small.array(), 0, Long.BYTES);
        step();
    }

    /** The next value of the row: a number. */
    void put(double value) throws IOException {
        small.putDouble(0, value);
        page(Kind.DOUBLE).write(small.array(), 0, Long.BYTES);
        step();
    }

    /** The next value of the row: a text. */
    void put(String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        small.putInt(0, bytes.length);
        ByteArrayOutputStream page = page(Kind.STRING);
        page.write(small.array(), 0, Integer.BYTES);
        page.writeBytes(bytes);
        step();
    }

    /** Whether a file ends as those that this class writes, or is empty. */
    static boolean made(Path file) throws IOException {
        byte[] wanted = MAKER.getBytes(StandardCharsets.UTF_8);
        long size = Files.size(file);
        // Behind the maker: the end of the footer, its length and the magic.
        int tail = wanted.length + 1 + Integer.BYTES + MAGIC.length;
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(Math.max(0, size - tail));
            byte[] end = in.readNBytes(tail);
            return size == 0 || (end.length == tail && Arrays.equals(end, 0, wanted.length, wanted, 0, wanted.length));
        }
    }

    private ByteArrayOutputStream page(Kind kind) {
        if (columns.get(next).kind() != kind) {
            throw new IllegalStateException("values must come in the order of the columns: column=" + next);
        }
        return pages.get(next);
    }

    private void step() throws IOException {
        next = (next + 1) % columns.size();
        if (next == 0 && ++rows == ROWS) {
            group();
        }
    }

    private void group() throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        for (ByteArrayOutputStream page : pages) {
            long from = position;
            write(new ThriftStructs()
                    .number(1, 0)
                    .number(2, page.size())
                    .number(3, page.size())
                    .open(5)
                    .number(1, rows)
                    .number(2, PLAIN)
                    .number(3, RLE)
                    .number(4, RLE)
                    .end()
                    .done());
            write(page.toByteArray());
            page.reset();
            chunks.add(new Chunk(from, position - from));
        }
        groups.add(new Group(chunks, rows));
        rows = 0;
    }

    private byte[] footer() {
        ThriftStructs text = new ThriftStructs().number(1, 1).structs(2, columns.size() + 1);
        text.open().text(4, "rows").number(5, columns.size()).end();
        for (Column column : columns) {
            text.open().number(1, column.kind().number).number(3, REQUIRED).text(4, column.name());
            if (column.kind() == Kind.STRING) {
                text.number(6, UTF8).open(10).open(1).end().end();
            }
            text.end();
        }
        text.large(3, groups.stream().mapToLong(Group::rows).sum()).structs(4, groups.size());
        groups.forEach(group -> group(text, group));
        return text.text(6, MAKER).done();
    }

    private void group(ThriftStructs text, Group group) {
        text.open().structs(1, columns.size());
        for (int at = 0; at < columns.size(); at++) {
            Chunk chunk = group.chunks().get(at);
            text.open().large(2, chunk.offset()).open(3);
            text.number(1, columns.get(at).kind().number)
                    .numbers(2, 2)
                    .element(PLAIN)
                    .element(RLE);
            text.texts(3, 1).element(columns.get(at).name()).number(4, 0).large(5, group.rows());
            text.large(6, chunk.size()).large(7, chunk.size()).large(9, chunk.offset());
            text.end().end();
        }
        long bytes = group.chunks().stream().mapToLong(Chunk::size).sum();
        text.large(2, bytes).large(3, group.rows()).end();
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            if (rows > 0) {
                group();
            }
            byte[] footer = footer();
            write(footer);
            small.putInt(0, footer.length);
            out.write(small.array(), 0, Integer.BYTES);
            out.write(MAGIC);
        }
    }
}
