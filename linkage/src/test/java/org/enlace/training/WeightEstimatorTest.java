// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.enlace.linkage.AgreementPatterns;
import org.junit.jupiter.api.Test;

class WeightEstimatorTest {
    private static final double[][] M = {{0.8, 0.15, 0.05}, {0.7, 0.2, 0.1}, {0.9, 0.1}, {0.6, 0.3, 0.1}};
    private static final double[][] U = {{0.01, 0.04, 0.95}, {0.002, 0.02, 0.978}, {0.1, 0.9}, {0.005, 0.03, 0.965}};
    private static final int MATCHES = 20_000;
    private static final int OTHERS = 2_000_000;
    private static final double MISSING = 0.1;

    private static final double[][] NOTHING_KNOWN = {{0.4, 0.3, 0.3}, {0.4, 0.3, 0.3}, {0.6, 0.4}, {0.4, 0.3, 0.3}};

    @Test
    void plantedProbabilitiesAreFoundAgain() {
        WeightEstimator estimate = new WeightEstimator(
                        drawn(42),
                        new WeightEstimator.PairCounts(MATCHES + OTHERS, (MATCHES + OTHERS) / 500.0, MATCHES + OTHERS),
                        chance(),
                        NOTHING_KNOWN,
                        new double[] {1, 1, 1, 1},
                        Optional.empty())
                .run();
        assertThat(estimate.matches()).isCloseTo(MATCHES, within(MATCHES * 0.03));
        for (int at = 0; at < M.length; at++) {
            for (int level = 0; level < M[at].length; level++) {
                assertThat(estimate.m(at, level)).as("m %d %d", at, level).isCloseTo(M[at][level], within(0.02));
                assertThat(estimate.u(at, level))
                        .as("u %d %d", at, level)
                        .isCloseTo(U[at][level], within(0.1 * U[at][level]));
            }
        }
    }

    @Test
    void estimateStaysSound_whereNothingMatches() {
        AgreementPatterns none = AgreementPatterns.of(1, List.of(new int[] {1}, new int[] {0}), List.of(1_000L, 10L));
        WeightEstimator estimate = new WeightEstimator(
                        none,
                        new WeightEstimator.PairCounts(1_010, 100, 909),
                        new double[][] {{0.01, 0.99}},
                        new double[][] {{0.9, 0.1}},
                        new double[] {1},
                        Optional.empty())
                .run();
        assertThat(estimate.prior()).isBetween(0.0, 0.05);
        assertThat(estimate.m(0, 0) + estimate.m(0, 1)).isCloseTo(1, within(1e-9));
        assertThat(estimate.u(0, 0)).isPositive();
    }

    /** Levels of pairs taken by chance: a mixture of both kinds. */
    private static double[][] chance() {
        double[][] chance = new double[M.length][];
        double share = (double) MATCHES / (MATCHES + OTHERS);
        for (int at = 0; at < M.length; at++) {
            chance[at] = new double[M[at].length];
            for (int level = 0; level < M[at].length; level++) {
                chance[at][level] = share * M[at][level] + (1 - share) * U[at][level];
            }
        }
        return chance;
    }

    private static AgreementPatterns drawn(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<List<Integer>, Long> counts = new HashMap<>();
        for (int pair = 0; pair < MATCHES + OTHERS; pair++) {
            double[][] of = pair < MATCHES ? M : U;
            List<Integer> pattern = new ArrayList<>();
            for (double[] levels : of) {
                pattern.add(
                        random.nextDouble() < MISSING ? AgreementPatterns.MISSING : level(levels, random.nextDouble()));
            }
            counts.merge(pattern, 1L, Long::sum);
        }
        List<int[]> rows = new ArrayList<>();
        List<Long> pairs = new ArrayList<>();
        counts.forEach((pattern, count) -> {
            rows.add(pattern.stream().mapToInt(Integer::intValue).toArray());
            pairs.add(count);
        });
        return AgreementPatterns.of(M.length, rows, pairs);
    }

    private static int level(double[] shares, double drawn) {
        int level = 0;
        double sum = shares[0];
        while (drawn >= sum && level < shares.length - 1) {
            sum += shares[++level];
        }
        return level;
    }
}
