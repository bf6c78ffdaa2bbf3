// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

/**
 * The records of one table made ready: per record one row of value ids, {@code stride} ints wide, in the order of
 * {@link Records#fields}, 0 where a value is missing; and its {@link Lanes}.
 */
record Side(int size, int stride, int[] rows, int[] lanes) {
    Side with(Lanes wanted) {
        int[] filled = new int[Math.multiplyExact(size, Lanes.width())];
        for (int record = 0; record < size; record++) {
            wanted.fill(rows, record * stride, filled, record * Lanes.width());
        }
        return new Side(size, stride, rows, filled);
    }
}
