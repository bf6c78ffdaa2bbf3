// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.column;

import java.util.List;

/** What a column holds, in one table or two: its distinct values, first appearance first, and how many rows have each. */
public final class ColumnValues {
    private final ValueDictionary dictionary;
    private final long[] rows;

    private ColumnValues(ValueDictionary dictionary, long[] rows) {
        this.dictionary = dictionary;
        this.rows = rows;
    }

    /** The values of a column that all tables have. Cost: one pass over rows and values. */
    public static ColumnValues of(List<Table> tables, String column) {
        return of(tables.stream().map(table -> table.needed(column)).toList());
    }

    private static ColumnValues of(List<TableColumn> columns) {
        ValueDictionary dictionary = new ValueDictionary();
        List<int[]> ids = columns.stream()
                .map(column -> column.mapped(dictionary.addAll(column.dictionary())))
                .toList();
        long[] rows = new long[dictionary.size()];
        for (int[] each : ids) {
            for (int id : each) {
                rows[id]++;
            }
        }
        return new ColumnValues(dictionary, rows);
    }

    /** Number of distinct values; a row without a value counts as none. */
    public int size() {
        return rows.length - 1;
    }

    /** A value by its place, 0..size-1. */
    public String text(int at) {
        return dictionary.text(at + 1);
    }

    /** Rows that have a value. */
    public long rows(int at) {
        return rows[at + 1];
    }

    /** Rows without one. */
    public long missing() {
        return rows[0];
    }
}
