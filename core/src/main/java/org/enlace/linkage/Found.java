// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.Arrays;

/** Pairs that one task found, in the order found, and how many it looked at. */
final class Found {
    private long[] pairs = new long[1 << 8];
    private double[] weights = new double[1 << 8];
    private int size;
    private long looked;

    void add(int left, int right, double weight) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, size * 2);
            weights = Arrays.copyOf(weights, size * 2);
        }
        pairs[size] = ((long) left << 32) | right;
        weights[size++] = weight;
    }

    void looked(long count) {
        looked += count;
    }

    long looked() {
        return looked;
    }

    int size() {
        return size;
    }

    int left(int at) {
        return (int) (pairs[at] >>> 32);
    }

    int right(int at) {
        return (int) pairs[at];
    }

    double weight(int at) {
        return weights[at];
    }
}
