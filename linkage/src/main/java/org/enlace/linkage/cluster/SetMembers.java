// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.cluster;

import java.util.ArrayList;
import java.util.List;

/** The members of sets, in ascending order, from the root of each record. */
final class SetMembers {
    private SetMembers() {}

    /** The sets of at least so many members, by lowest member. Cost: two passes over the records. */
    static List<int[]> of(int[] roots, int least) {
        int[] sizes = new int[roots.length];
        for (int root : roots) {
            sizes[root]++;
        }
        List<int[]> sets = new ArrayList<>();
        int[] place = new int[roots.length];
        int[] next = new int[roots.length];
        for (int record = 0; record < roots.length; record++) {
            int root = roots[record];
            if (sizes[root] >= least) {
                if (root == record) {
                    place[root] = sets.size();
                    sets.add(new int[sizes[root]]);
                }
                sets.get(place[root])[next[root]++] = record;
            }
        }
        return sets;
    }
}
