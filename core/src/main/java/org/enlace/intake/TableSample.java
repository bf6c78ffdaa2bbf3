// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.intake.record.CsvRows;
import org.enlace.intake.record.RefusalReason;
import org.enlace.intake.record.TableDialect;

/** How a table is written, its header and its first rows, and why it cannot be taken in where that shows already. */
record TableSample(
        TableDialect dialect, List<String> header, List<List<String>> rows, Optional<RefusalReason> refusal) {
    private static final int ROWS = 200;

    static TableSample of(TableDialect dialect) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        Optional<RefusalReason> header = Optional.of(RefusalReason.EMPTY_FILE);
        try (CsvRows source = new CsvRows(dialect)) {
            Optional<CsvRows.Row> row = source.next();
            if (row.isPresent()) {
                header = row.get().problem();
            }
            while (header.isEmpty() && row.isPresent() && rows.size() <= ROWS) {
                row.filter(found -> found.problem().isEmpty()).ifPresent(found -> rows.add(found.cells()));
                row = source.next();
            }
        }
        List<String> names = rows.isEmpty() ? List.of() : rows.removeFirst();
        Optional<RefusalReason> headless =
                dialect.table().header().named() ? Optional.empty() : Optional.of(RefusalReason.NO_HEADER);
        return new TableSample(
                dialect,
                names,
                rows,
                header.or(() -> headless)
                        .or(() -> EventTables.refusal(dialect.table().header().title(), names, rows)));
    }

    /** True where the table has no rows but these. */
    boolean isWhole() {
        return rows.size() < ROWS;
    }

    ColumnMapping guess() {
        return ColumnMapping.guess(header, rows);
    }

    @Override
    public String toString() {
        return "Sample[columns=" + header.size() + ", rows=" + rows.size() + "]";
    }
}
