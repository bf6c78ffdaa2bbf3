// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

/** How many partners a record of one table may have in another: one where the other table holds nobody twice. */
public enum PartnerLimit {
    /** Any number on either side. */
    ANY,
    /** The left table holds nobody twice: a record of the right one keeps its heaviest link. */
    LEFT_ONCE,
    /** The right table holds nobody twice: a record of the left one keeps its heaviest link. */
    RIGHT_ONCE,
    /** Neither holds anybody twice: links that are heaviest on both sides are kept. */
    BOTH_ONCE,
    /** Which of these holds is found out from the links within each table. */
    FOUND;

    public boolean leftOnce() {
        return this == LEFT_ONCE || this == BOTH_ONCE;
    }

    public boolean rightOnce() {
        return this == RIGHT_ONCE || this == BOTH_ONCE;
    }

    public static PartnerLimit of(boolean leftOnce, boolean rightOnce) {
        return leftOnce ? (rightOnce ? BOTH_ONCE : LEFT_ONCE) : rightOnce ? RIGHT_ONCE : ANY;
    }
}
