// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.List;
import org.enlace.linkage.cluster.Partition;
import org.enlace.linkage.cluster.Weigher;
import org.enlace.linkage.criterion.Judge;
import org.enlace.linkage.criterion.Model;
import org.enlace.linkage.criterion.Records;

/** Weighs any two records of a run, whether a rule brings them or not. For one thread. */
final class RecordWeigher implements Weigher {
    private final Records records;
    private final Scorer scorer;
    private final Scorer near;
    private final int leftSize;
    private int last = -1;
    private int[] lastRow = {};

    RecordWeigher(Model model, Records records, List<Judge> judges) {
        this.records = records;
        scorer = new Scorer(judges, model.priorWeight(), Double.NEGATIVE_INFINITY);
        near = new Scorer(judges, model.priorWeight(), model.threshold() - Partition.AGAINST);
        leftSize = records.dedupes() ? Integer.MAX_VALUE : records.size(0);
    }

    @Override
    public double weigh(int one, int other) {
        return weight(scorer, one, other);
    }

    @Override
    public double weighNear(int one, int other) {
        return weight(near, one, other);
    }

    private double weight(Scorer by, int one, int other) {
        if (one != last) {
            last = one;
            lastRow = row(one);
        }
        return by.weight(lastRow, 0, row(other), 0);
    }

    private int[] row(int record) {
        return record < leftSize ? records.row(0, record) : records.row(1, record - leftSize);
    }
}
