// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import java.util.List;
import org.enlace.linkage.Linkage;
import org.enlace.linkage.cluster.PairLinks;
import org.enlace.linkage.column.Table;

/**
 * How good a linkage is against the truth, over the pairs it kept and over all pairs that its clusters imply, and where the latter
 * went wrong. With two tables all speak of pairs of a left and a right record only.
 */
public record LinkageFigures(PairScore pairs, PairScore clusters, StepLosses losses) {

    /** Compares a linkage with the truth. Cost: linear but for sorting the members of clusters of two and more. */
    public static LinkageFigures of(TruePairs truth, List<Table> tables, Linkage linkage) {
        PairLinks links = linkage.links();
        long wanted = truth.pairs();
        long right = 0;
        for (int at = 0; at < links.size(); at++) {
            right += truth.same(links.left(at), links.right(at)) ? 1 : 0;
        }
        RecordGroups grouping = RecordGroups.of(linkage.clusters(), tables);
        PairScore clusters = new PairScore(grouping.pairs(), truth.within(grouping), wanted);
        return new LinkageFigures(
                new PairScore(links.size(), right, wanted),
                clusters,
                StepLosses.of(truth, linkage, grouping, clusters));
    }
}
