// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.enlace.linkage.AgreementPatterns;
import org.enlace.linkage.PatternStudy;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.linkage.criterion.ComparisonLevel;
import org.enlace.linkage.criterion.Criterion;
import org.enlace.linkage.criterion.LinkageModel;

/** Makes a model for tables that nobody has described, and learns the weights of any model from the tables themselves. */
public final class ModelTraining {
    private static final long CHANCE_PAIRS = 150_000;
    private static final long BLOCKED_PAIRS = 400_000;
    /** Matches that are expected for each record where the estimate starts: few copies of each record, or many. */
    private static final double[] STARTS = {0.25, 2, 16};
    /** A chance level that no sampled pair shows counts as so many pairs. */
    private static final double UNSEEN = 0.5;

    private ModelTraining() {}

    /**
     * Decides what each column means, what is compared and which pairs are looked at. The model's weights are those expected
     * beforehand; {@link #train} learns them.
     */
    public static InferredModel infer(List<Table> tables, int threads) {
        return ModelInference.of(tables, threads);
    }

    /**
     * Learns m, u, the prior and the threshold of a model; comparisons and rules stay. The same seed gives the same model, whatever
     * the number of threads. Cost: up to a million comparisons of records.
     */
    public static LinkageModel train(LinkageModel model, List<Table> tables, int threads, long seed) {
        return train(model, tables, threads, seed, PatternStudy.of(model, tables, threads));
    }

    /** The same over tables that were made ready before. */
    static LinkageModel train(
            LinkageModel model, List<Table> tables, int threads, long seed, PatternStudy patternStudy) {
        if (patternStudy.pairs() == 0) {
            return model;
        }
        boolean links = tables.size() == 2;
        Optional<PairCompetition> competition =
                links ? Optional.of(new PairCompetition(patternStudy.rivals(BLOCKED_PAIRS, seed))) : Optional.empty();
        AgreementPatterns blocked =
                competition.map(PairCompetition::patterns).orElseGet(() -> patternStudy.blocked(BLOCKED_PAIRS, seed));
        double records = tables.stream().mapToInt(Table::size).sum();
        double[][] chance = chance(model, patternStudy, seed);
        double most =
                links ? Math.min(tables.getFirst().size(), tables.getLast().size()) : patternStudy.pairs() * 0.9;
        WeightEstimator estimate = Arrays.stream(STARTS)
                .limit(links ? 1 : STARTS.length)
                .mapToObj(start -> new WeightEstimator(
                                blocked,
                                new WeightEstimator.PairCounts(
                                        patternStudy.pairs(),
                                        Math.min(records * start, patternStudy.pairs() / 4.0),
                                        most),
                                chance,
                                expected(model),
                                model.comparisons().stream()
                                        .mapToDouble(Comparison::share)
                                        .toArray(),
                                competition)
                        .run())
                .max(Comparator.comparingDouble(WeightEstimator::likelihood))
                .orElseThrow();
        List<Comparison> learnt = IntStream.range(0, model.comparisons().size())
                .mapToObj(at -> learnt(model.comparisons().get(at), estimate, at))
                .toList();
        LinkageModel trained = new LinkageModel(
                learnt, model.rules(), estimate.prior(), ThresholdChoice.of(blocked, estimate.weights()));
        return trained;
    }

    private static Comparison learnt(Comparison comparison, WeightEstimator estimate, int at) {
        List<ComparisonLevel> levels = new ArrayList<>();
        double[] u = evened(comparison, estimate, at);
        for (int level = 0; level < comparison.levels().size(); level++) {
            ComparisonLevel before = comparison.levels().get(level);
            levels.add(
                    new ComparisonLevel(before.criterion(), estimate.m(at, level), u[level], before.termFrequency()));
        }
        return new Comparison(comparison.name(), comparison.field(), levels, comparison.share());
    }

    /**
     * The u of each level; of likeness in steps, so that what is less alike does not weigh more: where it would, which happens at
     * levels that no chance pair shows, it shares with its neighbours what they have together (pool adjacent violators).
     */
    private static double[] evened(Comparison comparison, WeightEstimator estimate, int at) {
        int size = comparison.levels().size();
        double[] u = IntStream.range(0, size)
                .mapToDouble(level -> estimate.u(at, level))
                .toArray();
        List<Integer> starts = new ArrayList<>();
        List<double[]> pools = new ArrayList<>();
        for (int level = 0; level < size; level++) {
            if (comparison.levels().get(level).criterion() instanceof Criterion.Grams) {
                starts.add(level);
                pools.add(new double[] {estimate.m(at, level), u[level]});
                while (pools.size() > 1 && weight(pools.getLast()) > weight(pools.get(pools.size() - 2))) {
                    double[] last = pools.removeLast();
                    starts.removeLast();
                    pools.getLast()[0] += last[0];
                    pools.getLast()[1] += last[1];
                }
                for (int pooled = starts.getLast(); pooled <= level; pooled++) {
                    u[pooled] = Math.min(1, estimate.m(at, pooled) / weight(pools.getLast()));
                }
            }
        }
        return u;
    }

    /** What a pool of m and u speaks for. */
    private static double weight(double[] pool) {
        return pool[0] / pool[1];
    }

    private static double[][] expected(LinkageModel model) {
        return model.comparisons().stream()
                .map(comparison -> comparison.levels().stream()
                        .mapToDouble(ComparisonLevel::m)
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Shares of levels among pairs taken by chance: the same value exactly from counts, the rest from a sample. */
    private static double[][] chance(LinkageModel model, PatternStudy patternStudy, long seed) {
        AgreementPatterns sample = patternStudy.sampled(CHANCE_PAIRS, seed);
        double[][] chance = new double[model.comparisons().size()][];
        for (int at = 0; at < chance.length; at++) {
            chance[at] = chance(model.comparisons().get(at), sample, at, patternStudy.sameValue(at));
        }
        return chance;
    }

    private static double[] chance(Comparison comparison, AgreementPatterns sample, int at, double sameValue) {
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
