// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import java.util.List;
import java.util.stream.IntStream;
import org.enlace.linkage.cluster.RecordClusters;
import org.enlace.linkage.column.Table;

/** Every record's cluster as arrays, left and right the same where one table is linked with itself, and how large each is. */
@SuppressWarnings("ArrayRecordComponent")
record RecordGroups(int[] left, int[] right, int[] sizes, boolean dedupes) {

    static RecordGroups of(RecordClusters clusters, List<Table> tables) {
        boolean dedupes = tables.size() == 1;
        int[] left = IntStream.range(0, tables.getFirst().size())
                .map(clusters::ofLeft)
                .toArray();
        int[] right = dedupes
                ? left
                : IntStream.range(0, tables.getLast().size())
                        .map(clusters::ofRight)
                        .toArray();
        int[] sizes = new int[clusters.count() + 1];
        count(left, sizes);
        if (!dedupes) {
            count(right, sizes);
        }
        return new RecordGroups(left, right, sizes, dedupes);
    }

    private static void count(int[] clusters, int[] sizes) {
        for (int cluster : clusters) {
            sizes[cluster]++;
        }
    }

    int size(int cluster) {
        return sizes[cluster];
    }

    /** Pairs that lie in one cluster: of any two records, or of a left and a right one. */
    long pairs() {
        int[] here = new int[sizes.length];
        count(left, here);
        long pairs = 0;
        for (int cluster = 0; cluster < sizes.length; cluster++) {
            long all = sizes[cluster];
            pairs += dedupes ? all * (all - 1) / 2 : here[cluster] * (all - here[cluster]);
        }
        return pairs;
    }
}
