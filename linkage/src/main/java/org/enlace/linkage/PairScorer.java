// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.enlace.linkage.criterion.MeasureCache;
import org.enlace.linkage.criterion.WeightedComparison;

/**
 * Weighs pairs of records and leaves a pair as soon as a proven bound says that it stays below the threshold. One per thread.
 */
final class PairScorer {
    static final double BELOW = Double.NEGATIVE_INFINITY;
    /** More than the sums of bounds can be off by rounding. */
    static final double SLACK = 1e-4;

    private final WeightedComparison[] weightedComparisons;
    /** Comparisons in the order in which they are looked at: those first whose bound takes off most for its cost. */
    private final int[] order;

    private final MeasureCache[] measures;
    private final double prior;
    private final double threshold;
    private final double[] open;

    PairScorer(List<WeightedComparison> weightedComparisons, double prior, double threshold) {
        this.weightedComparisons = weightedComparisons.toArray(WeightedComparison[]::new);
        this.prior = prior;
        this.threshold = threshold;
        order = IntStream.range(0, weightedComparisons.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        at -> -weightedComparisons.get(at).drop()))
                .mapToInt(Integer::intValue)
                .toArray();
        measures =
                weightedComparisons.stream().map(WeightedComparison::measures).toArray(MeasureCache[]::new);
        open = new double[this.weightedComparisons.length];
    }

    /** The weight of a pair, rows of ids that start at the given places, or {@link #BELOW}. */
    double weight(int[] left, int leftRow, int[] right, int rightRow) {
        double bound = prior;
        int differ = 0;
        for (int at = 0; at < weightedComparisons.length; at++) {
            int one = left[leftRow + at];
            int other = right[rightRow + at];
            if (one == other) {
                bound += one == 0 ? 0 : weightedComparisons[at].equal(one);
            } else if (one != 0 && other != 0) {
                open[at] = weightedComparisons[at].otherMost();
                bound += open[at];
                differ |= 1 << at;
            }
        }
        double least = threshold - SLACK;
        if (bound < least) {
            return BELOW;
        }
        for (int at : order) {
            if (((differ >>> at) & 1) != 0) {
                double most = weightedComparisons[at].most(left[leftRow + at], right[rightRow + at]);
                bound += most - open[at];
                open[at] = most;
                if (bound < least) {
                    return BELOW;
                }
            }
        }
        for (int at : order) {
            if (((differ >>> at) & 1) != 0) {
                double weight = differing(at, left[leftRow + at], right[rightRow + at]);
                bound += weight - open[at];
                open[at] = weight;
                if (bound < least) {
                    return BELOW;
                }
            }
        }
        double weight = sum(left, leftRow, right, rightRow, differ);
        return weight >= threshold ? weight : BELOW;
    }

    private double differing(int at, int one, int other) {
        return weightedComparisons[at].weight(weightedComparisons[at].level(one, other, measures[at]));
    }

    /** Adds in the order of the comparisons, so that a pair weighs the same wherever it was found. */
    private double sum(int[] left, int leftRow, int[] right, int rightRow, int differ) {
        double weight = prior;
        for (int at = 0; at < weightedComparisons.length; at++) {
            int one = left[leftRow + at];
            if (((differ >>> at) & 1) != 0) {
                weight += open[at];
            } else if (one == right[rightRow + at] && one != 0) {
                weight += weightedComparisons[at].equal(one);
            }
        }
        return weight;
    }
}
