// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.enlace.intake.record.CsvRows;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.RefusalReason;
import org.enlace.intake.record.TableDialect;

/**
 * A table file row by row, as intake reads it: delimiter and encoding are found out from the file, a byte order mark is
 * dropped, a row that cannot be read is told with its line. For commands that keep a table's columns and add their own.
 */
public final class TableRows implements Closeable {
    private final CsvRows source;

    /**
     * One row.
     *
     * @param line where it begins, from 1
     * @param problem why it could not be read; it has no cells then
     */
    public record Row(long line, List<String> cells, Optional<RefusalReason> problem) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    private TableRows(CsvRows source) {
        this.source = source;
    }

    /** Opens a table; its first row is the first one that is not blank. */
    public static TableRows open(IntakeInput input) throws IOException {
        return new TableRows(new CsvRows(TableDialect.of(input)));
    }

    /** The next row that is not blank, or empty at the end. */
    public Optional<Row> next() throws IOException {
        return source.next().map(row -> new Row(row.line(), row.cells(), row.problem()));
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
