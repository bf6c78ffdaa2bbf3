// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.List;
import org.enlace.linkage.Linkage;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.linkage.criterion.Criterion;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.linkage.criterion.PartnerLimit;

/** What looking at every pair would cost. Where it is little no blocking is needed, and nothing is missed by it. */
final class PairEffort {
    private static final double NANOSECONDS = 1e-9;
    /** Seconds of one processor. */
    private static final double LITTLE = 6;
    /** Of the pairs that a blocking rule brings, as measured on registers of persons. */
    private static final double COMPARED_WHOLE = 0.1;

    private PairEffort() {}

    /** Whether every pair of these tables can be looked at in a few seconds. */
    static boolean isLittle(LinkageModel model, List<Table> tables) {
        double each = 20 + nanoseconds(model.comparisons());
        return Linkage.pairsLookedAt(tables, PartnerLimit.FOUND) * each * NANOSECONDS <= LITTLE;
    }

    /** Pairs of a blocking rule that can be compared in a few seconds: most of them are left early, by a bound. */
    static long pairsInLittle(List<Comparison> comparisons) {
        return (long) (LITTLE / NANOSECONDS / (20 + COMPARED_WHOLE * nanoseconds(comparisons)));
    }

    private static double nanoseconds(List<Comparison> comparisons) {
        return comparisons.stream().mapToDouble(PairEffort::nanoseconds).sum();
    }

    /** Measured on values of usual length; a comparison costs what its dearest level costs. */
    private static double nanoseconds(Comparison comparison) {
        return comparison.levels().stream()
                .mapToDouble(level -> switch (level.criterion()) {
                    case Criterion.PersonNames _, Criterion.CompanyNames _ -> 2_000;
                    case Criterion.Words _ -> 1_000;
                    case Criterion.Grams _, Criterion.PartsAlike _, Criterion.Exchanged _ -> 300;
                    default -> 30;
                })
                .max()
                .orElse(0);
    }
}
