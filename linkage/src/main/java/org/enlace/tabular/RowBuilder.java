// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.util.ArrayList;
import java.util.List;
import org.enlace.linkage.column.Table;

/** Takes the rows of one piece in: the columns to be linked to one builder, the truth column apart from them. */
final class RowBuilder {
    private final ColumnLayout layout;
    private final Table.Builder table;
    private final Table.Builder truth;
    private final int[][] kept;
    private final int[][] apart = new int[1][];

    RowBuilder(ColumnLayout layout) {
        this.layout = layout;
        table = new Table.Builder(layout.kept(), layout.keptId());
        truth = new Table.Builder(List.of("truth"), 0);
        kept = new int[layout.kept().size()][];
    }

    /** As {@link Table.Builder#rows}, over all columns of the file. */
    void rows(byte[] source, int[][] bounds, int count) {
        for (int column = 0, at = 0; column < bounds.length; column++) {
            if (column != layout.apart()) {
                kept[at++] = bounds[column];
            }
        }
        table.rows(source, kept, count);
        if (layout.apart() >= 0) {
            apart[0] = bounds[layout.apart()];
            truth.rows(source, apart, count);
        }
    }

    /** One row over all columns of the file; missing values at its end are empty. */
    void row(List<String> values) {
        List<String> rest = new ArrayList<>(values);
        if (layout.apart() >= 0) {
            boolean there = layout.apart() < rest.size();
            truth.row(List.of(there ? rest.remove(layout.apart()) : ""));
        }
        table.row(rest);
    }

    Table.Builder table() {
        return table;
    }

    Table.Builder truth() {
        return truth;
    }

    int count() {
        return table.rows();
    }
}
