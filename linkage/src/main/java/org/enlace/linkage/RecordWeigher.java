// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.List;
import org.enlace.linkage.cluster.ComponentPartition;
import org.enlace.linkage.cluster.PairWeigher;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.linkage.criterion.RecordFields;
import org.enlace.linkage.criterion.WeightedComparison;

/** Weighs any two records of a run, whether a rule brings them or not. For one thread. */
final class RecordWeigher implements PairWeigher {
    private final RecordFields records;
    private final PairScorer scorer;
    private final PairScorer near;
    private final int leftSize;
    private int last = -1;
    private int[] lastRow = {};

    RecordWeigher(LinkageModel model, RecordFields records, List<WeightedComparison> weightedComparisons) {
        this.records = records;
        scorer = new PairScorer(weightedComparisons, model.priorWeight(), Double.NEGATIVE_INFINITY);
        near = new PairScorer(weightedComparisons, model.priorWeight(), model.threshold() - ComponentPartition.AGAINST);
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

    private double weight(PairScorer by, int one, int other) {
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
