// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.cluster;

/** Weighs what links have weighed by looking it up, quickest where the same record comes with others in ascending order. */
final class LinkedWeigher implements PairWeigher {
    private final PairLinks links;
    private final int shift;
    private final PairWeigher others;
    private int record = -1;
    private int at;

    /** The right table's records begin at {@code shift}; other pairs are left to {@code others}. */
    LinkedWeigher(PairLinks links, int shift, PairWeigher others) {
        this.links = links;
        this.shift = shift;
        this.others = others;
    }

    @Override
    public double weigh(int one, int other) {
        return find(one, other) ? links.weight(at) : others.weigh(one, other);
    }

    @Override
    public double weighNear(int one, int other) {
        return find(one, other) ? links.weight(at) : others.weighNear(one, other);
    }

    private boolean find(int one, int other) {
        if (one != record || (at > 0 && links.left(at - 1) == one && links.right(at - 1) + shift >= other)) {
            record = one;
            at = links.firstOf(one);
        }
        while (at < links.size() && links.left(at) == one && links.right(at) + shift < other) {
            at++;
        }
        return at < links.size() && links.left(at) == one && links.right(at) + shift == other;
    }
}
