// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.enlace.linkage.cluster.FoundPairs;
import org.enlace.linkage.cluster.PairLinks;
import org.enlace.linkage.cluster.PairRulings;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.BlockingRule;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.linkage.criterion.ComparisonLevel;
import org.enlace.linkage.criterion.Criterion;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.linkage.criterion.PartnerLimit;
import org.junit.jupiter.api.Test;

/** Whether a table holds duplicates of its own is found out, and decides how many partners its records are given. */
class PartnerLimitTest {
    private static final int PERSONS = 400;
    private static final LinkageModel MODEL = new LinkageModel(
                    List.of(comparison("name"), comparison("born"), comparison("town")),
                    List.of(BlockingRule.everyPair()),
                    0.001,
                    0)
            .withPartners(PartnerLimit.FOUND);

    private final SplittableRandom random = new SplittableRandom(7);

    private static Comparison comparison(String column) {
        return new Comparison(
                column,
                ColumnField.raw(column),
                List.of(
                        ComparisonLevel.of(new Criterion.Exact(), 0.9, column.equals("town") ? 0.05 : 0.002),
                        ComparisonLevel.of(new Criterion.Else(), 0.1, 0.95)));
    }

    /** Persons 0 to 400, of whom some have moved; the first {@code twice} of them stand there twice. */
    private Table register(String name, int twice) {
        List<List<String>> rows = new ArrayList<>();
        IntStream.concat(IntStream.range(0, PERSONS), IntStream.range(0, twice))
                .forEach(person -> rows.add(List.of(
                        "name " + person,
                        "born " + person % 365,
                        "town " + (random.nextInt(5) == 0 ? random.nextInt(20) : person % 20))));
        return Table.of(name, List.of("name", "born", "town"), -1, rows);
    }

    private static PartnerLimit found(Table left, Table right) {
        return Linkage.of(MODEL, left, right, 2).model().partners();
    }

    @Test
    void tablesWithoutDuplicates_giveEachRecordOnePartner() {
        Linkage linkage = Linkage.of(MODEL, register("left", 0), register("right", 0), 2);
        assertThat(linkage.model().partners()).isEqualTo(PartnerLimit.BOTH_ONCE);
        PairLinks links = linkage.links();
        assertThat(links.size()).isEqualTo(PERSONS);
        assertThat(IntStream.range(0, links.size())).allMatch(at -> links.left(at) == links.right(at));
    }

    @Test
    void tableWithDuplicates_keepsThemAll() {
        assertThat(found(register("left", 100), register("right", 0))).isEqualTo(PartnerLimit.RIGHT_ONCE);
        assertThat(found(register("left", 0), register("right", 100))).isEqualTo(PartnerLimit.LEFT_ONCE);
        assertThat(found(register("left", 100), register("right", 100))).isEqualTo(PartnerLimit.ANY);
        assertThat(Linkage.of(MODEL, register("left", 0), register("right", 100), 2)
                        .links()
                        .size())
                .isEqualTo(PERSONS + 100);
    }

    /** Copies are few among all records of the right table, and many among those that the left one knows. */
    @Test
    void copiesAmongTheRecordsThatAreLinked_areAllKept_howeverManyOthersThereAre() {
        List<List<String>> rows = new ArrayList<>();
        IntStream.range(0, PERSONS).forEach(person -> rows.add(person("", person)));
        Table left = Table.of("left", List.of("name", "born", "town"), -1, rows.subList(0, 60));
        IntStream.range(0, 40).forEach(copy -> rows.add(person("", copy)));
        IntStream.range(0, 2_000).forEach(other -> rows.add(person("other ", other)));
        Table right = Table.of("right", List.of("name", "born", "town"), -1, rows);
        List<BlockingRule> rules = List.of(BlockingRule.of(ColumnField.raw("born")));
        LinkageModel model = new LinkageModel(MODEL.comparisons(), rules, MODEL.prior(), 0, PartnerLimit.FOUND);
        Linkage linkage = Linkage.of(model, left, right, 2);
        assertThat(linkage.model().partners()).isEqualTo(PartnerLimit.LEFT_ONCE);
        assertThat(linkage.links().size()).isEqualTo(100);
    }

    private static List<String> person(String kind, int number) {
        return List.of("name " + kind + number, "born " + kind + number % 365, "town " + number % 20);
    }

    @Test
    void shortListAgainstLongRegister_isNotHeldUpByLookingIntoTheRegister() {
        List<List<String>> rows = new ArrayList<>();
        IntStream.range(0, 4_000).forEach(person -> rows.add(person("", person)));
        Table list = Table.of("list", List.of("name", "born", "town"), -1, rows.subList(7, 17));
        Table register = Table.of("register", List.of("name", "born", "town"), -1, rows);
        Linkage linkage = Linkage.of(MODEL, list, register, 2);
        assertThat(linkage.looked()).isEqualTo(40_000);
        assertThat(Linkage.pairsLookedAt(List.of(list, register), PartnerLimit.FOUND))
                .isEqualTo(40_000);
        assertThat(linkage.links().size()).isEqualTo(10);
        assertThat(linkage.model().partners()).isEqualTo(PartnerLimit.ANY);
    }

    @Test
    void whatWasFound_isWhatIsFoundWhenItIsTold() {
        Table left = register("left", 0);
        Table right = register("right", 0);
        Linkage found = Linkage.of(MODEL, left, right, 2);
        Linkage told = Linkage.of(found.model(), left, right, 2);
        assertThat(told.links().size()).isEqualTo(found.links().size());
        assertThat(told.model()).isEqualTo(found.model());
    }

    /** One link at each weight of a few bits, and as many records with a link of that weight among their own, or none. */
    @Test
    void fewWeakLinks_areKept_unlessRecordsReachThemAmongTheirOwn() {
        FoundPairs found = new FoundPairs();
        IntStream.range(0, 100).forEach(row -> found.add(row, row, 20));
        IntStream.range(0, 6).forEach(at -> found.add(100 + at, 100 + at, at + 1.5));
        PairLinks links = PairLinks.of(List.of(found), 200);
        BestPartners across = new BestPartners(links, 200, 200);
        assertThat(new DecoyLinks(across, 0, own(false), own(false)).threshold(links, -12))
                .isLessThanOrEqualTo(1);
        assertThat(new DecoyLinks(across, 0, own(true), own(true)).threshold(links, -12))
                .isGreaterThan(4);
    }

    private static double[] own(boolean alike) {
        double[] own = new double[200];
        Arrays.fill(own, Double.NEGATIVE_INFINITY);
        IntStream.range(0, alike ? 24 : 0).forEach(at -> own[150 + at] = at % 6 + 1.5);
        return own;
    }

    @Test
    void copiesOfARow_areOneCluster_andCountAsOneValue() {
        List<List<String>> rows = new ArrayList<>();
        IntStream.range(0, 3_000).forEach(copy -> rows.add(List.of("name 1", "born 1", "town 1")));
        rows.add(List.of("name 1", "born 1", "town 2"));
        rows.add(List.of("name 2", "born 2", "town 2"));
        LinkageModel model = MODEL.withPartners(PartnerLimit.ANY);
        List<Table> tables = List.of(Table.of("copies", List.of("name", "born", "town"), -1, rows));
        Linkage linkage = Linkage.ofDistinct(
                model, tables, 2, MemoryNeed.of(model, tables), PairRulings.none(), RunProgress.none());
        assertThat(linkage.clusters().count()).isEqualTo(2);
        assertThat(linkage.clusters().ofLeft(3_000)).isEqualTo(1);
        assertThat(linkage.clusters().ofLeft(3_001)).isEqualTo(2);
        assertThat(linkage.links().size())
                .as("of many copies, each with the first")
                .isLessThan(10_000);
        assertThat(linkage.explain(0, 2_999).weight()).isPositive();
    }
}
