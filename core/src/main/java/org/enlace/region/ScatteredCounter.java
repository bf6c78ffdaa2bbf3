// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

/**
 * Numbers below a limit in an order that looks random and never repeats: the n-th is {@code (n * step + start) mod limit}
 * with a step that shares no factor with the limit.
 */
final class ScatteredCounter {
    private final long limit;
    private final long step;
    private final long start;
    private long given;

    ScatteredCounter(long limit, long seed) {
        this.limit = limit;
        this.start = Math.floorMod(seed * 0x9E3779B97F4A7C15L, limit);
        long candidate = (long) (limit * 0.6180339887) | 1;
        while (commonFactor(candidate, limit) != 1) {
            candidate += 2;
        }
        this.step = candidate;
    }

    long next() {
        if (given == limit) {
            throw new IllegalStateException("made-up numbers must not run out: limit=" + limit);
        }
        long number = Math.floorMod(Math.multiplyExact(given, step) + start, limit);
        given++;
        return number;
    }

    boolean isSpent() {
        return given == limit;
    }

    private static long commonFactor(long a, long b) {
        return b == 0 ? a : commonFactor(b, a % b);
    }
}
