// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

/**
 * The records of one table made ready: per record one row of {@code stride} ints, first {@code fields} value ids in the order of
 * {@link Records}, 0 where a value is missing, then its {@link Lanes}. With seven fields a row fills one cache line.
 */
record Side(int size, int fields, int stride, int[] rows) {
    void fill(Lanes lanes) {
        for (int record = 0, row = 0; record < size; record++, row += stride) {
            lanes.fill(rows, row, row + fields);
        }
    }
}
