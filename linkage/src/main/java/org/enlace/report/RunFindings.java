// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import java.util.List;
import java.util.Optional;
import org.enlace.linkage.Linkage;
import org.enlace.linkage.cluster.PairRulings;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.LinkageModel;

/**
 * All that a page speaks of: the tables, the model, what people decided, what came of them, the truth where it is known, and what
 * the run said that it decided by itself.
 */
public record RunFindings(
        List<Table> tables,
        LinkageModel model,
        Linkage linkage,
        PairRulings rulings,
        Optional<TruePairs> truth,
        Optional<LinkageFigures> figures,
        List<RunRemark> remarks) {
    public RunFindings {
        remarks = List.copyOf(remarks);
        tables = List.copyOf(tables);
    }

    boolean dedupes() {
        return tables.size() == 1;
    }

    Table left() {
        return tables.getFirst();
    }

    Table right() {
        return tables.getLast();
    }

    /** Whether a kept pair is a true one; false where the truth is not known. */
    boolean isTrue(int link) {
        return truth.isPresent()
                && truth.get().same(linkage.links().left(link), linkage.links().right(link));
    }
}
