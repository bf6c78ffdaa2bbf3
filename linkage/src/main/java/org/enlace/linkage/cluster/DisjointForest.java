// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.cluster;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Sets of numbers that are joined two by two; the lowest of a set is its root. */
final class DisjointForest {
    private final int[] parent;

    DisjointForest(int size) {
        parent = IntStream.range(0, size).toArray();
    }

    /** Cost: near constant (paths halved). */
    void join(int one, int other) {
        int root = root(one);
        int otherRoot = root(other);
        parent[Math.max(root, otherRoot)] = Math.min(root, otherRoot);
    }

    int root(int of) {
        int at = of;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** The root of each number. */
    int[] roots() {
        for (int at = 0; at < parent.length; at++) {
            // Roots are lowest, so the one above is done already.
            parent[at] = parent[parent[at]];
        }
        return Arrays.copyOf(parent, parent.length);
    }
}
