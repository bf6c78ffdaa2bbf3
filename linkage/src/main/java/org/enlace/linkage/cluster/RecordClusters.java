// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.enlace.linkage.column.WorkerPool;

/**
 * Every record's cluster, numbered from 1 by first record, left table first: the connected components of the links, and those of
 * three records or more cut where their pairs together speak against ({@link ComponentPartition}). Does not depend on the order of links.
 */
public final class RecordClusters {
    private static final int TASKS = 64;
    private static final Comparator<SplitClusters> BY_RECORD =
            Comparator.comparingInt(SplitClusters::left).thenComparingInt(SplitClusters::right);

    private final int leftSize;
    private final int[] numbers;
    private final int count;
    private final List<SplitClusters> splits;

    private RecordClusters(int leftSize, int[] numbers, int count, List<SplitClusters> splits) {
        this.leftSize = leftSize;
        this.numbers = numbers;
        this.count = count;
        this.splits = List.copyOf(splits);
    }

    /**
     * Cost: near linear in records and links, and all pairs within components of three records or more weighed once, by as many
     * threads as there are; each has a weigher of its own.
     */
    public static RecordClusters of(
            PairLinks links,
            int leftSize,
            int rightSize,
            double threshold,
            Supplier<PairWeigher> weighers,
            PairRulings rulings,
            WorkerPool workers) {
        int shift = rightSize == 0 ? 0 : leftSize;
        DisjointForest forest = new DisjointForest(leftSize + rightSize);
        for (int at = 0; at < links.size(); at++) {
            forest.join(links.left(at), links.right(at) + shift);
        }
        rulings.same().forEach(pair -> forest.join(pair.left(), pair.right() + shift));
        PairRulings.Index index = rulings.index(shift);
        int[] heads = forest.roots();
        List<int[]> parts = new LargeComponents(links, shift, rulings)
                .of(heads, SetMembers.of(heads, LargeComponents.smallest(rulings)), threshold);
        List<List<SplitClusters>> splits = workers.forEach(TASKS, task -> {
            PairWeigher weigher = new LinkedWeigher(links, shift, weighers.get());
            List<SplitClusters> found = new ArrayList<>();
            for (int at = task; at < parts.size(); at += TASKS) {
                found.addAll(
                        parted(parts.get(at), heads, ComponentPartition.of(parts.get(at), threshold, weigher, index)));
            }
            return found;
        });
        return numbered(
                leftSize,
                heads,
                splits.stream().flatMap(List::stream).sorted(BY_RECORD).toList());
    }

    /** Writes what became of a part into {@code heads}. */
    private static List<SplitClusters> parted(int[] part, int[] heads, ComponentPartition partition) {
        int[] cut = partition.heads();
        for (int at = 0; at < part.length; at++) {
            heads[part[at]] = cut[at];
        }
        return partition.splits();
    }

    private static RecordClusters numbered(int leftSize, int[] heads, List<SplitClusters> splits) {
        int[] numbers = new int[heads.length];
        int count = 0;
        for (int record = 0; record < heads.length; record++) {
            // A head is the lowest of its cluster, so its number stands before any member asks for it.
            numbers[record] = heads[record] == record ? ++count : numbers[heads[record]];
        }
        return new RecordClusters(leftSize, numbers, count, splits);
    }

    /** The clusters of all rows of tables whose copies were taken out; {@code joins} says of which records copies are one. */
    public RecordClusters spread(RowCopies copies, PairRulings rulings, int leftSize, IntPredicate joins) {
        int right = copies.tables().size() == 1 ? 0 : leftSize;
        Set<Integer> apart = new HashSet<>();
        rulings.different().stream()
                .filter(pair -> copies.distinct(pair.left()) == copies.distinct(pair.right() + right))
                .forEach(pair -> apart.add(pair.right() + right));
        Set<Integer> together = new HashSet<>();
        rulings.same().forEach(pair -> together.add(copies.distinct(pair.left())));
        int[] all = new int[copies.size()];
        int[] ofOld = new int[count + 1];
        int[] members = new int[count + 1];
        Arrays.stream(numbers).forEach(number -> members[number]++);
        int next = 0;
        for (int row = 0; row < all.length; row++) {
            int record = copies.distinct(row);
            int old = numbers[record];
            boolean joined = members[old] > 1 || together.contains(record) || joins.test(record);
            boolean alone = apart.contains(row) || !joined;
            if (!alone && ofOld[old] == 0) {
                ofOld[old] = ++next;
            }
            all[row] = alone ? ++next : ofOld[old];
        }
        List<SplitClusters> rows = splits.stream()
                .map(split -> new SplitClusters(
                        copies.record(split.left()),
                        copies.record(split.right()),
                        split.weight(),
                        copies.record(split.againstLeft()),
                        copies.record(split.againstRight()),
                        split.againstWeight(),
                        split.ruled()))
                .toList();
        return new RecordClusters(leftSize, all, next, rows);
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

    /** Where linked records stand in different clusters, and why. */
    public List<SplitClusters> splits() {
        return splits;
    }
}
