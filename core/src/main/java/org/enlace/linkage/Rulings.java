// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people decided about pairs: clusters hold those that are the same together and those that differ apart. */
public record Rulings(List<Pair> same, List<Pair> different) {
    /** A row of the left table, and one of the right or the same. */
    public record Pair(int left, int right) {}

    public Rulings {
        same = List.copyOf(same);
        different = List.copyOf(different);
    }

    public static Rulings none() {
        return new Rulings(List.of(), List.of());
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
    interface Index {
        int of(int one, int other);
    }
}
