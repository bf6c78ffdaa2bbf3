// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.List;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.BlockingRule;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.linkage.criterion.LinkageModel;

/** From tables to a model that is yet to be trained. */
final class ModelInference {
    private static final double START_PRIOR = 1e-4;

    private ModelInference() {}

    static InferredModel of(List<Table> tables, int threads) {
        SharedColumns columns = SharedColumns.of(tables);
        List<Comparison> comparisons = SuggestedComparisons.of(columns);
        if (comparisons.isEmpty()) {
            throw new TrainingException(
                    "a table must have a column to compare: no column says anything about its rows");
        }
        List<BlockingRule> candidates = RuleCandidates.of(columns);
        RulePlan plan = RulePlan.of(comparisons, candidates, tables, threads);
        LinkageModel model = new LinkageModel(comparisons, plan.rules(), START_PRIOR, 0);
        return new InferredModel(
                model,
                columns.decisions(),
                columns.bound(),
                plan.dropped(),
                plan.missed(),
                PairEffort.isLittle(model, tables));
    }
}
