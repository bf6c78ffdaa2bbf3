// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

/** Every record's cluster, numbered from 1 by first record, left table first. */
public final class Clusters {
    private final int leftSize;
    private final int[] numbers;
    private final int count;

    private Clusters(int leftSize, int[] numbers, int count) {
        this.leftSize = leftSize;
        this.numbers = numbers;
        this.count = count;
    }

    /** Connected components of the links. Cost: near linear in records and links (union by lower root, paths halved). */
    static Clusters of(Links links, int leftSize, int rightSize) {
        int[] parent = new int[leftSize + rightSize];
        for (int record = 0; record < parent.length; record++) {
            parent[record] = record;
        }
        int shift = rightSize == 0 ? 0 : leftSize;
        for (int at = 0; at < links.size(); at++) {
            int one = root(parent, links.left(at));
            int other = root(parent, links.right(at) + shift);
            parent[Math.max(one, other)] = Math.min(one, other);
        }
        int count = 0;
        for (int record = 0; record < parent.length; record++) {
            // A root is the lowest of its cluster, so its number stands before any member asks for it.
            parent[record] = parent[record] == record ? ~count++ : parent[root(parent, record)];
        }
        for (int record = 0; record < parent.length; record++) {
            parent[record] = -parent[record];
        }
        return new Clusters(leftSize, parent, count);
    }

    private static int root(int[] parent, int record) {
        int at = record;
        while (parent[at] >= 0 && parent[at] != at) {
            int above = parent[at];
            if (parent[above] >= 0) {
                parent[at] = parent[above];
            }
            at = above;
        }
        return at;
    }

    /** Number of clusters, those of one record included. */
    public int count() {
        return count;
    }

    public int ofLeft(int row) {
        return numbers[row];
    }

    public int ofRight(int row) {
        return numbers[leftSize + row];
    }
}
