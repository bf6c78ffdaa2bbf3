// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts components that are too large to weigh all their pairs: their weakest links are left out, bit by bit, until every part is
 * small enough or holds together by its strongest links alone.
 */
public final class LargeComponents {
    /** Records of the largest part whose pairs are all weighed. */
    public static final int LARGEST = 300;

    private final PairLinks links;
    private final int shift;
    private final PairRulings rulings;

    LargeComponents(PairLinks links, int shift, PairRulings rulings) {
        this.links = links;
        this.shift = shift;
        this.rulings = rulings;
    }

    /**
     * The parts that are to be looked at pair by pair; {@code heads} of the records is changed to the cuts. Cost: one pass over the
     * links for each bit between the threshold and the strongest link of a component that is too large.
     */
    List<int[]> of(int[] heads, List<int[]> components, double threshold) {
        List<int[]> small = new ArrayList<>();
        List<int[]> large = sorted(components, small);
        double strongest = strongest();
        for (double least = threshold + 1; !large.isEmpty() && least <= strongest; least++) {
            boolean[] open = new boolean[heads.length];
            large.forEach(members -> Arrays.stream(members).forEach(member -> open[member] = true));
            DisjointForest forest = cut(open, least);
            int[] roots = forest.roots();
            large.forEach(members -> Arrays.stream(members).forEach(member -> heads[member] = roots[member]));
            large = sorted(components(heads, open), small);
        }
        if (!large.isEmpty() && !rulings.different().isEmpty()) {
            obey(heads, large);
        }
        return small;
    }

    /** Builds up anew what is still too large, strongest link first, without the joins that a ruling forbids. */
    private void obey(int[] heads, List<int[]> large) {
        boolean[] open = new boolean[heads.length];
        large.forEach(members -> Arrays.stream(members).forEach(member -> open[member] = true));
        RuledForest forest = new RuledForest(heads.length, rulings, shift);
        IntStream.range(0, links.size())
                .filter(at -> open[links.left(at)] && open[links.right(at) + shift])
                .filter(at -> heads[links.left(at)] == heads[links.right(at) + shift])
                .boxed()
                .sorted(Comparator.comparingDouble((Integer at) -> -links.weight(at)))
                .forEach(at -> forest.join(links.left(at), links.right(at) + shift));
        int[] roots = forest.roots();
        large.forEach(members -> Arrays.stream(members).forEach(member -> heads[member] = roots[member]));
    }

    /** Records of the smallest part that pairs can cut: two stay together unless a ruling parts them. */
    static int smallest(PairRulings rulings) {
        return rulings.different().isEmpty() ? 3 : 2;
    }

    private static List<int[]> sorted(List<int[]> components, List<int[]> small) {
        components.stream().filter(members -> members.length <= LARGEST).forEach(small::add);
        return components.stream().filter(members -> members.length > LARGEST).toList();
    }

    private List<int[]> components(int[] heads, boolean[] open) {
        return SetMembers.of(heads, smallest(rulings)).stream()
                .filter(members -> open[members[0]])
                .toList();
    }

    private DisjointForest cut(boolean[] open, double least) {
        DisjointForest forest = new DisjointForest(open.length);
        for (int at = 0; at < links.size(); at++) {
            if (open[links.left(at)] && links.weight(at) >= least) {
                forest.join(links.left(at), links.right(at) + shift);
            }
        }
        rulings.same().forEach(pair -> forest.join(pair.left(), pair.right() + shift));
        return forest;
    }

    private double strongest() {
        double strongest = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < links.size(); at++) {
            strongest = Math.max(strongest, links.weight(at));
        }
        return strongest;
    }
}
