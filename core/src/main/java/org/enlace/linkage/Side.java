// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

/**
 * The records of one table made ready: per record one row of {@code stride} ints, first {@code fields} value ids in the order of
 * {@link Records}, 0 where a value is missing, then its {@link Lanes}. With seven fields a row fills one cache line.
 */
final class Side {
    private final int size;
    private final int fields;
    private final int stride;
    private final int[] rows;

    Side(int size, int fields) {
        this.size = size;
        this.fields = fields;
        stride = fields + Lanes.width();
        rows = new int[Math.multiplyExact(size, stride)];
    }

    /** Writes every row: its ids, by field and row, and its lanes. */
    void fill(int[][] ids, Lanes lanes) {
        for (int record = 0, row = 0; record < size; record++, row += stride) {
            for (int field = 0; field < fields; field++) {
                rows[row + field] = ids[field][record];
            }
            lanes.fill(rows, row, row + fields);
        }
    }

    int size() {
        return size;
    }

    int fields() {
        return fields;
    }

    int stride() {
        return stride;
    }

    int[] rows() {
        return rows;
    }
}
