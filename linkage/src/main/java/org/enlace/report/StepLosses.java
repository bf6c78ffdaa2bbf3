// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import java.util.EnumMap;
import java.util.Map;
import org.enlace.linkage.Linkage;
import org.enlace.linkage.cluster.PairLinks;
import org.enlace.linkage.criterion.PartnerLimit;

/**
 * Which step of a linkage lost what, over the pairs that its clusters imply: by cause how many true pairs were missed, and how many
 * wrong ones were made. Each pair is counted once, under the first cause that suffices.
 */
public record StepLosses(Map<Cause, Long> missed, Map<Cause, Long> wrong) {
    /** True pairs that are looked at one by one; of more, evenly spread ones, which then count for all. */
    private static final long MOST = 20_000;

    /** The steps of a linkage, in their order. */
    public enum Cause {
        /** No rule brought the pair. */
        BLOCKING,
        /** A true pair weighs below 0 and below the threshold; a wrong one weighs 0 or more. */
        WEIGHTS,
        /** A true pair weighs 0 or more, but less than the threshold; a wrong one was kept although it weighs less than 0. */
        THRESHOLD,
        /** A heavier link of one of both records took the only place. */
        PARTNERS,
        /** A true pair was kept, and its records were parted; a wrong one comes about through other records only. */
        CLUSTERS
    }

    public StepLosses {
        missed = Map.copyOf(missed);
        wrong = Map.copyOf(wrong);
    }

    /** Cost: one weighing for each true pair that is missed, up to {@value #MOST} of them, and one pass over the links. */
    static StepLosses of(TruePairs truth, Linkage linkage, RecordGroups grouping, PairScore clusters) {
        return new StepLosses(missed(truth, linkage, grouping), wrong(truth, linkage, grouping, clusters));
    }

    private static Map<Cause, Long> missed(TruePairs truth, Linkage linkage, RecordGroups grouping) {
        Map<Cause, Long> missed = new EnumMap<>(Cause.class);
        long step = 1 + truth.pairs() / MOST;
        truth.forEach(step, (left, right) -> {
            if (grouping.left()[left] != grouping.right()[right]) {
                missed.merge(ofMissed(linkage, left, right), step, Long::sum);
            }
        });
        return missed;
    }

    private static Cause ofMissed(Linkage linkage, int left, int right) {
        if (linkage.links().contains(left, right)) {
            return Cause.CLUSTERS;
        }
        if (!linkage.brings(left, right)) {
            return Cause.BLOCKING;
        }
        double weight = linkage.explain(left, right).weight();
        if (weight < linkage.model().threshold()) {
            return weight < 0 ? Cause.WEIGHTS : Cause.THRESHOLD;
        }
        return linkage.model().partners() == PartnerLimit.ANY ? Cause.CLUSTERS : Cause.PARTNERS;
    }

    private static Map<Cause, Long> wrong(TruePairs truth, Linkage linkage, RecordGroups grouping, PairScore clusters) {
        Map<Cause, Long> wrong = new EnumMap<>(Cause.class);
        PairLinks links = linkage.links();
        long linked = 0;
        for (int at = 0; at < links.size(); at++) {
            int left = links.left(at);
            int right = links.right(at);
            if (grouping.left()[left] == grouping.right()[right] && !truth.same(left, right)) {
                wrong.merge(links.weight(at) < 0 ? Cause.THRESHOLD : Cause.WEIGHTS, 1L, Long::sum);
                linked++;
            }
        }
        long implied = clusters.named() - clusters.right() - linked;
        if (implied > 0) {
            wrong.put(Cause.CLUSTERS, implied);
        }
        return wrong;
    }
}
