// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.enlace.Chance;
import org.enlace.linkage.Linkage;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.BlockingRule;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.linkage.criterion.ComparisonLevel;
import org.enlace.linkage.criterion.Criterion;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.tabular.ReadingNote;
import org.enlace.tabular.TabularException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkageFiguresTest {
    @TempDir
    Path folder;

    @Test
    void pairsWithinClusters_areCountedAsOneByOne() {
        long seed = Chance.seed(1);
        Random chance = new Random(seed);
        for (int round = 0; round < 200; round++) {
            boolean dedupes = chance.nextBoolean();
            int[] left = entities(chance);
            int[] right = dedupes ? left : entities(chance);
            int[] leftClusters = clusters(chance, left.length);
            int[] rightClusters = dedupes ? leftClusters : clusters(chance, right.length);
            int[] sizes = new int[6];
            IntStream.of(leftClusters).forEach(cluster -> sizes[cluster]++);
            IntStream.of(dedupes ? new int[0] : rightClusters).forEach(cluster -> sizes[cluster]++);
            RecordGroups grouping = new RecordGroups(leftClusters, rightClusters, sizes, dedupes);
            TruePairs truth = new TruePairs.ByEntity(left, right, dedupes);
            long together = 0;
            long same = 0;
            long both = 0;
            for (int one = 0; one < left.length; one++) {
                for (int other = dedupes ? one + 1 : 0; other < right.length; other++) {
                    boolean inOne = leftClusters[one] == rightClusters[other];
                    together += inOne ? 1 : 0;
                    same += truth.same(one, other) ? 1 : 0;
                    both += inOne && truth.same(one, other) ? 1 : 0;
                }
            }
            assertThat(grouping.pairs()).as("seed=%s round=%s", seed, round).isEqualTo(together);
            assertThat(truth.pairs()).as("seed=%s round=%s", seed, round).isEqualTo(same);
            assertThat(truth.within(grouping))
                    .as("seed=%s round=%s", seed, round)
                    .isEqualTo(both);
            assertThat(visited(truth, 1)).as("seed=%s round=%s", seed, round).isEqualTo(same);
            assertThat(visited(truth, 3)).as("seed=%s round=%s", seed, round).isEqualTo((same + 2) / 3);
        }
    }

    private static long visited(TruePairs truth, long step) {
        AtomicLong count = new AtomicLong();
        truth.forEach(step, (left, right) -> {
            assertThat(truth.same(left, right)).isTrue();
            count.incrementAndGet();
        });
        return count.get();
    }

    @Test
    void everyLostPair_isCountedUnderTheStepThatLostIt() {
        Table people = Table.of(
                "t",
                List.of("id", "name", "city"),
                0,
                List.of(
                        List.of("1", "ana", "lima"),
                        List.of("2", "ana", "lima"),
                        List.of("3", "ana", "cali"),
                        List.of("4", "eva", "lima"),
                        List.of("5", "rosa", "quito"),
                        List.of("6", "rosa", "")));
        TruePairs truth = new TruePairs.ByEntity(new int[] {1, 2, 1, 1, 3, 3}, new int[] {1, 2, 1, 1, 3, 3}, true);
        LinkageModel model = new LinkageModel(
                List.of(comparison("name", 0.8, 0.4), comparison("city", 0.8, 0.2)),
                List.of(BlockingRule.of(ColumnField.raw("name"))),
                0.5,
                2);
        assertThat(losses(model, people, truth))
                .isEqualTo(new StepLosses(
                        Map.of(
                                StepLosses.Cause.BLOCKING,
                                2L,
                                StepLosses.Cause.WEIGHTS,
                                1L,
                                StepLosses.Cause.THRESHOLD,
                                1L),
                        Map.of(StepLosses.Cause.WEIGHTS, 1L)));
        assertThat(losses(model.withThreshold(-1.5), people, truth).wrong())
                .containsEntry(StepLosses.Cause.WEIGHTS, 1L)
                .containsEntry(StepLosses.Cause.THRESHOLD, 1L);
    }

    private static StepLosses losses(LinkageModel model, Table people, TruePairs truth) {
        LinkageFigures figures = LinkageFigures.of(truth, List.of(people), Linkage.of(model, people, 1));
        StepLosses losses = figures.losses();
        PairScore clusters = figures.clusters();
        assertThat(sum(losses.missed())).isEqualTo(clusters.wanted() - clusters.right());
        assertThat(sum(losses.wrong())).isEqualTo(clusters.named() - clusters.right());
        return losses;
    }

    private static long sum(Map<StepLosses.Cause, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Comparison comparison(String column, double m, double u) {
        return new Comparison(
                column,
                ColumnField.raw(column),
                List.of(
                        ComparisonLevel.of(new Criterion.Exact(), m, u),
                        ComparisonLevel.of(new Criterion.Else(), 1 - m, 1 - u)));
    }

    @Test
    void pairList_isReadByItsColumns_andVerdictsThatSayNoAreLeftOut() throws IOException {
        Table people = table("a", "b", "c");
        for (String text : List.of(
                "left,right\na,b\n",
                "unique_id_l,source_l,unique_id_r,source_r,clerical_match_score\na,x,b,x,1.0\nb,x,c,x,0.0\n",
                "b,a\na,b\n",
                "id;cluster\na;1\nb;1\nc;2\n")) {
            TruthFile read = read(text, List.of(people));
            assertThat(read.truth().pairs()).as(text).isEqualTo(1);
            assertThat(read.truth().same(0, 1)).as(text).isTrue();
            assertThat(read.truth().same(1, 2)).as(text).isFalse();
        }
    }

    @Test
    void sameIdsInBothTables_areToldApartByTheirSide() throws IOException {
        TruthFile read = read("left,right\na,b\n", List.of(table("a", "b"), table("a", "b")));
        assertThat(read.truth().same(0, 1)).isTrue();
        assertThat(read.truth().same(1, 0)).isFalse();
    }

    @Test
    void truthThatDoesNotFit_isRefused_andSingleUnknownIdsAreNoted() throws IOException {
        Table people = table("a", "b");
        assertThatThrownBy(() -> read("left,right\nx,y\n", List.of(people)))
                .isInstanceOfSatisfying(
                        TabularException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(TabularException.Reason.NO_FIT));
        assertThat(read("left,right\na,b\nx,b\n", List.of(people)).notes())
                .extracting(ReadingNote::kind, ReadingNote::line)
                .containsExactly(tuple(ReadingNote.Kind.UNKNOWN_IDS, 2L));
    }

    private TruthFile read(String text, List<Table> tables) throws IOException {
        return TruthFile.read(Files.writeString(folder.resolve("truth.csv"), text), tables, 1);
    }

    private static Table table(String... ids) {
        List<List<String>> rows = new ArrayList<>();
        for (String id : ids) {
            rows.add(List.of(id, "x"));
        }
        return Table.of("t", List.of("id", "name"), 0, rows);
    }

    private static int[] entities(Random chance) {
        return IntStream.range(0, 1 + chance.nextInt(12))
                .map(any -> chance.nextInt(4))
                .toArray();
    }

    private static int[] clusters(Random chance, int size) {
        return IntStream.range(0, size).map(any -> 1 + chance.nextInt(5)).toArray();
    }
}
