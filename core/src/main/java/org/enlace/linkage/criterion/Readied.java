// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import java.util.List;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.column.Workers;

/** Tables made ready for a model: their records as ids, and the model's comparisons over them. */
public record Readied(Records records, List<Judge> judges) {
    public static Readied of(Model model, List<Table> tables, Workers workers) {
        Records records = Records.of(model, tables, workers);
        return new Readied(
                records,
                workers.forEach(
                        model.comparisons().size(),
                        at -> Judge.of(model.comparisons().get(at), records, at)));
    }
}
