// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.intake.ColumnMapping.Column;
import org.enlace.intake.record.CsvRows;
import org.enlace.text.DateColumn;

/** How the columns of dates of one table are written, by all of its rows where its first rows leave anything open. */
final class ColumnDates {
    private ColumnDates() {}

    /** The columns of dates in which the order of day and month says what a value means. */
    static List<Column> ordered(ColumnMapping mapping) {
        return mapping.columns().stream()
                .filter(column -> isDate(column) && column.dates().isOrdered())
                .toList();
    }

    private static boolean isDate(Column column) {
        return ColumnFit.isOfDates(column.target());
    }

    /** The guessed mapping with dates as the whole columns write them. Cost: one pass where the sample is not the whole table. */
    static ColumnMapping settled(TableSample sample) throws IOException {
        ColumnMapping guess = sample.guess();
        List<Column> ordered = ordered(guess);
        return sample.isWhole() || ordered.isEmpty() ? guess : settled(sample, guess, ordered);
    }

    private static ColumnMapping settled(TableSample sample, ColumnMapping guess, List<Column> ordered)
            throws IOException {
        Map<Integer, DateColumn.Tally> tallies =
                ordered.stream().collect(Collectors.toMap(Column::index, _ -> new DateColumn.Tally()));
        try (CsvRows rows = new CsvRows(sample.dialect())) {
            Optional<CsvRows.Row> row = rows.next();
            while (row.isPresent()) {
                List<String> cells = row.get().cells();
                tallies.forEach((index, tally) -> {
                    if (index < cells.size()) {
                        tally.add(cells.get(index), 1);
                    }
                });
                row = rows.next();
            }
        }
        ColumnMapping settled = guess;
        for (Map.Entry<Integer, DateColumn.Tally> tally : tallies.entrySet()) {
            settled = settled.with(tally.getKey(), tally.getValue().decided());
        }
        return settled;
    }
}
