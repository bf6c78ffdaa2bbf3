// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.enlace.linkage.Comparison;
import org.enlace.linkage.Criterion;
import org.enlace.linkage.Level;
import org.enlace.linkage.Model;
import org.enlace.linkage.Patterns;
import org.enlace.linkage.Study;
import org.enlace.linkage.Table;

/** Makes a model for tables that nobody has described, and learns the weights of any model from the tables themselves. */
public final class Training {
    private static final long CHANCE_PAIRS = 150_000;
    private static final long BLOCKED_PAIRS = 400_000;
    /** A chance level that no sampled pair shows counts as so many pairs. */
    private static final double UNSEEN = 0.5;

    private Training() {}

    /**
     * Decides what each column means, what is compared and which pairs are looked at. The model's weights are those expected
     * beforehand; {@link #train} learns them.
     */
    public static Inferred infer(List<Table> tables, int threads) {
        return Inference.of(tables, threads);
    }

    /**
     * Learns m, u, the prior and the threshold of a model; comparisons and rules stay. The same seed gives the same model, whatever
     * the number of threads. Cost: up to a million comparisons of records.
     */
    public static Model train(Model model, List<Table> tables, int threads, long seed) {
        Study study = Study.of(model, tables, threads);
        if (study.pairs() == 0) {
            return model;
        }
        Patterns blocked = study.blocked(BLOCKED_PAIRS, seed);
        double records = tables.stream().mapToInt(Table::size).sum();
        Estimate estimate = new Estimate(
                        blocked,
                        study.pairs(),
                        chance(model, study, seed),
                        expected(model),
                        Math.min(records / 4, study.pairs() / 4.0))
                .run();
        List<Comparison> learnt = IntStream.range(0, model.comparisons().size())
                .mapToObj(at -> learnt(model.comparisons().get(at), estimate, at))
                .toList();
        return new Model(learnt, model.rules(), estimate.prior(), Threshold.of(blocked, estimate.weights()));
    }

    private static Comparison learnt(Comparison comparison, Estimate estimate, int at) {
        List<Level> levels = new ArrayList<>();
        for (int level = 0; level < comparison.levels().size(); level++) {
            Level before = comparison.levels().get(level);
            levels.add(new Level(
                    before.criterion(), estimate.m(at, level), estimate.u(at, level), before.termFrequency()));
        }
        return new Comparison(comparison.name(), comparison.field(), levels);
    }

    private static double[][] expected(Model model) {
        return model.comparisons().stream()
                .map(comparison ->
                        comparison.levels().stream().mapToDouble(Level::m).toArray())
                .toArray(double[][]::new);
    }

    /** Shares of levels among pairs taken by chance: the same value exactly from counts, the rest from a sample. */
    private static double[][] chance(Model model, Study study, long seed) {
        Patterns sample = study.sampled(CHANCE_PAIRS, seed);
        double[][] chance = new double[model.comparisons().size()][];
        for (int at = 0; at < chance.length; at++) {
            chance[at] = chance(model.comparisons().get(at), sample, at, study.sameValue(at));
        }
        return chance;
    }

    private static double[] chance(Comparison comparison, Patterns sample, int at, double sameValue) {
        double[] shares = new double[comparison.levels().size()];
        double sum = 0;
        for (int pattern = 0; pattern < sample.size(); pattern++) {
            int level = sample.level(pattern, at);
            if (level >= 0) {
                shares[level] += sample.count(pattern);
                sum += sample.count(pattern);
            }
        }
        boolean exact = comparison.levels().getFirst().criterion() instanceof Criterion.Exact;
        double rest = exact ? sum - shares[0] : sum;
        for (int level = 0; level < shares.length; level++) {
            double share = (shares[level] + UNSEEN) / (rest + UNSEEN * shares.length);
            shares[level] = exact ? level == 0 ? Math.max(sameValue, 1e-9) : share * (1 - sameValue) : share;
        }
        return shares;
    }
}
