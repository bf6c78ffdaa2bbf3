// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

/** How good a set of pairs is: of the pairs it names, how many are true; of the true pairs, how many it names. */
public record PairScore(long named, long right, long wanted) {

    /** Share of the named pairs that are true; 1 where none is named. */
    public double precision() {
        return named == 0 ? 1 : (double) right / named;
    }

    /** Share of the true pairs that are named; 1 where there is none. */
    public double recall() {
        return wanted == 0 ? 1 : (double) right / wanted;
    }

    /** Harmonic mean of the two. */
    public double f1() {
        return named + wanted == 0 ? 1 : 2.0 * right / (named + wanted);
    }
}
