// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.linkage.column.Table;

/**
 * Which records are truly the same: pairs of a left and a right record, or of two records where one table is linked with itself.
 * A record's own entity is unknown where its truth is empty; it then is in no true pair.
 */
@SuppressWarnings("exports") // the grouping is this package's own, and so is who asks for it
public sealed interface TruePairs {
    /** Number of true pairs. */
    long pairs();

    /** True where two records are the same: rows of the left and of the right table, or of the only one. */
    boolean same(int left, int right);

    /** True pairs whose records lie in one cluster. */
    long within(RecordGroups grouping);

    /** Every true pair in turn, or from the first on one of each {@code step}. Cost: the number of true pairs. */
    void forEach(long step, PairVisitor visitor);

    /** Is shown pairs of a left and a right row. */
    @FunctionalInterface
    interface PairVisitor {
        void visit(int left, int right);
    }

    /** Truth by the values of a column, one or two tables of that column. */
    static TruePairs of(List<Table> columns) {
        Map<String, Integer> numbers = new HashMap<>();
        numbers.put("", 0);
        int[] left = entities(columns.getFirst(), numbers);
        int[] right = columns.size() == 1 ? left : entities(columns.getLast(), numbers);
        return new ByEntity(left, right, columns.size() == 1);
    }

    private static int[] entities(Table column, Map<String, Integer> numbers) {
        int[] entities = new int[column.size()];
        for (int row = 0; row < entities.length; row++) {
            String value = column.id(row);
            Integer known = numbers.putIfAbsent(value, numbers.size());
            entities[row] = known == null ? numbers.size() - 1 : known;
        }
        return entities;
    }

    /** Records with the same number other than 0 are the same. */
    @SuppressWarnings("ArrayRecordComponent")
    record ByEntity(int[] left, int[] right, boolean dedupes) implements TruePairs {
        @Override
        public boolean same(int one, int other) {
            return left[one] != 0 && left[one] == right[other];
        }

        @Override
        public long pairs() {
            int most = Math.max(
                    Arrays.stream(left).max().orElse(0),
                    Arrays.stream(right).max().orElse(0));
            int[] here = counts(left, most);
            int[] there = counts(right, most);
            long pairs = 0;
            for (int entity = 1; entity <= most; entity++) {
                pairs += dedupes ? (long) here[entity] * (here[entity] - 1) / 2 : (long) here[entity] * there[entity];
            }
            return pairs;
        }

        private static int[] counts(int[] entities, int most) {
            int[] counts = new int[most + 1];
            for (int entity : entities) {
                counts[entity]++;
            }
            return counts;
        }

        @Override
        public long within(RecordGroups grouping) {
            long[] here = keys(left, grouping.left(), grouping);
            if (dedupes) {
                return repeats(here);
            }
            return meetings(here, keys(right, grouping.right(), grouping));
        }

        /** Cluster and entity of each record that is not alone, in order. */
        private static long[] keys(int[] entities, int[] clusters, RecordGroups grouping) {
            long[] keys = new long[entities.length];
            int size = 0;
            for (int row = 0; row < entities.length; row++) {
                if (entities[row] != 0 && grouping.size(clusters[row]) > 1) {
                    keys[size++] = ((long) clusters[row] << 32) | entities[row];
                }
            }
            long[] sorted = Arrays.copyOf(keys, size);
            Arrays.parallelSort(sorted);
            return sorted;
        }

        @Override
        public void forEach(long step, PairVisitor visitor) {
            Map<Integer, List<Integer>> there = new HashMap<>();
            long pair = 0;
            for (int row = 0; row < right.length; row++) {
                there.computeIfAbsent(right[row], _ -> new ArrayList<>()).add(row);
            }
            for (int row = 0; row < left.length; row++) {
                for (int other : left[row] == 0 ? List.<Integer>of() : there.getOrDefault(left[row], List.of())) {
                    if ((!dedupes || row < other) && pair++ % step == 0) {
                        visitor.visit(row, other);
                    }
                }
            }
        }

        private static long repeats(long[] sorted) {
            long pairs = 0;
            for (int at = 0, run = 0; at < sorted.length; at++) {
                run = at > 0 && sorted[at] == sorted[at - 1] ? run + 1 : 0;
                pairs += run;
            }
            return pairs;
        }

        private static long meetings(long[] here, long[] there) {
            long pairs = 0;
            for (int at = 0, from = 0; at < here.length; at++) {
                while (from < there.length && there[from] < here[at]) {
                    from++;
                }
                for (int to = from; to < there.length && there[to] == here[at]; to++) {
                    pairs++;
                }
            }
            return pairs;
        }
    }

    /** Just the listed pairs, each a left row above and a right row below, in order and without repeats. */
    @SuppressWarnings("ArrayRecordComponent")
    record ByPairs(long[] sorted, boolean dedupes) implements TruePairs {
        static ByPairs of(long[] pairs, boolean dedupes) {
            return new ByPairs(Arrays.stream(pairs).sorted().distinct().toArray(), dedupes);
        }

        static long pair(int left, int right, boolean dedupes) {
            int first = dedupes ? Math.min(left, right) : left;
            int second = dedupes ? Math.max(left, right) : right;
            return ((long) first << 32) | second;
        }

        @Override
        public boolean same(int left, int right) {
            return Arrays.binarySearch(sorted, pair(left, right, dedupes)) >= 0;
        }

        @Override
        public long pairs() {
            return sorted.length;
        }

        @Override
        public void forEach(long step, PairVisitor visitor) {
            for (long at = 0; at < sorted.length; at += step) {
                long pair = sorted[(int) at];
                visitor.visit((int) (pair >>> 32), (int) pair);
            }
        }

        @Override
        public long within(RecordGroups grouping) {
            return Arrays.stream(sorted)
                    .filter(pair -> grouping.left()[(int) (pair >>> 32)] == grouping.right()[(int) pair])
                    .count();
        }
    }
}
