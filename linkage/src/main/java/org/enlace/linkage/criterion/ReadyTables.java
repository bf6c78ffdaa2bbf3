// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import java.util.List;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.column.WorkerPool;

/** Tables made ready for a model: their records as ids, and the model's comparisons over them. */
public record ReadyTables(RecordFields records, List<WeightedComparison> judges) {
    public static ReadyTables of(LinkageModel model, List<Table> tables, WorkerPool workers) {
        RecordFields records = RecordFields.of(model, tables, workers);
        return new ReadyTables(
                records,
                workers.forEach(
                        model.comparisons().size(),
                        at -> WeightedComparison.of(model.comparisons().get(at), records, at)));
    }
}
