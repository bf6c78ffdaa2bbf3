// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * One connected component cut into clusters: records start alone, and again and again those two groups are joined whose pairs
 * together speak most for it, as long as they speak for it at all (greedy additive edge contraction; Keuper et al. 2015).
 *
 * <p>Every pair of a component counts, also those that no rule brought, so a chain of weak links across a contradiction breaks.
 * What one pair can say for or against is capped: one odd value must not outvote a group. A pure function of members, weights
 * and rulings; members come in ascending order, ties go to the lowest.
 *
 * <p>The caps are 12 bits for, which is odds of 4,096 to 1, and 4 against, so that three pairs that speak against balance
 * one that speaks for. With them, made-up records of fifteen copies each are put together with F1 0.94, where connected
 * components reach 0.003.
 *
 * <p>Decision: docs/decisions.md, "Clusters are cut where pairs speak against".
 */
public final class ComponentPartition {
    /** The most that one pair speaks for joining, in bits above the threshold. */
    static final double FOR = 12;
    /** The most that one pair speaks against joining. */
    public static final double AGAINST = 4;

    private static final double RULED = 1e9;

    private final int[] members;
    private final PairWeigher weigher;
    private final double[][] weights;
    private final double[][] sums;
    private final int[] group;
    private final int[] best;
    private final double joined;

    private ComponentPartition(int[] members, double threshold, PairWeigher weigher, PairRulings.Index rulings) {
        this.members = members;
        this.weigher = weigher;
        int size = members.length;
        weights = new double[size][size];
        sums = new double[size][size];
        group = IntStream.range(0, size).toArray();
        best = new int[size];
        joined = threshold;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                put(i, j, weigher.weighNear(members[i], members[j]), rulings.of(members[i], members[j]));
            }
        }
    }

    private void put(int i, int j, double weight, int ruling) {
        weights[i][j] = weight;
        weights[j][i] = weight;
        double says = Math.clamp(weight - joined, -AGAINST, FOR) + ruling * RULED;
        sums[i][j] = says;
        sums[j][i] = says;
    }

    /** Cost: all pairs of the members weighed once, then as many steps. */
    public static ComponentPartition of(
            int[] members, double threshold, PairWeigher weigher, PairRulings.Index rulings) {
        ComponentPartition partition = new ComponentPartition(members, threshold, weigher, rulings);
        partition.run();
        return partition;
    }

    private void run() {
        for (int i = 0; i < members.length; i++) {
            look(i);
        }
        int one = strongest();
        while (one >= 0) {
            join(Math.min(one, best[one]), Math.max(one, best[one]));
            one = strongest();
        }
    }

    private boolean isHead(int at) {
        return group[at] == at;
    }

    /** Finds the group that speaks most for joining this one; -1 where none does. */
    private void look(int at) {
        best[at] = -1;
        for (int other = 0; other < members.length; other++) {
            if (other != at && isHead(other) && sums[at][other] > (best[at] < 0 ? 0 : sums[at][best[at]])) {
                best[at] = other;
            }
        }
    }

    private int strongest() {
        int strongest = -1;
        for (int at = 0; at < members.length; at++) {
            if (isHead(at)
                    && best[at] >= 0
                    && (strongest < 0 || sums[at][best[at]] > sums[strongest][best[strongest]])) {
                strongest = at;
            }
        }
        return strongest;
    }

    private void join(int into, int from) {
        for (int at = 0; at < members.length; at++) {
            group[at] = group[at] == from ? into : group[at];
        }
        for (int other = 0; other < members.length; other++) {
            if (isHead(other) && other != into) {
                sums[into][other] += sums[from][other];
                sums[other][into] = sums[into][other];
            }
        }
        look(into);
        for (int other = 0; other < members.length; other++) {
            boolean stale = best[other] == from || best[other] == into;
            if (isHead(other) && other != into) {
                if (stale) {
                    look(other);
                } else if (sums[other][into] > (best[other] < 0 ? 0 : sums[other][best[other]])) {
                    best[other] = into;
                }
            }
        }
    }

    /** For each member the lowest member of its cluster. */
    public int[] heads() {
        return Arrays.stream(group).map(head -> members[head]).toArray();
    }

    /**
     * Where clusters were parted although a pair across them reaches the threshold: the strongest such pair of each two clusters.
     * Cost: one pass over all pairs, and those across such clusters weighed whole.
     */
    List<SplitClusters> splits() {
        SortedMap<Integer, Across> borders = new TreeMap<>();
        for (int i = 0; i < members.length; i++) {
            for (int j = 0; j < members.length; j++) {
                if (group[i] < group[j]) {
                    borders.merge(group[i] * members.length + group[j], new Across(i, j, i, j), this::ends);
                }
            }
        }
        return borders.values().stream()
                .filter(across -> weights[across.left][across.right] >= joined)
                .map(this::weighedWhole)
                .map(this::split)
                .toList();
    }

    /** The strongest and the weakest pair across two groups. */
    private record Across(int left, int right, int againstLeft, int againstRight) {}

    private Across ends(Across seen, Across next) {
        double weight = weights[next.left][next.right];
        boolean stronger = weight > weights[seen.left][seen.right];
        boolean weaker = weight < weights[seen.againstLeft][seen.againstRight];
        return new Across(
                stronger ? next.left : seen.left,
                stronger ? next.right : seen.right,
                weaker ? next.left : seen.againstLeft,
                weaker ? next.right : seen.againstRight);
    }

    /** The same where pairs count whole that were known only to lie far below the threshold. */
    private Across weighedWhole(Across across) {
        List<Across> pairs = IntStream.range(0, members.length)
                .filter(i -> group[i] == group[across.left])
                .boxed()
                .flatMap(i -> IntStream.range(0, members.length)
                        .filter(j -> group[j] == group[across.right])
                        .mapToObj(j -> new Across(i, j, i, j)))
                .toList();
        for (Across pair : pairs) {
            if (weights[pair.left][pair.right] < joined - AGAINST) {
                weights[pair.left][pair.right] = weigher.weigh(members[pair.left], members[pair.right]);
            }
        }
        return pairs.stream().reduce(across, this::ends);
    }

    private SplitClusters split(Across across) {
        return new SplitClusters(
                members[across.left],
                members[across.right],
                weights[across.left][across.right],
                members[across.againstLeft],
                members[across.againstRight],
                weights[across.againstLeft][across.againstRight],
                sums[group[across.left]][group[across.right]] < -RULED / 2);
    }
}
