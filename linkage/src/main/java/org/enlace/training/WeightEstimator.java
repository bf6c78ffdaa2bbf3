// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.Arrays;
import java.util.Optional;
import org.enlace.linkage.AgreementPatterns;

/**
 * The probabilities of a Fellegi-Sunter model, learnt from counts of patterns alone by expectation maximisation.
 *
 * <p>Two counts go in: u-like shares of each level among pairs taken by chance, and the patterns of all blocked pairs. Pairs that
 * no blocking rule brings are taken as different. What chance pairs show is a mixture too, so the expected matches are taken out
 * of it in every round; without that, u of an e-mail in a file with six copies of each person would be the copies. Each m is drawn
 * towards what was expected beforehand by as many pairs as {@link #PRIOR_SHARE} of the matches, which keeps a comparison that few
 * pairs show from running away. Fellegi and Sunter 1969; Winkler 1988.
 *
 * <p>No number here decides a pair; they keep the estimate within reach of the data. A level is seen in no less than one
 * match of 10,000 and one other pair of 10,000,000, so that no agreement weighs more than 23 bits and no conflict more
 * than 13. A round in which the matches move by less than a hundred-thousandth is the last, as is the sixtieth. A second
 * start must explain the pairs better than its freedom costs (Schwarz 1978, the Bayesian information criterion). The
 * prior share and the share of chance are choices of ours, held by the figures for strangers' files in {@code
 * bench/results}.
 *
 * <p>Decision: docs/decisions.md, "Learning looks at all blocked pairs at once".
 */
final class WeightEstimator {
    /** Expected levels count as this share of the expected matches. */
    private static final double PRIOR_SHARE = 0.02;

    private static final double LEAST_PRIOR_PAIRS = 5;
    private static final int ROUNDS = 60;
    /** Matches that are expected at least; an estimate that falls to it has found nothing. */
    private static final double FEWEST = 0.5;
    /** Rounds of a second start in which the number of matches is held. */
    private static final int HELD = 8;

    private static final double MOST_LIFT = 400;
    private static final double STILL = 1e-5;
    private static final double LEAST_U = 1e-7;
    /** A level's u is at least this share of what chance pairs show: the matches among them are known only roughly. */
    private static final double LEAST_OF_CHANCE = 0.02;

    private static final double LEAST_M = 1e-4;

    private final AgreementPatterns blocked;
    private final double pairs;
    private final double[][] chance;
    private final double[][] expected;
    private final double[] shares;
    private final Optional<PairCompetition> competition;
    private final double most;

    private final double[][] m;
    private final double[][] u;
    private double matches;
    private int rounds;

    /**
     * How many pairs there are.
     *
     * @param pairs all of them
     * @param expected matches, beforehand
     * @param most matches that there can be
     */
    record PairCounts(double pairs, double expected, double most) {}

    /**
     * {@code chance}: shares of levels among chance pairs that have both values, by comparison; {@code expected}: m expected
     * beforehand; {@code shares}: of the comparisons.
     */
    WeightEstimator(
            AgreementPatterns blocked,
            PairCounts counts,
            double[][] chance,
            double[][] expected,
            double[] shares,
            Optional<PairCompetition> competition) {
        this.blocked = blocked;
        this.pairs = counts.pairs();
        this.chance = chance;
        this.expected = expected;
        this.shares = shares;
        this.matches = counts.expected();
        this.competition = competition;
        this.most = counts.most();
        m = copy(expected);
        u = copy(chance);
        floor(u, LEAST_U);
        floor(m, LEAST_M);
    }

    /**
     * Runs until nothing moves. Where nothing links from what was expected, as when many columns say nothing but are expected to
     * agree, it starts again from the heaviest pairs, as many as were expected. Cost: each round one pass over the patterns.
     */
    WeightEstimator run() {
        double wanted = matches;
        go();
        if (matches <= FEWEST) {
            double before = likelihood();
            begin(wanted);
            for (int round = 0; round < HELD; round++) {
                round(lift(wanted));
                matches = wanted;
            }
            rounds = 0;
            go();
            if (likelihood() - before < penalty()) {
                begin(FEWEST);
            }
        }
        return this;
    }

    private void begin(double expectedMatches) {
        matches = expectedMatches;
        restore(m, expected, LEAST_M);
        restore(u, chance, LEAST_U);
    }

    /** What so many more probabilities must explain to be believed (Bayesian information criterion). */
    private double penalty() {
        int free = Arrays.stream(m).mapToInt(levels -> levels.length - 1).sum() + 1;
        return 0.5 * free * Math.log(Math.max(2.0, (double) blocked.pairs()));
    }

    /**
     * The logarithm of the likelihood of the blocked pairs, and of all others as pairs that differ. Of several starts that with
     * the most is the estimate.
     */
    double likelihood() {
        double[] weights = weights();
        double none = Math.log1p(-matches / pairs);
        double seen = 0;
        double sum = 0;
        for (int pattern = 0; pattern < weights.length; pattern++) {
            double different = none;
            for (int at = 0; at < m.length; at++) {
                int level = blocked.level(pattern, at);
                different += level < 0 ? 0 : shares[at] * Math.log(u[at][level]);
            }
            sum += blocked.count(pattern) * (different + softplus(weights[pattern] * Math.log(2)));
            seen += blocked.count(pattern);
        }
        return sum + Math.max(0, pairs - seen) * none;
    }

    private static double softplus(double x) {
        return x > 30 ? x : Math.log1p(Math.exp(x));
    }

    private void go() {
        boolean still = false;
        while (!still && rounds < ROUNDS) {
            still = round(0);
            rounds++;
        }
    }

    private static void restore(double[][] shares, double[][] from, double least) {
        for (int at = 0; at < shares.length; at++) {
            shares[at] = from[at].clone();
        }
        floor(shares, least);
    }

    /** Bits to be added to all weights so that as many pairs are expected to be the same as are wanted. */
    private double lift(double wanted) {
        double low = 0;
        double high = MOST_LIFT;
        for (int step = 0; step < 24; step++) {
            double middle = (low + high) / 2;
            boolean enough = Arrays.stream(same(middle)).sum() >= wanted;
            low = enough ? low : middle;
            high = enough ? middle : high;
        }
        return high;
    }

    private boolean round(double lift) {
        double[][] sums = zeros(m);
        double sum = 0;
        double[] same = same(lift);
        for (int pattern = 0; pattern < blocked.size(); pattern++) {
            double pairsOfPattern = same[pattern];
            sum += pairsOfPattern;
            for (int at = 0; at < m.length; at++) {
                int level = blocked.level(pattern, at);
                if (level >= 0) {
                    sums[at][level] += pairsOfPattern;
                }
            }
        }
        boolean still = Math.abs(sum - matches) <= STILL * Math.max(1, matches);
        matches = Math.clamp(sum, FEWEST, most);
        maximise(sums);
        return still;
    }

    /** By pattern, how many pairs are expected to be the same. */
    private double[] same(double lift) {
        double[] weights = weights();
        for (int pattern = 0; pattern < weights.length; pattern++) {
            weights[pattern] += lift;
        }
        if (competition.isPresent()) {
            return competition.get().same(weights);
        }
        for (int pattern = 0; pattern < weights.length; pattern++) {
            weights[pattern] = probability(weights[pattern]) * blocked.count(pattern);
        }
        return weights;
    }

    private void maximise(double[][] sums) {
        for (int at = 0; at < m.length; at++) {
            double seen = Arrays.stream(sums[at]).sum();
            double prior = Math.max(LEAST_PRIOR_PAIRS, PRIOR_SHARE * matches);
            double observed = matches == 0 ? 0 : seen / matches * pairs;
            for (int level = 0; level < m[at].length; level++) {
                m[at][level] = (sums[at][level] + prior * expected[at][level]) / (seen + prior);
                double different = (chance[at][level] * observed - sums[at][level]) / (observed - seen);
                u[at][level] =
                        observed <= seen ? chance[at][level] : Math.max(different, LEAST_OF_CHANCE * chance[at][level]);
            }
        }
        floor(u, LEAST_U);
        floor(m, LEAST_M);
    }

    /** The weight of each pattern in bits, the prior included. */
    double[] weights() {
        double[] weights = new double[blocked.size()];
        double prior = log2(matches / (pairs - matches));
        for (int pattern = 0; pattern < weights.length; pattern++) {
            double weight = prior;
            for (int at = 0; at < m.length; at++) {
                int level = blocked.level(pattern, at);
                weight += level < 0 ? 0 : shares[at] * log2(m[at][level] / u[at][level]);
            }
            weights[pattern] = weight;
        }
        return weights;
    }

    double m(int comparison, int level) {
        return m[comparison][level];
    }

    double u(int comparison, int level) {
        return u[comparison][level];
    }

    /** Expected pairs of the same. */
    double matches() {
        return matches;
    }

    /** Never sure: of one pair that matches, one half. */
    double prior() {
        return matches / Math.max(pairs, matches + 1);
    }

    int rounds() {
        return rounds;
    }

    static double probability(double weight) {
        return 1 / (1 + Math.pow(2, -weight));
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    /** Lifts every share to a least one, and makes them sum to one again. */
    private static void floor(double[][] shares, double least) {
        for (double[] levels : shares) {
            double sum = 0;
            for (int level = 0; level < levels.length; level++) {
                levels[level] = Math.max(least, levels[level]);
                sum += levels[level];
            }
            for (int level = 0; level < levels.length; level++) {
                levels[level] /= sum;
            }
        }
    }

    private static double[][] copy(double[][] of) {
        return Arrays.stream(of).map(double[]::clone).toArray(double[][]::new);
    }

    private static double[][] zeros(double[][] like) {
        return Arrays.stream(like).map(levels -> new double[levels.length]).toArray(double[][]::new);
    }
}
