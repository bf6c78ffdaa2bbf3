// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.cluster;

import java.util.ArrayList;
import java.util.List;

/** Pairs that one task found, in the order found, and how many it looked at. Held in pieces, so that growing copies nothing. */
public final class FoundPairs {
    private static final int PIECE_BITS = 10;
    private static final int PIECE = 1 << PIECE_BITS;

    private final List<long[]> pairs = new ArrayList<>();
    private final List<double[]> weights = new ArrayList<>();
    private int size;
    private long looked;

    /** No pairs yet. */
    public FoundPairs() {}

    public void add(int left, int right, double weight) {
        int place = size & (PIECE - 1);
        if (place == 0) {
            pairs.add(new long[PIECE]);
            weights.add(new double[PIECE]);
        }
        pairs.getLast()[place] = ((long) left << 32) | right;
        weights.getLast()[place] = weight;
        size++;
    }

    public void looked(long count) {
        looked += count;
    }

    public long looked() {
        return looked;
    }

    int size() {
        return size;
    }

    int left(int at) {
        return (int) (pair(at) >>> 32);
    }

    int right(int at) {
        return (int) pair(at);
    }

    private long pair(int at) {
        return pairs.get(at >>> PIECE_BITS)[at & (PIECE - 1)];
    }

    double weight(int at) {
        return weights.get(at >>> PIECE_BITS)[at & (PIECE - 1)];
    }
}
