// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlace.command.UnusableException;
import org.enlace.intake.TableRows;
import org.enlace.names.NameComparison;
import org.enlace.names.NameSchema;
import org.enlace.names.ParsedName;

/** A table whose rows hold two names each, read row by row and given back with what comparing them found. */
final class NamePairTable {
    private static final List<String> ADDED = List.of("score", "match", "reason");

    private final TableRows rows;
    private final Path file;
    private final List<String> columns;
    private final int first;
    private final int second;
    private final int schema;
    private long unknownSchemata;

    /** One row as a line of CSV. */
    record Compared(String line, boolean match) {}

    private NamePairTable(TableRows rows, Path file, List<String> columns) {
        this.rows = rows;
        this.file = file;
        this.columns = columns;
        this.first = only("name1");
        this.second = only("name2");
        this.schema = columns.stream().filter("schema"::equalsIgnoreCase).count() == 1 ? only("schema") : -1;
    }

    /** Reads the header; the row after it is the first pair. */
    static NamePairTable read(TableRows rows, Path file) throws IOException {
        TableRows.Row header = rows.next().orElseThrow(() -> new UnusableException("names.empty", file));
        if (header.problem().isPresent()) {
            throw unreadable(file, header);
        }
        return new NamePairTable(
                rows, file, header.cells().stream().map(String::strip).toList());
    }

    private int only(String name) {
        int found = -1;
        for (int at = 0; at < columns.size(); at++) {
            if (columns.get(at).equalsIgnoreCase(name)) {
                if (found >= 0) {
                    throw new UnusableException("names.twice", file, name);
                }
                found = at;
            }
        }
        if (found < 0) {
            throw new UnusableException("names.no-column", file, name);
        }
        return found;
    }

    /** The input's columns, then ours. */
    String header() {
        return line(columns, ADDED);
    }

    /** How many rows name a schema that is not known; they are read as if they named none. */
    long unknownSchemata() {
        return unknownSchemata;
    }

    /** The next pair compared, or empty at the end of the file. */
    Optional<Compared> next() throws IOException {
        Optional<TableRows.Row> row = rows.next();
        return row.isEmpty() ? Optional.empty() : Optional.of(compared(row.get()));
    }

    private Compared compared(TableRows.Row row) {
        if (row.problem().isPresent()) {
            throw unreadable(file, row);
        }
        List<String> cells = fitted(row);
        NameSchema named = schema(cells);
        NameComparison comparison =
                NameComparison.compare(ParsedName.of(cells.get(first), named), ParsedName.of(cells.get(second), named));
        String score = String.format(Locale.ROOT, "%.6f", comparison.score());
        String line = line(cells, List.of(score, Boolean.toString(comparison.match()), comparison.reason()));
        return new Compared(line, comparison.match());
    }

    /** As many cells as the header has: missing ones are empty, and more than it has cannot be told apart. */
    private List<String> fitted(TableRows.Row row) {
        List<String> cells = new ArrayList<>(row.cells());
        while (cells.size() > columns.size() && cells.getLast().isBlank()) {
            cells.removeLast();
        }
        if (cells.size() > columns.size()) {
            throw new UnusableException("names.ragged", file, row.line(), cells.size(), columns.size());
        }
        while (cells.size() < columns.size()) {
            cells.add("");
        }
        return cells;
    }

    private NameSchema schema(List<String> cells) {
        String label = schema < 0 ? "" : cells.get(schema).strip();
        Optional<NameSchema> known = NameSchema.ofLabel(label);
        unknownSchemata += known.isEmpty() && !label.isEmpty() ? 1 : 0;
        return known.orElse(NameSchema.UNKNOWN);
    }

    private static UnusableException unreadable(Path file, TableRows.Row row) {
        return new UnusableException(
                "names.unreadable", file, row.line(), row.problem().orElseThrow());
    }

    private static String line(List<String> cells, List<String> more) {
        StringBuilder line = new StringBuilder();
        cells.forEach(cell -> add(line, cell));
        more.forEach(cell -> add(line, cell));
        line.setLength(line.length() - 1);
        return line.append('\n').toString();
    }

    private static void add(StringBuilder line, String cell) {
        boolean quoted = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        line.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell).append(',');
    }
}
