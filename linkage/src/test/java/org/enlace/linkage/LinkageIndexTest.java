// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.enlace.linkage.LinkageIndex.Match;
import org.enlace.linkage.cluster.PairLinks;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.BlockingRule;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.linkage.criterion.ComparisonLevel;
import org.enlace.linkage.criterion.Criterion;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.linkage.criterion.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkageIndexTest {
    private static final LinkageModel MODEL = People.model(2);
    private static final Table PEOPLE = new People(41).table("p", 500);

    @Test
    void beginsWithTheLinksAndClustersOfItsTable() {
        Linkage linkage = Linkage.of(MODEL, PEOPLE, 2);
        LinkageIndex index = LinkageIndex.of(MODEL, PEOPLE, 2);
        PairLinks links = linkage.links();

        assertThat(links.size()).isPositive();
        for (int at = 0; at < links.size(); at++) {
            Match match = new Match(PEOPLE.id(links.right(at)), links.weight(at));
            assertThat(index.links(PEOPLE.id(links.left(at)))).contains(match);
        }
        assertThat(clusters(index)).isEqualTo(clusters(linkage));
    }

    @Test
    void aRecordPutInMatchesWhatItWouldHaveMatchedFromTheBeginning() {
        LinkageIndex whole = LinkageIndex.of(MODEL, PEOPLE, 2);
        List<Match> before = whole.links(PEOPLE.id(7));
        List<Match> asked = without(7, whole).match(values(7));

        assertThat(asked).isEqualTo(before);
        assertThat(whole.put(PEOPLE.id(7), values(7))).isEqualTo(before);
        assertThat(whole.links(PEOPLE.id(7))).isEqualTo(before);
    }

    private static LinkageIndex without(int row, LinkageIndex index) {
        index.remove(PEOPLE.id(row));
        assertThat(index.links(PEOPLE.id(row))).isEmpty();
        assertThat(index.cluster(PEOPLE.id(row))).isEmpty();
        assertThat(index.size()).isEqualTo(PEOPLE.size() - 1);
        return index;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void doesNotDependOnTheOrderOfComingAndGoing(long seed) {
        LinkageIndex inOrder = begun();
        for (int row = 100; row < PEOPLE.size(); row++) {
            inOrder.put(PEOPLE.id(row), values(row));
        }
        LinkageIndex shuffled = begun();
        Random random = new Random(seed);
        List<Integer> order = new ArrayList<>();
        for (int row = 100; row < PEOPLE.size(); row++) {
            order.addAll(List.of(row, row));
        }
        Collections.shuffle(order, random);
        for (int row : order) {
            if (random.nextBoolean()) {
                shuffled.remove(PEOPLE.id(random.nextInt(PEOPLE.size())));
            }
            shuffled.put(PEOPLE.id(row), values(random.nextInt(3) == 0 ? random.nextInt(PEOPLE.size()) : row));
        }
        for (int row = 0; row < PEOPLE.size(); row++) {
            shuffled.put(PEOPLE.id(row), values(row));
        }

        assertThat(shuffled.size()).isEqualTo(inOrder.size());
        for (int row = 0; row < PEOPLE.size(); row++) {
            assertThat(shuffled.links(PEOPLE.id(row))).as("seed %d", seed).isEqualTo(inOrder.links(PEOPLE.id(row)));
        }
        assertThat(clusters(shuffled)).as("seed %d", seed).isEqualTo(clusters(inOrder));
    }

    @Test
    void aMatchWeighsTheSumOfItsTerms() {
        LinkageIndex index = begun();
        for (int row = 100; row < PEOPLE.size(); row++) {
            String id = PEOPLE.id(row);
            for (Match match : index.put(id, values(row))) {
                assertThat(index.explain(id, match.id()).weight()).isCloseTo(match.weight(), within(1e-9));
            }
        }
    }

    @Test
    void keepsBlocksClosedThatWereTooLargeAtTheBeginning() {
        LinkageModel limited = new LinkageModel(
                MODEL.comparisons(),
                MODEL.rules().stream().map(rule -> rule.withLargest(20)).toList(),
                MODEL.prior(),
                MODEL.threshold());
        LinkageIndex index = LinkageIndex.of(limited, PEOPLE, 1);
        Linkage linkage = Linkage.of(limited, PEOPLE, 1);
        for (int row = 0; row < PEOPLE.size(); row++) {
            List<Match> held = index.links(PEOPLE.id(row));
            assertThat(index.put(PEOPLE.id(row), values(row))).isEqualTo(held);
        }
        assertThat(clusters(index)).isEqualTo(clusters(linkage));
    }

    @Test
    void findsAndExplainsARecordThatWasAddedUncompared() {
        LinkageIndex index = LinkageIndex.empty(MODEL, PEOPLE);
        LinkageIndex linked = LinkageIndex.empty(MODEL, PEOPLE);
        for (int row = 0; row < PEOPLE.size(); row++) {
            index.add(PEOPLE.id(row), values(row));
            linked.put(PEOPLE.id(row), values(row));
        }
        int explained = 0;
        for (int row = 0; row < PEOPLE.size(); row++) {
            assertThat(index.links(PEOPLE.id(row))).isEmpty();
            assertThat(index.match(values(row))).isEqualTo(linked.match(values(row)));
            for (Match match : linked.links(PEOPLE.id(row))) {
                double weight = index.explain(values(row), values(rowOf(match))).weight();
                assertThat(weight).isCloseTo(match.weight(), within(1e-9));
                explained++;
            }
        }
        assertThat(explained).isPositive();
        assertThat(index.size()).isEqualTo(PEOPLE.size());
    }

    private static int rowOf(Match match) {
        return IntStream.range(0, PEOPLE.size())
                .filter(row -> PEOPLE.id(row).equals(match.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void comparesListsByWhatTheyShare_andByIssuer() {
        Comparison numbers = new Comparison(
                "number",
                ColumnField.raw("number"),
                List.of(
                        ComparisonLevel.of(new Criterion.SharedValue(), 0.9, 0.1),
                        ComparisonLevel.of(new Criterion.SharedIssuer(), 0.1, 0.9),
                        ComparisonLevel.of(new Criterion.Else(), 1, 1)));
        LinkageModel model =
                new LinkageModel(List.of(numbers), List.of(BlockingRule.of(ColumnField.raw("number"))), 0.5, 0);
        LinkageIndex index = LinkageIndex.empty(model, Table.of("t", List.of("number"), -1, List.of()));

        assertThat(level(index, "CO:ID:1\nCO:P:7", "CR:ID:1\nCO:P:7")).isEqualTo("sharedValue");
        assertThat(level(index, "CO:ID:1\nCO:P:7", "CO:ID:2")).isEqualTo("sharedIssuer");
        assertThat(level(index, "CO:ID:1", "CR:ID:1\nCO:P:1")).isEqualTo("else");
        assertThat(level(index, "1", "2")).isEqualTo("else");
    }

    private static String level(LinkageIndex index, String one, String other) {
        return index.explain(List.of(one), List.of(other)).terms().getLast().level();
    }

    @Test
    void refusesATableWhoseIdsRepeat() {
        Table table = Table.of(
                "t",
                People.COLUMNS,
                0,
                List.of(List.of("1", "a", "b", "", "", ""), List.of("1", "c", "d", "", "", "")));
        assertThatThrownBy(() -> LinkageIndex.of(MODEL, table, 1)).hasMessageContaining("row=2");
    }

    private static LinkageIndex begun() {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < 100; row++) {
            List<String> whole = new ArrayList<>(List.of(PEOPLE.id(row)));
            whole.addAll(values(row));
            rows.add(whole);
        }
        return LinkageIndex.of(MODEL, Table.of("p", People.COLUMNS, 0, rows), 1);
    }

    private static List<String> values(int row) {
        return PEOPLE.columnNames().stream()
                .map(column -> PEOPLE.value(row, column))
                .toList();
    }

    private static TreeSet<String> clusters(LinkageIndex index) {
        TreeSet<String> clusters = new TreeSet<>();
        for (int row = 0; row < PEOPLE.size(); row++) {
            clusters.add(index.cluster(PEOPLE.id(row)).toString());
        }
        return clusters;
    }

    private static TreeSet<String> clusters(Linkage linkage) {
        Map<Integer, TreeSet<String>> members = new TreeMap<>();
        for (int row = 0; row < PEOPLE.size(); row++) {
            members.computeIfAbsent(linkage.clusters().ofLeft(row), number -> new TreeSet<>())
                    .add(PEOPLE.id(row));
        }
        TreeSet<String> clusters = new TreeSet<>();
        members.values().forEach(each -> clusters.add(each.toString()));
        return clusters;
    }
}
