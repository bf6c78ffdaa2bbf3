// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import java.util.List;
import org.enlace.linkage.Linkage;
import org.enlace.linkage.cluster.Links;
import org.enlace.linkage.column.Table;

/**
 * How good a linkage is against the truth, over the pairs it kept and over all pairs that its clusters imply, and where the latter
 * went wrong. With two tables all speak of pairs of a left and a right record only.
 */
public record Figures(Score pairs, Score clusters, Losses losses) {

    /** Compares a linkage with the truth. Cost: linear but for sorting the members of clusters of two and more. */
    public static Figures of(Truth truth, List<Table> tables, Linkage linkage) {
        Links links = linkage.links();
        long wanted = truth.pairs();
        long right = 0;
        for (int at = 0; at < links.size(); at++) {
            right += truth.same(links.left(at), links.right(at)) ? 1 : 0;
        }
        Grouping grouping = Grouping.of(linkage.clusters(), tables);
        Score clusters = new Score(grouping.pairs(), truth.within(grouping), wanted);
        return new Figures(
                new Score(links.size(), right, wanted), clusters, Losses.of(truth, linkage, grouping, clusters));
    }
}
