// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.linkage.column.Table;

/** Rows by id, in the left and in the right table; the same where one table is linked with itself. */
final class RowIds {
    private static final int[] NONE = {};

    private final Map<String, int[]> left;
    private final Map<String, int[]> right;
    private final boolean dedupes;

    private RowIds(Map<String, int[]> left, Map<String, int[]> right, boolean dedupes) {
        this.left = left;
        this.right = right;
        this.dedupes = dedupes;
    }

    static RowIds of(List<Table> tables) {
        Map<String, int[]> left = rows(tables.getFirst());
        boolean dedupes = tables.size() == 1;
        return new RowIds(left, dedupes ? left : rows(tables.getLast()), dedupes);
    }

    private static Map<String, int[]> rows(Table table) {
        Map<String, int[]> rows = HashMap.newHashMap(table.size());
        for (int row = 0; row < table.size(); row++) {
            int[] here = {row};
            rows.merge(table.id(row), here, RowIds::joined);
        }
        return rows;
    }

    private static int[] joined(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    int[] left(String id) {
        return left.getOrDefault(id, NONE);
    }

    int[] right(String id) {
        return right.getOrDefault(id, NONE);
    }

    boolean dedupes() {
        return dedupes;
    }
}
