// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens outside files. Changes nothing and keeps nothing; several files may be read at a time.
 *
 * <p>{@code idKey} (at least 16 bytes, secret, the same for the life of a node) makes the ids of subjects that a table
 * does not name, so that the same plate has the same id in each load and no id tells the plate.
 */
public final class Intake {
    private static final int PREVIEW_ROWS = 20;
    private static final int SAMPLE_ROWS = 200;

    private final Clock clock;
    private final SubjectIds ids;

    public Intake(Clock clock, byte[] idKey) {
        this.clock = clock;
        this.ids = new SubjectIds(idKey);
    }

    /** What shape a file has. Cost: its first lines; for a table, one pass to learn its encoding. */
    public FileFormat recognise(Input input) throws IOException {
        return Recognition.of(input).format();
    }

    /** Reads a file of any known shape; a table with the guessed mapping. Close the reading when done. */
    public Reading read(Input input, Terms terms) throws IOException {
        Recognition seen = Recognition.of(input);
        RecordContext context = context(terms);
        return switch (seen.format()) {
            case FTM_LINES -> new Reading(input.name(), seen.format(), new FtmLines(input, context));
            case FTM_DOCUMENT -> new Reading(input.name(), seen.format(), new FtmDocument(input, context));
            case CSV -> {
                Dialect dialect = Dialect.of(input);
                yield readTable(input, dialect, guess(input, dialect), context);
            }
            case UNKNOWN -> new Reading(input.name(), seen.format(), new Unreadable(seen.refusal()));
        };
    }

    /** Reads a table with a mapping that a person has seen. */
    public Reading read(Input input, Terms terms, Mapping mapping) throws IOException {
        return readTable(input, Dialect.of(input), mapping, context(terms));
    }

    /** The first rows of a table and the guessed mapping. */
    public Preview preview(Input input) throws IOException {
        Dialect dialect = Dialect.of(input);
        List<List<String>> rows = firstRows(input, dialect);
        List<String> header = rows.isEmpty() ? List.of() : rows.removeFirst();
        return new Preview(
                dialect.encoding(),
                String.valueOf(dialect.delimiter()),
                header,
                rows.subList(0, Math.min(PREVIEW_ROWS, rows.size())),
                Mapping.guess(header, rows));
    }

    private RecordContext context(Terms terms) {
        return new RecordContext(terms, clock.instant().atZone(clock.getZone()).toLocalDate(), ids);
    }

    private static Mapping guess(Input input, Dialect dialect) throws IOException {
        List<List<String>> rows = firstRows(input, dialect);
        return rows.isEmpty() ? new Mapping(List.of()) : Mapping.guess(rows.removeFirst(), rows);
    }

    private static Reading readTable(Input input, Dialect dialect, Mapping mapping, RecordContext context)
            throws IOException {
        return new Reading(input.name(), FileFormat.CSV, new CsvTable(input, dialect, mapping, context));
    }

    private static List<List<String>> firstRows(Input input, Dialect dialect) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvRows source = new CsvRows(input, dialect)) {
            Optional<CsvRows.Row> row = source.next();
            while (row.isPresent() && rows.size() <= SAMPLE_ROWS) {
                row.filter(found -> found.problem().isEmpty()).ifPresent(found -> rows.add(found.cells()));
                row = source.next();
            }
        }
        return rows;
    }
}
