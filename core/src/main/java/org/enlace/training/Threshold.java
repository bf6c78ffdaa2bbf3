// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.stream.IntStream;
import org.enlace.linkage.Patterns;

/** The weight from which on keeping pairs gives the best F1 that the weights themselves let expect. */
final class Threshold {
    private Threshold() {}

    /** Cost: sorts the patterns. */
    static double of(Patterns patterns, double[] weights) {
        int[] order = IntStream.range(0, weights.length)
                .boxed()
                .sorted((a, b) -> Double.compare(weights[b], weights[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double all = 0;
        for (int pattern : order) {
            all += Estimate.probability(weights[pattern]) * patterns.count(pattern);
        }
        double best = 0;
        double threshold = 0;
        double kept = 0;
        double same = 0;
        for (int pattern : order) {
            kept += patterns.count(pattern);
            same += Estimate.probability(weights[pattern]) * patterns.count(pattern);
            if (2 * same / (kept + all) > best) {
                best = 2 * same / (kept + all);
                threshold = weights[pattern];
            }
        }
        return Math.clamp(threshold, -2, 6);
    }
}
