// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What people decided about pairs: clusters hold those that are the same together and those that differ apart.
 *
 * <p>Decision: docs/decisions.md, "People's decisions bind clusters, not weights".
 */
public record PairRulings(List<Pair> same, List<Pair> different) {
    /** A row of the left table, and one of the right or the same. */
    public record Pair(int left, int right) {}

    public PairRulings {
        same = List.copyOf(same);
        different = List.copyOf(different);
    }

    public static PairRulings none() {
        return new PairRulings(List.of(), List.of());
    }

    /**
     * The first of the pairs that differ whose records are, by those that are the same, one: a place in {@link #different}. The
     * tables are one where records are found in the table they come from; {@code leftSize} is the left one's.
     */
    public OptionalInt contradiction(boolean oneTable, int leftSize) {
        int shift = oneTable ? 0 : leftSize;
        int size = Stream.concat(same.stream(), different.stream())
                        .mapToInt(pair -> Math.max(pair.left(), pair.right() + shift))
                        .max()
                        .orElse(-1)
                + 1;
        DisjointForest forest = new DisjointForest(size);
        same.forEach(pair -> forest.join(pair.left(), pair.right() + shift));
        return IntStream.range(0, different.size())
                .filter(at -> forest.root(different.get(at).left())
                        == forest.root(different.get(at).right() + shift))
                .findFirst();
    }

    /** Rulings by pairs of records, numbered left table first; the right table's rows begin at {@code shift}. */
    Index index(int shift) {
        Map<Long, Integer> pairs = new HashMap<>();
        same.forEach(pair -> pairs.put(key(pair.left(), pair.right() + shift), 1));
        different.forEach(pair -> pairs.put(key(pair.left(), pair.right() + shift), -1));
        return (one, other) -> pairs.isEmpty() ? 0 : pairs.getOrDefault(key(one, other), 0);
    }

    private static long key(int one, int other) {
        return ((long) Math.min(one, other) << 32) | Math.max(one, other);
    }

    /** 1 where two records are ruled to be the same, -1 where to differ, 0 where nobody decided. */
    @FunctionalInterface
    public interface Index {
        int of(int one, int other);
    }
}
