// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Sets that are joined two by two, but never so that two records that are ruled to differ come together. */
final class RuledForest {
    private final DisjointForest forest;
    private final Map<Integer, Set<Integer>> foes = new HashMap<>();

    /** Begins with what is ruled to be the same; the right table's rows are numbered from {@code shift}. */
    RuledForest(int size, PairRulings rulings, int shift) {
        forest = new DisjointForest(size);
        rulings.same().forEach(pair -> forest.join(pair.left(), pair.right() + shift));
        rulings.different().forEach(pair -> {
            int one = forest.root(pair.left());
            int other = forest.root(pair.right() + shift);
            foes.computeIfAbsent(one, _ -> new HashSet<>()).add(other);
            foes.computeIfAbsent(other, _ -> new HashSet<>()).add(one);
        });
    }

    /** Joins two sets unless a ruling parts them. Cost: near constant, and the number of rulings about the smaller set. */
    void join(int one, int other) {
        int root = forest.root(one);
        int otherRoot = forest.root(other);
        if (root == otherRoot || foes.getOrDefault(root, Set.of()).contains(otherRoot)) {
            return;
        }
        forest.join(root, otherRoot);
        int kept = forest.root(root);
        int gone = kept == root ? otherRoot : root;
        Set<Integer> moved = foes.remove(gone);
        if (moved != null) {
            foes.computeIfAbsent(kept, _ -> new HashSet<>()).addAll(moved);
            for (int foe : moved) {
                Set<Integer> theirs = foes.computeIfAbsent(foe, _ -> new HashSet<>());
                theirs.remove(gone);
                theirs.add(kept);
            }
        }
    }

    int[] roots() {
        return forest.roots();
    }
}
