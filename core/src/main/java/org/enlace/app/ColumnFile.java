// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.enlace.identifiers.CanonicalValue;
import org.enlace.identifiers.CanonicalValue.Canonical;
import org.enlace.identifiers.CanonicalValue.NotCanonical;
import org.enlace.identifiers.CanonicalValue.Reason;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.identifiers.Identifiers;
import org.enlace.veil.Input;

/**
 * One column of a CSV file (UTF-8, with a header, separated by comma, semicolon or tab) as canonical identifiers, read in
 * batches. Of rows without a canonical form only the number is kept, by reason.
 */
final class ColumnFile implements Closeable {
    private static final int BATCH = 4096;

    private final Path file;
    private final IdentifierClass identifierClass;
    private final String country;
    private final CSVParser parser;
    private final Iterator<CSVRecord> lines;
    private final int column;
    private final int id;
    private final Deque<Row> ready = new ArrayDeque<>();
    private final Map<Reason, Integer> refused = new EnumMap<>(Reason.class);

    /**
     * One row.
     *
     * @param id the row's {@code id} column, or its number in the file where there is none
     * @param raw the value as written
     */
    record Row(String id, String raw, Input input) {
        @Override
        public String toString() {
            return "Row";
        }
    }

    private record Written(String id, String raw) {}

    private record Read(Written written, CanonicalValue canonical) {}

    private ColumnFile(Path file, String column, IdentifierClass identifierClass, String country, CSVParser parser) {
        this.file = file;
        this.identifierClass = identifierClass;
        this.country = country;
        this.parser = parser;
        this.lines = parser.iterator();
        List<String> header = orUnusable(file, () -> lines.next().toList());
        this.column = column(header, column);
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

    static ColumnFile open(Path file, String column, IdentifierClass identifierClass, String country)
            throws IOException {
        if (Files.isDirectory(file)) {
            throw new UnusableException("veil.csv", file);
        }
        Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        try {
            return new ColumnFile(file, column, identifierClass, country, parser(in, file));
        } catch (IOException | RuntimeException failed) {
            in.close();
            throw failed;
        }
    }

    /** The next rows that have a canonical form: so many, or fewer where these are the last. */
    List<Row> next(int count) {
        while (ready.size() < count) {
            List<Written> batch = orUnusable(file, this::batch);
            if (batch.isEmpty()) {
                break;
            }
            batch.parallelStream().map(this::canonical).toList().forEach(this::keep);
        }
        List<Row> rows = new ArrayList<>(count);
        while (rows.size() < count && !ready.isEmpty()) {
            rows.add(ready.remove());
        }
        return rows;
    }

    /** How many of the rows read so far have no canonical form, by reason. */
    Map<Reason, Integer> refused() {
        return refused;
    }

    private List<Written> batch() {
        List<Written> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && lines.hasNext()) {
            CSVRecord line = lines.next();
            String name = id >= 0 && id < line.size() ? line.get(id) : Long.toString(line.getRecordNumber() - 1);
            batch.add(new Written(name, column < line.size() ? line.get(column) : ""));
        }
        return batch;
    }

    private Read canonical(Written written) {
        return new Read(written, Identifiers.canonical(identifierClass, written.raw(), country));
    }

    private void keep(Read read) {
        switch (read.canonical()) {
            case Canonical value ->
                ready.add(new Row(read.written().id(), read.written().raw(), Input.of(value)));
            case NotCanonical(IdentifierClass _, Reason reason) -> refused.merge(reason, 1, Integer::sum);
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
