// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.enlace.linkage.Linkage;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.column.WorkerPool;
import org.enlace.linkage.criterion.BlockingRule;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.linkage.criterion.ComparisonLevel;
import org.enlace.linkage.criterion.Criterion;
import org.enlace.linkage.criterion.LinkageModel;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RecordClustersTest {
    private static final PairRulings.Index NONE = PairRulings.none().index(0);

    /** A pair's weight, and -9 where it is not named. */
    private static PairWeigher weights(double... namedPairs) {
        return (one, other) -> {
            for (int at = 0; at < namedPairs.length; at += 3) {
                if (namedPairs[at] == Math.min(one, other) && namedPairs[at + 1] == Math.max(one, other)) {
                    return namedPairs[at + 2];
                }
            }
            return -9;
        };
    }

    private static int[] members(int count) {
        return IntStream.range(0, count).toArray();
    }

    @Test
    void chainAcrossAContradictionBreaksAtItsWeakestLink() {
        PairWeigher chain = weights(0, 1, 10, 1, 2, 2, 2, 3, 11);
        ComponentPartition partition = ComponentPartition.of(members(4), 0, chain, NONE);

        assertThat(partition.heads()).containsExactly(0, 0, 2, 2);
        assertThat(partition.splits()).containsExactly(new SplitClusters(1, 2, 2, 0, 2, -9, false));
    }

    @Test
    void oneOddPairDoesNotOutvoteAGroup() {
        PairWeigher group = weights(0, 1, 8, 0, 2, 8, 1, 2, 8, 0, 3, 9, 1, 3, 9, 2, 3, -30);
        assertThat(ComponentPartition.of(members(4), 0, group, NONE).heads()).containsOnly(0);
    }

    @Test
    void rulingsAreObeyed() {
        PairWeigher pairs = weights(0, 1, 10, 1, 2, 10, 0, 2, 10);
        PairRulings apart = new PairRulings(List.of(), List.of(new PairRulings.Pair(0, 2)));
        ComponentPartition partition = ComponentPartition.of(members(3), 0, pairs, apart.index(0));
        assertThat(partition.heads()[0]).isNotEqualTo(partition.heads()[2]);
        assertThat(partition.splits()).extracting(SplitClusters::ruled).containsExactly(true);

        PairRulings together = new PairRulings(List.of(new PairRulings.Pair(0, 2)), List.of());
        PairWeigher against = weights(0, 1, 10, 1, 2, 1, 0, 2, -30);
        assertThat(ComponentPartition.of(members(3), 0, against, together.index(0))
                        .heads())
                .containsOnly(0);
    }

    @Test
    void twoRecordsThatARulingParts_standApart_alsoWithinASetTooLargeToWeigh() {
        int records = LargeComponents.LARGEST + 10;
        List<FoundPairs> chain = List.of(new FoundPairs());
        for (int record = 1; record < records; record++) {
            chain.getFirst().add(record - 1, record, record == 1 ? 9 : 0.5);
        }
        PairRulings apart = new PairRulings(List.of(), List.of(new PairRulings.Pair(0, 1)));

        try (WorkerPool workers = new WorkerPool(2)) {
            RecordClusters clusters =
                    RecordClusters.of(PairLinks.of(chain, records), records, 0, 0, () -> (_, _) -> 9, apart, workers);

            assertThat(clusters.ofLeft(0)).isNotEqualTo(clusters.ofLeft(1));
        }
    }

    @Test
    void whatALinkWeighs_isNotWeighedAgain() {
        FoundPairs found = new FoundPairs();
        found.add(0, 1, 5);
        found.add(0, 3, 6);
        found.add(2, 3, 7);
        LinkedWeigher weigher =
                new LinkedWeigher(PairLinks.of(List.of(found), 4), 0, (one, other) -> -10 * one - other);

        assertThat(weigher.weigh(0, 1)).isEqualTo(5);
        assertThat(weigher.weigh(0, 2)).isEqualTo(-2);
        assertThat(weigher.weigh(0, 3)).isEqualTo(6);
        assertThat(weigher.weigh(0, 1)).as("asked again").isEqualTo(5);
        assertThat(weigher.weigh(1, 3)).isEqualTo(-13);
        assertThat(weigher.weigh(2, 3)).isEqualTo(7);
    }

    @RepeatedTest(20)
    void cutDoesNotDependOnTheNumbersOfRecords(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        int count = 12;
        Random random = new Random(seed);
        double[][] weights = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                weights[i][j] = random.nextGaussian() * 6;
                weights[j][i] = weights[i][j];
            }
        }
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(order, random);

        int[] heads = ComponentPartition.of(members(count), 0, (a, b) -> weights[a][b], NONE)
                .heads();
        int[] shuffled = ComponentPartition.of(members(count), 0, (a, b) -> weights[order.get(a)][order.get(b)], NONE)
                .heads();

        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                assertThat(shuffled[i] == shuffled[j])
                        .as("seed %d", seed)
                        .isEqualTo(heads[order.get(i)] == heads[order.get(j)]);
            }
        }
    }

    @Test
    void copiesOfOneRecordStayTogether_howeverMany() {
        List<List<String>> rows =
                Collections.nCopies(2 * LargeComponents.LARGEST, List.of("ANA", "SOLANO", "1980-01-01"));
        ComparisonLevel same = ComparisonLevel.of(new Criterion.Exact(), 0.9, 0.001);
        ComparisonLevel other = ComparisonLevel.of(new Criterion.Else(), 0.1, 0.999);
        List<Comparison> comparisons = Arrays.asList("given", "surname", "born").stream()
                .map(column -> new Comparison(column, ColumnField.raw(column), List.of(same, other)))
                .toList();
        LinkageModel model = new LinkageModel(comparisons, List.of(BlockingRule.of(ColumnField.raw("born"))), 0.001, 0);
        Table table = Table.of("a", List.of("given", "surname", "born"), -1, rows);
        assertThat(Linkage.of(model, table, 2).clusters().count()).isEqualTo(1);
    }
}
