// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.linkage.column.Table;

/**
 * A file as a table, with its truth column apart where one was asked for (a table of that one column, read by
 * {@link Table#id}), which column gave the ids (empty where rows are numbered), and what was noted while reading.
 */
public record LoadedTable(
        Table table, Optional<Table> truth, Optional<String> idColumn, String format, List<ReadingNote> notes) {
    public LoadedTable {
        notes = List.copyOf(notes);
    }

    /** Joins pieces of one file in their order. */
    static LoadedTable of(
            String title,
            String file,
            String format,
            ColumnLayout layout,
            List<RowBuilder> pieces,
            List<ReadingNote> notes) {
        if (pieces.stream().allMatch(piece -> piece.count() == 0)) {
            throw new TabularException(TabularException.Reason.NO_ROWS, file, 0, "");
        }
        Table table = Table.of(title, pieces.stream().map(RowBuilder::table).toList());
        return new LoadedTable(
                table, truth(table, title, layout, pieces), layout.idName(), format, new ArrayList<>(notes));
    }

    private static Optional<Table> truth(Table table, String title, ColumnLayout layout, List<RowBuilder> pieces) {
        if (layout.truth() < 0) {
            return Optional.empty();
        }
        boolean apart = layout.apart() >= 0;
        return Optional.of(
                apart ? Table.of(title, pieces.stream().map(RowBuilder::truth).toList()) : table);
    }
}
