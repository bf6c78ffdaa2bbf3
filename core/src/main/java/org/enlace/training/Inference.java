// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.List;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.linkage.criterion.Model;
import org.enlace.linkage.criterion.Rule;

/** From tables to a model that is yet to be trained. */
final class Inference {
    private static final double START_PRIOR = 1e-4;

    private Inference() {}

    static Inferred of(List<Table> tables, int threads) {
        Columns columns = Columns.of(tables);
        List<Comparison> comparisons = Comparisons.of(columns);
        if (comparisons.isEmpty()) {
            throw new TrainingException(
                    "a table must have a column to compare: no column says anything about its rows");
        }
        List<Rule> candidates = Candidates.of(columns);
        Plan plan = Plan.of(comparisons, candidates, tables, threads);
        Model model = new Model(comparisons, plan.rules(), START_PRIOR, 0);
        return new Inferred(
                model,
                columns.decisions(),
                columns.bound(),
                plan.dropped(),
                plan.missed(),
                Effort.isLittle(model, tables));
    }
}
