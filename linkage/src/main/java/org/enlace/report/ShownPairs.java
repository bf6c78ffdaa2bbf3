// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.enlace.linkage.cluster.PairLinks;
import org.enlace.linkage.cluster.PairRulings;

/** Which of the kept pairs a person is shown. */
final class ShownPairs {
    /** Pairs that a person may be asked about. */
    static final int ASKED = 100;

    private static final int EXAMPLES = 5;
    /** From here on a pair is hardly uncertain: 99.9 % for odds that were even. */
    private static final double SURE = 10;

    private ShownPairs() {}

    /** The pairs nearest above the threshold that nobody decided, the least sure first. Cost: one pass over all pairs. */
    static List<Integer> uncertain(RunFindings findings) {
        PairLinks links = findings.linkage().links();
        Set<PairRulings.Pair> decided = new HashSet<>(findings.rulings().same());
        decided.addAll(findings.rulings().different());
        double most = Math.max(0, findings.model().threshold()) + SURE;
        PriorityQueue<Integer> nearest = new PriorityQueue<>((one, other) -> {
            int heavier = Double.compare(links.weight(other), links.weight(one));
            return heavier != 0 ? heavier : Integer.compare(other, one);
        });
        for (int at = 0; at < links.size(); at++) {
            if (links.weight(at) > most
                    || (!decided.isEmpty()
                            && decided.contains(new PairRulings.Pair(links.left(at), links.right(at))))) {
                continue;
            }
            if (nearest.size() < ASKED) {
                nearest.add(at);
            } else if (links.weight(at) < links.weight(nearest.element())) {
                nearest.remove();
                nearest.add(at);
            }
        }
        List<Integer> chosen = new ArrayList<>();
        while (!nearest.isEmpty()) {
            chosen.add(nearest.remove());
        }
        return List.copyOf(chosen.reversed());
    }

    /** A few pairs from weak to strong: at even steps of weight, each the first one there. */
    static List<Integer> examples(RunFindings findings) {
        PairLinks links = findings.linkage().links();
        if (links.size() == 0) {
            return List.of();
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < links.size(); at++) {
            low = Math.min(low, links.weight(at));
            high = Math.max(high, links.weight(at));
        }
        int[] nearest = new int[EXAMPLES];
        for (int at = 0; at < links.size(); at++) {
            for (int example = 0; example < EXAMPLES; example++) {
                double wanted = low + (high - low) * example / (EXAMPLES - 1);
                if (Math.abs(links.weight(at) - wanted) < Math.abs(links.weight(nearest[example]) - wanted)) {
                    nearest[example] = at;
                }
            }
        }
        return Arrays.stream(nearest).distinct().boxed().toList();
    }
}
