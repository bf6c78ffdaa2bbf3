// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.BlockingRule;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.linkage.criterion.ComparisonLevel;
import org.enlace.linkage.criterion.Criterion;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.linkage.criterion.People;
import org.junit.jupiter.api.Test;

class PatternStudyTest {
    private static final LinkageModel MODEL = People.model(0);

    @Test
    void blockedPatternsAreThoseOfEveryPairThatARuleBrings() {
        List<Table> tables = List.of(new People(31).table("a", 300));
        PatternStudy patternStudy = PatternStudy.of(MODEL, tables, 2);

        AgreementPatterns blocked = patternStudy.blocked(1_000_000, 1);
        Linkage everything = Linkage.of(
                new LinkageModel(MODEL.comparisons(), MODEL.rules(), MODEL.prior(), Double.NEGATIVE_INFINITY),
                tables.getFirst(),
                1);

        assertThat(blocked.pairs()).isEqualTo(everything.links().size());
        assertThat(counts(blocked)).isEqualTo(explained(everything));
    }

    private static Map<String, Long> counts(AgreementPatterns patterns) {
        Map<String, Long> counts = new TreeMap<>();
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            StringBuilder labels = new StringBuilder();
            for (int at = 0; at < patterns.comparisons(); at++) {
                int level = patterns.level(pattern, at);
                labels.append(
                                level == AgreementPatterns.MISSING
                                        ? PairExplanation.MISSING
                                        : MODEL.comparisons()
                                                .get(at)
                                                .levels()
                                                .get(level)
                                                .criterion()
                                                .label())
                        .append(';');
            }
            counts.merge(labels.toString(), patterns.count(pattern), Long::sum);
        }
        return counts;
    }

    private static Map<String, Long> explained(Linkage linkage) {
        Map<String, Long> counts = new TreeMap<>();
        for (int link = 0; link < linkage.links().size(); link++) {
            StringBuilder labels = new StringBuilder();
            linkage.explain(link).terms().stream()
                    .skip(1)
                    .forEach(term -> labels.append(term.level()).append(';'));
            counts.merge(labels.toString(), 1L, Long::sum);
        }
        return counts;
    }

    @Test
    void sampledSharesAreNearThoseOfEveryPair() {
        List<Table> tables = List.of(new People(32).table("a", 1500), new People(33).table("b", 1200));
        PatternStudy patternStudy = PatternStudy.of(MODEL, tables, 2);

        AgreementPatterns every = patternStudy.sampled(patternStudy.pairs(), 1);
        AgreementPatterns sample = patternStudy.sampled(200_000, 1);

        assertThat(every.pairs()).isEqualTo(1500L * 1200);
        assertThat(sample.pairs()).isEqualTo(200_000);
        for (int at = 0; at < every.comparisons(); at++) {
            for (int level = 0; level < MODEL.comparisons().get(at).levels().size(); level++) {
                double share = share(every, at, level);
                double deviation = Math.sqrt(share * (1 - share) / 200_000);
                assertThat(share(sample, at, level)).isCloseTo(share, within(5 * deviation + 1e-9));
            }
        }
    }

    /** All rows share one value: 20,000 make more pairs than are walked through, and each tenth of them the sample. */
    @Test
    void chosenPairsOfALargeBlock_standForAllOfIt() {
        List<List<String>> rows = new ArrayList<>();
        IntStream.range(0, 20_000).forEach(row -> rows.add(List.of("same", "row " + row)));
        Table table = Table.of("block", List.of("name", "number"), -1, rows);
        Comparison number = new Comparison(
                "number",
                ColumnField.raw("number"),
                List.of(
                        ComparisonLevel.of(new Criterion.Exact(), 0.9, 0.1),
                        ComparisonLevel.of(new Criterion.Else(), 0.1, 0.9)));
        LinkageModel model =
                new LinkageModel(List.of(number), List.of(BlockingRule.of(ColumnField.raw("name"))), 0.1, 0);
        PatternStudy patternStudy = PatternStudy.of(model, List.of(table), 2);
        double all = 20_000L * 19_999 / 2;

        double chosen = patternStudy.ofEachRule(3_000, 1).sample().stream()
                .mapToDouble(PatternStudy.SampledPair::stands)
                .sum();

        assertThat(chosen).isCloseTo(all, withinPercentage(10));
        assertThat(patternStudy.blocked(100_000, 1).pairs()).isCloseTo((long) all, withinPercentage(3));
    }

    private static double share(AgreementPatterns patterns, int at, int level) {
        long count = 0;
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            count += patterns.level(pattern, at) == level ? patterns.count(pattern) : 0;
        }
        return (double) count / patterns.pairs();
    }

    @Test
    void sameValueIsCountedExactly() {
        Table table = new People(34).table("a", 200);
        PatternStudy patternStudy = PatternStudy.of(MODEL, List.of(table), 1);
        AgreementPatterns every = patternStudy.sampled(patternStudy.pairs(), 1);
        for (int at = 0; at < every.comparisons(); at++) {
            assertThat(MODEL.comparisons().get(at).levels().getFirst().criterion())
                    .isInstanceOf(Criterion.Exact.class);
            double both = 1 - share(every, at, AgreementPatterns.MISSING);
            assertThat(patternStudy.sameValue(at)).isCloseTo(share(every, at, 0) / both, within(1e-9));
        }
    }

    @Test
    void countsAreTheSameForAnyNumberOfThreads() {
        List<Table> tables = List.of(new People(35).table("a", 2000));
        Map<String, Long> once = counts(PatternStudy.of(MODEL, tables, 1).blocked(2_000, 7));
        Map<String, Long> sampled = counts(PatternStudy.of(MODEL, tables, 1).sampled(5_000, 7));
        for (int threads : List.of(2, 16)) {
            PatternStudy patternStudy = PatternStudy.of(MODEL, tables, threads);
            assertThat(counts(patternStudy.blocked(2_000, 7))).isEqualTo(once);
            assertThat(counts(patternStudy.sampled(5_000, 7))).isEqualTo(sampled);
        }
    }

    @Test
    void ruleWithALargestBlockBringsWhatFits() {
        List<Table> tables = List.of(new People(36).table("a", 1000));
        PatternStudy patternStudy = PatternStudy.of(MODEL, tables, 1);
        for (int rule = 0; rule < MODEL.rules().size(); rule++) {
            long most = patternStudy.pairs(rule) / 2;
            int largest = patternStudy.blockSizes(rule).largest(most);
            BlockingRule limited = MODEL.rules().get(rule).withLargest(Math.max(1, largest));
            LinkageModel model = new LinkageModel(MODEL.comparisons(), List.of(limited), 0.01, 0);
            assertThat(PatternStudy.of(model, tables, 1).pairs(0))
                    .isEqualTo(patternStudy.blockSizes(rule).pairsWithin(largest))
                    .isLessThanOrEqualTo(most);
        }
    }
}
