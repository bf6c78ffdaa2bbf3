// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.enlace.files.NonRecordRows;
import org.enlace.identifiers.IdentifierReader;
import org.enlace.intake.record.CsvRows;
import org.enlace.intake.record.FileRecords;
import org.enlace.intake.record.RecordContext;
import org.enlace.intake.record.RecordOutcome;
import org.enlace.intake.record.RecordTally;
import org.enlace.intake.record.RefusalReason;
import org.enlace.intake.record.TableDialect;

/** A table with a header row, read row by row with a mapping. */
final class CsvTable implements FileRecords {
    private final CsvRows rows;
    private final List<String> header;
    private final Optional<RefusalReason> unreadable;
    private final RowReader reader;

    /** {@code refusal} says why none of it can be taken in, where that is so. */
    CsvTable(TableDialect dialect, ColumnMapping mapping, Optional<RefusalReason> refusal, RecordContext context)
            throws IOException {
        this.rows = new CsvRows(dialect);
        Optional<CsvRows.Row> first = rows.next();
        this.header = first.map(CsvRows.Row::cells).orElse(List.of());
        this.unreadable = first.isEmpty()
                ? Optional.of(RefusalReason.EMPTY_FILE)
                : first.get().problem().or(() -> refusal);
        this.reader = new RowReader(header, mapping, context);
    }

    @Override
    public boolean advance(Consumer<RecordOutcome> out, RecordTally tally) throws IOException {
        if (unreadable.isPresent()) {
            out.accept(new RecordOutcome.Refused(1, unreadable.get()));
            return false;
        }
        Optional<CsvRows.Row> row = rows.next();
        row.ifPresent(found -> {
            if (isEmpty(found)) {
                tally.empty();
            } else {
                tally.record();
                read(found, out, tally);
            }
        });
        return row.isPresent();
    }

    /** Whether nothing stands between the delimiters of a row. */
    private static boolean isEmpty(CsvRows.Row row) {
        return row.problem().isEmpty() && row.cells().stream().allMatch(String::isBlank);
    }

    private void read(CsvRows.Row row, Consumer<RecordOutcome> out, RecordTally tally) {
        if (row.problem().isPresent()) {
            out.accept(new RecordOutcome.Refused(row.line(), row.problem().get()));
        } else if (NonRecordRows.isTotal(row.cells()) || row.cells().equals(header) || isOfFillers(row.cells())) {
            out.accept(new RecordOutcome.Refused(row.line(), RefusalReason.NO_RECORD));
        } else if (row.cells().size() != header.size()) {
            out.accept(new RecordOutcome.Refused(row.line(), RefusalReason.RAGGED_ROW));
        } else {
            reader.read(row.line(), row.cells(), out, tally);
        }
    }

    /** Whether something stands in a row, and nothing but fillers such as {@code S/N} or {@code 6666-6666}. */
    private static boolean isOfFillers(List<String> cells) {
        List<String> filled = cells.stream().filter(cell -> !cell.isBlank()).toList();
        return !filled.isEmpty() && filled.stream().allMatch(IdentifierReader::isFiller);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
