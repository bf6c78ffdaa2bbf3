// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

/**
 * A run of records of one table made ready: per record one row of {@code stride} ints, first {@code fields} value ids in the
 * order of {@link RecordFields}, 0 where a value is missing, then its {@link SketchLanes}. With seven fields a row fills one cache line.
 */
public final class TableSide {
    private final int fields;
    private final int stride;
    private final int[] rows;
    private int first;
    private int size;

    /** Room for so many records. */
    public TableSide(int most, int fields) {
        this.fields = fields;
        stride = fields + SketchLanes.width();
        rows = new int[Math.multiplyExact(most, stride)];
    }

    /** Bytes for each record. */
    public static long bytes(int fields) {
        return Integer.BYTES * (long) (fields + SketchLanes.width());
    }

    /** Writes the rows from {@code from} to {@code to} of a table: ids by field and row, and lanes. */
    void fill(int[][] ids, int from, int to, SketchLanes sketchLanes) {
        first = from;
        size = to - from;
        for (int record = from, row = 0; record < to; record++, row += stride) {
            for (int field = 0; field < fields; field++) {
                rows[row + field] = ids[field][record];
            }
            sketchLanes.fill(rows, row, row + fields);
        }
    }

    /** The table's row of the first record. */
    public int first() {
        return first;
    }

    public int size() {
        return size;
    }

    public int fields() {
        return fields;
    }

    public int stride() {
        return stride;
    }

    public int[] rows() {
        return rows;
    }
}
