// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.enlace.command.UnusableException;

/**
 * Some columns of a CSV file (UTF-8, with a header, separated by comma, semicolon or tab), each row read as what is compared, in
 * batches. Of rows that cannot be compared only the number is kept, by reason.
 *
 * @param <T> what is compared of a row
 */
final class RowFile<T> implements Closeable {
    private static final int BATCH = 4096;

    private final Path file;
    private final Function<List<String>, Reading<T>> reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> lines;
    private final int[] columns;
    private final int id;
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private int count;

    /**
     * One row.
     *
     * @param id the row's {@code id} column, or its number in the file where there is none
     * @param raw the cell of the first column as written
     */
    record Row<T>(String id, String raw, T value) {
        @Override
        public String toString() {
            return "Row";
        }
    }

    /** What the cells of a row say. */
    sealed interface Reading<T> {}

    record Compared<T>(T value) implements Reading<T> {}

    /** A row that cannot be compared; the reason's name ends the key of its sentence, {@code veil.reason.…}. */
    record LeftOut<T>(Enum<?> reason) implements Reading<T> {}

    private record Written(String id, List<String> cells) {}

    private record Read<T>(Written written, Reading<T> reading) {}

    private RowFile(Path file, List<String> columns, Function<List<String>, Reading<T>> reader, CSVParser parser) {
        this.file = file;
        this.reader = reader;
        this.parser = parser;
        this.lines = parser.iterator();
        List<String> header = orUnusable(file, () -> lines.next().toList());
        this.columns =
                columns.stream().mapToInt(column -> column(header, column)).toArray();
        this.id = header.indexOf("id");
    }

    /** The place of a column that is named, or counted from 1 where none has that name. */
    private int column(List<String> header, String wanted) {
        int named = header.indexOf(wanted);
        if (named != header.lastIndexOf(wanted)) {
            throw new UnusableException("veil.two-columns", file, wanted);
        }
        int place = named < 0 && wanted.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(wanted) - 1 : named;
        if (place < 0 || place >= header.size()) {
            throw new UnusableException("veil.no-column", file, wanted);
        }
        return place;
    }

    /**
     * Opens a file.
     *
     * @param columns names in the header, or numbers from 1
     * @param reader reads the cells of these columns, empty where a row ends before one; may be called by several threads
     */
    static <T> RowFile<T> open(Path file, List<String> columns, Function<List<String>, Reading<T>> reader)
            throws IOException {
        if (Files.isDirectory(file)) {
            throw new UnusableException("veil.csv", file);
        }
        Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        try {
            return new RowFile<>(file, columns, reader, parser(in, file));
        } catch (IOException | RuntimeException failed) {
            in.close();
            throw failed;
        }
    }

    /** The next rows that can be compared, at most 4,096; none after the last. */
    List<Row<T>> next() {
        List<Row<T>> rows = new ArrayList<>(BATCH);
        while (rows.isEmpty()) {
            List<Written> batch = orUnusable(file, this::batch);
            if (batch.isEmpty()) {
                break;
            }
            batch.parallelStream()
                    .map(written -> new Read<>(written, reader.apply(written.cells())))
                    .toList()
                    .forEach(read -> keep(read, rows));
        }
        count += rows.size();
        return rows;
    }

    /** How many rows were given so far. */
    int count() {
        return count;
    }

    /** How many of the rows read so far cannot be compared, by the name of the reason. */
    Map<String, Integer> leftOut() {
        return leftOut;
    }

    private List<Written> batch() {
        List<Written> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && lines.hasNext()) {
            CSVRecord line = lines.next();
            String name = id >= 0 && id < line.size() ? line.get(id) : Long.toString(line.getRecordNumber() - 1);
            List<String> cells = Arrays.stream(columns)
                    .mapToObj(column -> column < line.size() ? line.get(column) : "")
                    .toList();
            batch.add(new Written(name, cells));
        }
        return batch;
    }

    private void keep(Read<T> read, List<Row<T>> rows) {
        Written written = read.written();
        switch (read.reading()) {
            case Compared<T>(T value) ->
                rows.add(new Row<>(written.id(), written.cells().getFirst(), value));
            case LeftOut<T>(Enum<?> reason) -> leftOut.merge(reason.name(), 1, Integer::sum);
        }
    }

    private static CSVParser parser(Reader in, Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(in, file))
                .setIgnoreSurroundingSpaces(true)
                .get();
        return orUnusable(file, () -> {
            try {
                return format.parse(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static <T> T orUnusable(Path file, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UncheckedIOException
                | IllegalStateException
                | IllegalArgumentException
                | NoSuchElementException damaged) {
            throw new UnusableException("veil.csv", file);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** The separator that the header line has most of, outside of quotes. Skips a byte order mark. */
    private static String delimiter(Reader in, Path file) throws IOException {
        in.mark(1);
        if (read(in, file) != '\ufeff') {
            in.reset();
        }
        in.mark(1 << 13);
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        boolean quoted = false;
        for (int i = 0; i < 1 << 12; i++) {
            int c = read(in, file);
            quoted ^= c == '"';
            if (c < 0 || (c == '\n' && !quoted)) {
                break;
            }
            if (quoted) {
                continue;
            }
            commas += c == ',' ? 1 : 0;
            semicolons += c == ';' ? 1 : 0;
            tabs += c == '\t' ? 1 : 0;
        }
        in.reset();
        return tabs > Math.max(commas, semicolons) ? "\t" : semicolons > commas ? ";" : ",";
    }

    /** Bytes that are no UTF-8 make a file unusable; a file that cannot be read says so itself. */
    private static int read(Reader in, Path file) throws IOException {
        try {
            return in.read();
        } catch (CharacterCodingException damaged) {
            throw new UnusableException("veil.csv", file);
        }
    }
}
