// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.stream.IntStream;
import org.enlace.linkage.AgreementPatterns;

/**
 * The weight from which on keeping pairs gives the best F1 that the weights themselves let expect; of several, that nearest to
 * even odds.
 */
final class ThresholdChoice {
    private static final double LOWEST = -2;
    private static final double HIGHEST = 4;

    private ThresholdChoice() {}

    /** Cost: sorts the patterns. */
    static double of(AgreementPatterns patterns, double[] weights) {
        int[] order = IntStream.range(0, weights.length)
                .boxed()
                .sorted((a, b) -> Double.compare(weights[b], weights[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double all = 0;
        for (int pattern : order) {
            all += WeightEstimator.probability(weights[pattern]) * patterns.count(pattern);
        }
        double best = 0;
        double threshold = 0;
        double kept = 0;
        double same = 0;
        for (int at = 0; at < order.length; at++) {
            int pattern = order[at];
            double next = at + 1 < order.length ? weights[order[at + 1]] : weights[pattern] - 1;
            kept += patterns.count(pattern);
            same += WeightEstimator.probability(weights[pattern]) * patterns.count(pattern);
            if (2 * same / (kept + all) > best) {
                best = 2 * same / (kept + all);
                threshold = Math.clamp(0, next, weights[pattern]);
            }
        }
        return Math.clamp(threshold, LOWEST, HIGHEST);
    }
}
