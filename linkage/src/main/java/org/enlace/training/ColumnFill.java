// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

/**
 * How far a column is filled.
 *
 * @param distinct how many different values it has
 * @param mostCommon the share of its values that are the commonest one
 */
record ColumnFill(long rows, long filled, int distinct, double mostCommon) {
    double filledShare() {
        return rows == 0 ? 0 : (double) filled / rows;
    }

    /** Distinct values for each row that has one. */
    double distinctShare() {
        return filled == 0 ? 0 : (double) distinct / filled;
    }
}
