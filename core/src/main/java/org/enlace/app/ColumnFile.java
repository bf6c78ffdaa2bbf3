// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
 * One column of a CSV file (UTF-8, with a header, separated by comma, semicolon or tab) as canonical identifiers.
 *
 * @param rows the rows that have a canonical form
 * @param refused how many have none, by reason; values are never kept
 */
record ColumnFile(List<Row> rows, Map<Reason, Integer> refused) {
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

    static ColumnFile read(Path file, String column, IdentifierClass identifierClass, String country)
            throws IOException {
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(in, file, column, identifierClass, country);
        } catch (UncheckedIOException | IllegalStateException | IllegalArgumentException damaged) {
            throw new UnusableException("veil.csv", file);
        }
    }

    private static ColumnFile read(Reader in, Path file, String column, IdentifierClass identifierClass, String country)
            throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(in))
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        List<Row> rows = new ArrayList<>();
        Map<Reason, Integer> refused = new EnumMap<>(Reason.class);
        try (CSVParser parser = format.parse(in)) {
            if (!parser.getHeaderNames().contains(column)) {
                throw new UnusableException("veil.no-column", file, column);
            }
            boolean named = parser.getHeaderNames().contains("id");
            for (CSVRecord line : parser) {
                String raw = line.isSet(column) ? line.get(column) : "";
                String id = named && line.isSet("id") ? line.get("id") : Long.toString(line.getRecordNumber());
                CanonicalValue canonical = Identifiers.canonical(identifierClass, raw, country);
                switch (canonical) {
                    case Canonical value -> rows.add(new Row(id, raw, Input.of(value)));
                    case NotCanonical(IdentifierClass _, Reason reason) -> refused.merge(reason, 1, Integer::sum);
                }
            }
        }
        return new ColumnFile(rows, refused);
    }

    /** The separator that the header line has most of. Skips a byte order mark. */
    private static String delimiter(Reader in) throws IOException {
        in.mark(1);
        if (in.read() != '\ufeff') {
            in.reset();
        }
        in.mark(1 << 13);
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        for (int i = 0; i < 1 << 12; i++) {
            int c = in.read();
            if (c < 0 || c == '\n') {
                break;
            }
            commas += c == ',' ? 1 : 0;
            semicolons += c == ';' ? 1 : 0;
            tabs += c == '\t' ? 1 : 0;
        }
        in.reset();
        return tabs > Math.max(commas, semicolons) ? "\t" : semicolons > commas ? ";" : ",";
    }
}
