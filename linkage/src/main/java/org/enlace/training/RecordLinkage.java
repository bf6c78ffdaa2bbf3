// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.enlace.linkage.Linkage;
import org.enlace.linkage.MemoryNeed;
import org.enlace.linkage.RunProgress;
import org.enlace.linkage.cluster.PairRulings;
import org.enlace.linkage.cluster.RowCopies;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.linkage.criterion.PartnerLimit;

/**
 * From tables that nobody has described to linked records: {@code RecordLinkage.of(owners, harbour).train().link()}. One table is
 * searched for its duplicates, of two the records of the one are looked for in the other. It decides as {@code enlace match} does
 * without an option, on all processors, and the result does not depend on how many there are.
 */
public final class RecordLinkage {
    private static final long SEED = 1;

    private final List<Table> tables;
    private final int threads = Runtime.getRuntime().availableProcessors();

    private RecordLinkage(List<Table> tables) {
        this.tables = tables;
    }

    /**
     * One table or two. Columns of the second go together with those of the first by meaning, header and values; dates are read as
     * each table writes them.
     */
    public static RecordLinkage of(Table... tables) {
        List<Table> aligned = ColumnAlignment.of(List.of(tables)).tables();
        return new RecordLinkage(DateColumns.of(aligned, Optional.empty(), LocalDate.now(Clock.systemUTC()))
                .tables());
    }

    /**
     * Learns from the tables alone what is compared, which pairs are looked at, and what each agreement weighs.
     *
     * @throws TrainingException where the tables have no column that can be compared
     */
    public Trained train() {
        List<Table> distinct = RowCopies.of(tables).tables();
        InferredModel inferred = ModelTraining.infer(distinct, threads);
        LinkageModel model = ModelTraining.train(inferred.model(), distinct, threads, SEED);
        LinkageModel open = model.withPartners(PartnerLimit.FOUND);
        return new Trained(inferred.everyPair() ? open.exhaustive() : open, tables, threads);
    }

    /** A model, and the tables that it was learnt from, with the columns of the first. */
    public record Trained(LinkageModel model, List<Table> tables, int threads) {
        public Trained {
            tables = List.copyOf(tables);
        }

        /** The pairs and clusters that the model finds in its tables. */
        public Linkage link() {
            MemoryNeed memory = MemoryNeed.of(model, tables);
            return Linkage.ofDistinct(model, tables, threads, memory, PairRulings.none(), RunProgress.none());
        }
    }
}
