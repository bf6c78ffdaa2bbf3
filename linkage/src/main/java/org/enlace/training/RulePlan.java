// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.enlace.linkage.PatternStudy;
import org.enlace.linkage.PatternStudy.SampledPair;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.BlockingRule;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.linkage.criterion.LinkageModel;

/**
 * Chooses blocking rules by what they bring. Some pairs of every candidate are weighed by a first estimate; then, again and again,
 * the rule is taken that brings most expected matches which no rule before it brings, for each pair that it has compared, as long
 * as a budget of pairs lasts. A rule whose common values would cost too much is used for its rarer ones.
 *
 * <p>Decision: docs/decisions.md, "Without a model, `match` finds out by itself what Fellegi-Sunter takes for granted".
 */
final class RulePlan {
    /** The budget: what the engine compares in a few seconds, and no more than this, growing with the rows. */
    private static final long PAIRS = 30_000_000;

    private static final long PAIRS_PER_ROW = 100;
    /** Pairs of each candidate that are weighed. */
    private static final int SAMPLE = 3_000;
    /** Records of a table that are planned with; what is counted grows with the square of the rest. */
    private static final int PLANNED = 100_000;
    /** Parts of the budget that a rule may be cut down to. */
    private static final int[] CUTS = {1, 4, 16, 64, 256};
    /** A rule that adds less than this share of the expected matches is not worth its pairs. */
    private static final double LEAST = 0.0005;

    private final Map<Integer, Choice> taken = new LinkedHashMap<>();
    private final List<BlockingRule> rules = new ArrayList<>();
    private final List<BlockingRule> dropped = new ArrayList<>();
    private final double missed;

    /** A candidate, whole or for blocks of at most so many records, and the pairs that it costs. */
    private record Choice(int rule, int largest, double pairs) {
        boolean brings(int block) {
            return block > 0 && (largest == 0 || block <= largest);
        }
    }

    /** The sampled pairs that one rule brings: their places in the sample, and the sizes of their blocks. */
    private static final class Bringing {
        private final int[] places;
        private final int[] blocks;

        Bringing(List<SampledPair> sample, int rule) {
            places = IntStream.range(0, sample.size())
                    .filter(at -> sample.get(at).block(rule) > 0)
                    .toArray();
            blocks = IntStream.of(places).map(at -> sample.get(at).block(rule)).toArray();
        }

        /** The matches that a choice brings of those that are still open. */
        double matches(Choice choice, double[] open) {
            double matches = 0;
            for (int at = 0; at < places.length; at++) {
                matches += choice.brings(blocks[at]) ? open[places[at]] : 0;
            }
            return matches;
        }

        void close(Choice choice, double[] open) {
            for (int at = 0; at < places.length; at++) {
                if (choice.brings(blocks[at])) {
                    open[places[at]] = 0;
                }
            }
        }
    }

    private RulePlan(
            List<BlockingRule> candidates,
            PatternStudy patternStudy,
            PatternStudy.Sampled sampled,
            double[] same,
            double scale,
            long budget) {
        List<Bringing> bringing = IntStream.range(0, candidates.size())
                .mapToObj(rule -> new Bringing(sampled.sample(), rule))
                .toList();
        double[] open = IntStream.range(0, same.length)
                .mapToDouble(at -> same[at] * sampled.sample().get(at).stands())
                .toArray();
        double all = DoubleStream.of(open).sum();
        List<Choice> choices = choices(patternStudy, sampled, scale, budget);
        double left = budget;
        double found = 0;
        boolean worth = true;
        while (worth) {
            Choice best = new Choice(0, 0, 1);
            double most = 0;
            double gain = 0;
            for (Choice choice : choices) {
                double cost = cost(choice);
                double more = cost > left ? 0 : bringing.get(choice.rule()).matches(choice, open);
                if (more > LEAST * all && more / cost > most) {
                    best = choice;
                    most = more / cost;
                    gain = more;
                }
            }
            worth = gain > 0;
            if (worth) {
                found += gain;
                left -= cost(best);
                bringing.get(best.rule()).close(best, open);
                taken.put(best.rule(), best);
                choices.removeIf(choice -> taken.containsKey(choice.rule())
                        && choice.pairs() <= taken.get(choice.rule()).pairs());
            }
        }
        taken.values().forEach(choice -> rules.add(rule(choice, candidates)));
        missed = all == 0 ? 0 : Math.max(0, 1 - found / all);
        for (int rule = 0; rule < candidates.size(); rule++) {
            double more = bringing.get(rule).matches(new Choice(rule, 0, 1), open);
            if (!taken.containsKey(rule) && more > LEAST * all) {
                dropped.add(candidates.get(rule));
            }
        }
        if (rules.isEmpty()) {
            rules.add(candidates.getFirst());
        }
    }

    static RulePlan of(List<Comparison> comparisons, List<BlockingRule> candidates, List<Table> tables, int threads) {
        List<Table> some = tables.stream().map(table -> table.some(PLANNED)).toList();
        double scale = 1;
        for (int at = 0; at < tables.size(); at++) {
            double part =
                    (double) tables.get(at).size() / Math.max(1, some.get(at).size());
            scale *= tables.size() == 1 ? part * part : part;
        }
        LinkageModel model = new LinkageModel(comparisons, candidates, 0.001, 0);
        PatternStudy patternStudy = PatternStudy.of(model, some, threads);
        PatternStudy.Sampled sampled = patternStudy.ofEachRule(SAMPLE, 1);
        LinkageModel first = ModelTraining.train(model, some, threads, 1, patternStudy);
        double[] same = sampled.sample().stream()
                .mapToDouble(pair -> WeightEstimator.probability(weight(first, pair)))
                .toArray();
        long budget = Math.min(PAIRS, PairEffort.pairsInLittle(comparisons))
                + PAIRS_PER_ROW * tables.stream().mapToLong(Table::size).sum();
        return new RulePlan(candidates, patternStudy, sampled, same, scale, budget);
    }

    private static double weight(LinkageModel model, SampledPair pair) {
        double weight = model.priorWeight();
        for (int at = 0; at < model.comparisons().size(); at++) {
            Comparison comparison = model.comparisons().get(at);
            int level = pair.level(at);
            weight += level < 0
                    ? 0
                    : comparison.share() * comparison.levels().get(level).weight();
        }
        return weight;
    }

    /** Each candidate whole and cut to parts of the budget, in pairs of all rows. */
    private static List<Choice> choices(
            PatternStudy patternStudy, PatternStudy.Sampled sampled, double scale, long budget) {
        List<Choice> choices = new ArrayList<>();
        for (int rule = 0; rule < sampled.pairs().size(); rule++) {
            double whole = sampled.pairs().get(rule) * scale;
            if (whole > 0) {
                choices.add(new Choice(rule, 0, whole));
            }
            PatternStudy.BlockSizes sizes = patternStudy.blockSizes(rule);
            int before = 0;
            for (int cut : CUTS) {
                double part = (double) budget / cut;
                int largest = whole <= part ? 0 : sizes.largest((long) (part / scale));
                if (largest >= 2 && largest != before) {
                    choices.add(new Choice(rule, largest, Math.max(1, sizes.pairsWithin(largest) * scale)));
                    before = largest;
                }
            }
        }
        return choices;
    }

    /** The pairs that a choice costs beyond what was taken of its rule already. */
    private double cost(Choice choice) {
        Optional<Choice> before = Optional.ofNullable(taken.get(choice.rule()));
        return Math.max(1, choice.pairs() - before.map(Choice::pairs).orElse(0.0));
    }

    private static BlockingRule rule(Choice choice, List<BlockingRule> candidates) {
        BlockingRule rule = candidates.get(choice.rule());
        return choice.largest() == 0 ? rule : rule.withLargest(choice.largest());
    }

    List<BlockingRule> rules() {
        return List.copyOf(rules);
    }

    /** Rules that would have brought more matches, but too many pairs with them. */
    List<BlockingRule> dropped() {
        return List.copyOf(dropped);
    }

    /** The share of the matches of all candidates that the chosen rules are thought to miss. */
    double missed() {
        return missed;
    }
}
