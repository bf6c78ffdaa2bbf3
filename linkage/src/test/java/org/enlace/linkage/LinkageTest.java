// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.enlace.linkage.PairExplanation.Term;
import org.enlace.linkage.cluster.PairLinks;
import org.enlace.linkage.column.LinkageException;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.BlockingRule;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.linkage.criterion.People;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkageTest {
    private static final double EXACTLY = 1e-9;

    @ParameterizedTest
    @ValueSource(doubles = {-8, -2, 0, 4, 8})
    void keepsWhatComparingEveryPairWouldKeep(double threshold) {
        LinkageModel model = People.model(threshold);
        Table left = new People(11).table("a", 400);
        Table right = new People(12).table("b", 300);

        Linkage linkage = Linkage.of(model, left, right, 2);

        assertThat(pairs(linkage, left, right)).isEqualTo(everyPair(linkage, model, left, right));
        assertThat(linkage.links().size()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-8, 0, 6})
    void findsTheDuplicatesThatComparingEveryPairWouldFind(double threshold) {
        LinkageModel model = People.model(threshold);
        Table table = new People(13).table("a", 500);

        Linkage linkage = Linkage.of(model, table, 2);

        assertThat(pairs(linkage, table, table)).isEqualTo(everyPair(linkage, model, table, table));
        assertThat(linkage.links().size()).isPositive();
    }

    /** Levels of every kind in any order, also where a worse one weighs more. */
    @RepeatedTest(40)
    void anyModelKeepsWhatComparingEveryPairWouldKeep(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        LinkageModel model = new LinkageModel(
                People.COLUMNS.stream()
                        .skip(1)
                        .map(column -> People.comparison(column, random))
                        .toList(),
                List.of(BlockingRule.everyPair()),
                0.1,
                random.nextInt(-6, 12));
        Table left = new People(seed).table("a", 120);
        Table right = new People(seed + 100).table("b", 100);

        Linkage linkage = Linkage.of(model, left, right, 2);

        assertThat(pairs(linkage, left, right)).as("seed %d", seed).isEqualTo(everyPair(linkage, model, left, right));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-8, 0, 6})
    void exhaustiveKeepsEveryPairOverTheThreshold(double threshold) {
        LinkageModel model = People.model(threshold).exhaustive();
        Table left = new People(14).table("a", 300);
        Table right = new People(15).table("b", 400);

        Linkage linked = Linkage.of(model, left, right, 2);
        Linkage within = Linkage.of(model, left, 2);

        assertThat(pairs(linked, left, right)).isEqualTo(everyPair(linked, model, left, right));
        assertThat(pairs(within, left, left)).isEqualTo(everyPair(within, model, left, left));
        assertThat(linked.looked()).isEqualTo(300L * 400);
        assertThat(within.looked()).isEqualTo(300L * 299 / 2);
    }

    @Test
    void exhaustiveKeepsWhatBlockingKeeps_andMore() {
        LinkageModel model = People.model(-4);
        Table left = new People(16).table("a", 900);
        Table right = new People(17).table("b", 800);

        Map<String, Double> blocked = pairs(Linkage.of(model, left, right, 2), left, right);
        Map<String, Double> every = pairs(Linkage.of(model.exhaustive(), left, right, 2), left, right);

        assertThat(every).containsAllEntriesOf(blocked).hasSizeGreaterThan(blocked.size());
    }

    @Test
    void exhaustiveIsTheSameForAnyNumberOfThreadsAndSlices() {
        LinkageModel model = People.model(0).exhaustive();
        Table left = new People(18).table("a", 1500);
        Table right = new People(19).table("b", 1000);
        List<String> once = written(Linkage.of(model, left, right, 1), left, right);
        List<String> within = written(Linkage.of(model, left, 1), left, left);

        for (int threads : List.of(2, 16)) {
            assertThat(written(Linkage.of(model, left, right, threads), left, right))
                    .isEqualTo(once);
            assertThat(written(Linkage.of(model, left, threads), left, left)).isEqualTo(within);
        }
        assertThat(written(sliced(model, 3, left, right), left, right)).isEqualTo(once);
        assertThat(written(sliced(model, 3, left), left, left)).isEqualTo(within);
    }

    @Test
    void refusesToLookAtEveryPairOfTooMany() {
        Table.Builder rows = new Table.Builder(List.of("id", "given", "surname", "born", "city", "doc"), 0);
        for (int row = 0; row <= 141_421; row++) {
            rows.row(List.of("r" + row, "", "", "", "", ""));
        }
        Table table = Table.of("many", List.of(rows));

        assertThat(Linkage.pairs(List.of(table))).isGreaterThan(Linkage.MOST_PAIRS);
        assertThatThrownBy(() -> Linkage.of(People.model(0).exhaustive(), table, 1))
                .isInstanceOf(LinkageException.class)
                .hasMessageContaining("pairs=" + Linkage.pairs(List.of(table)));
    }

    @Test
    void isTheSameForAnyNumberOfThreadsAndPieces() {
        LinkageModel model = People.model(-2);
        Table left = new People(21).table("a", 3000);
        Table right = new People(22).table("b", 3000);
        List<String> once = written(Linkage.of(model, left, right, 1), left, right);

        for (int threads : List.of(2, 16)) {
            assertThat(written(Linkage.of(model, left, right, threads), left, right))
                    .isEqualTo(once);
        }
        assertThat(written(Linkage.of(model, inPieces(left, 3), inPieces(right, 7), 2), left, right))
                .isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void isTheSameWhenMemoryForcesSlices(int slices) {
        LinkageModel model = People.model(-2);
        Table left = new People(23).table("a", 700);
        Table right = new People(24).table("b", 900);

        assertThat(written(sliced(model, slices, left, right), left, right))
                .isEqualTo(written(Linkage.of(model, left, right, 2), left, right));
        assertThat(written(sliced(model, slices, left), left, left))
                .isEqualTo(written(Linkage.of(model, left, 2), left, left));
    }

    private static Linkage sliced(LinkageModel model, int slices, Table... tables) {
        return Linkage.of(model, List.of(tables), 2, new MemoryNeed(0, 0, slices, 0));
    }

    @Test
    void plansMoreSlicesForLessMemory() {
        List<Table> tables = List.of(new People(25).table("a", 4000), new People(26).table("b", 4000));
        MemoryNeed roomy = MemoryNeed.of(People.model(0), tables, 100_000_000);
        MemoryNeed narrow = MemoryNeed.of(People.model(0), tables, (long) (roomy.tables() * 1.4) + roomy.working() / 2);

        assertThat(roomy.slices()).isOne();
        assertThat(roomy.fits()).isTrue();
        assertThat(narrow.slices()).isGreaterThan(1);
        assertThat(narrow.fits()).isTrue();
        assertThat(MemoryNeed.of(People.model(0), tables, roomy.tables()).fits())
                .isFalse();
    }

    @Test
    void everyWeightIsTheSumOfItsTerms() {
        Table table = new People(31).table("a", 800);
        Linkage linkage = Linkage.of(People.model(-6), table, 2);

        for (int at = 0; at < linkage.links().size(); at++) {
            PairExplanation explanation = linkage.explain(at);
            double sum = explanation.terms().stream().mapToDouble(Term::weight).sum();
            assertThat(sum).isCloseTo(linkage.links().weight(at), within(EXACTLY));
            assertThat(explanation.terms()).hasSize(6);
        }
    }

    @Test
    void agreementOnARareValueWeighsMore() {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < 20; row++) {
            rows.add(List.of("n" + row, "ADELA", row < 18 ? "MORA" : "ZUBIRIA", "1960-01-01", "SUR", ""));
        }
        Table table = Table.of("t", People.COLUMNS, 0, rows);
        Linkage linkage = Linkage.of(People.model(-20), table, 1);

        assertThat(surname(linkage.explain(18, 19)).rarity())
                .isGreaterThan(surname(linkage.explain(0, 1)).rarity() + 3);
        assertThat(linkage.explain(18, 19).weight())
                .isGreaterThan(linkage.explain(0, 1).weight() + 3);
    }

    @Test
    void refusesAModelWhoseColumnIsNotThere() {
        Table table = Table.of("t", List.of("id", "name"), 0, List.of(List.of("1", "x")));

        assertThatThrownBy(() -> Linkage.of(People.model(0), table, 1))
                .isInstanceOf(LinkageException.class)
                .hasMessageContaining("table=t column=given");
    }

    private static Term surname(PairExplanation explanation) {
        return explanation.terms().stream()
                .filter(term -> term.comparison().equals("surname"))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Double> pairs(Linkage linkage, Table left, Table right) {
        Map<String, Double> pairs = new TreeMap<>();
        PairLinks links = linkage.links();
        for (int at = 0; at < links.size(); at++) {
            pairs.put(left.id(links.left(at)) + "/" + right.id(links.right(at)), rounded(links.weight(at)));
        }
        assertThat(pairs).hasSize(links.size());
        return pairs;
    }

    private static Map<String, Double> everyPair(Linkage linkage, LinkageModel model, Table left, Table right) {
        Map<String, Double> pairs = new TreeMap<>();
        for (int one = 0; one < left.size(); one++) {
            for (int other = left == right ? one + 1 : 0; other < right.size(); other++) {
                double weight = linkage.explain(one, other).weight();
                if (weight >= model.threshold() && isBlocked(model, left, one, right, other)) {
                    pairs.put(left.id(one) + "/" + right.id(other), rounded(weight));
                }
            }
        }
        return pairs;
    }

    private static boolean isBlocked(LinkageModel model, Table left, int one, Table right, int other) {
        return model.rules().stream()
                .anyMatch(rule -> rule.fields().stream().allMatch(field -> {
                    String column = field.columns().getFirst();
                    String value = left.value(one, column);
                    return !value.isEmpty() && value.equals(right.value(other, column));
                }));
    }

    private static double rounded(double weight) {
        return Math.round(weight * 1e8) / 1e8;
    }

    private static List<String> written(Linkage linkage, Table left, Table right) {
        List<String> lines = new ArrayList<>();
        PairLinks links = linkage.links();
        for (int at = 0; at < links.size(); at++) {
            lines.add(links.left(at) + "," + links.right(at) + "," + links.weight(at));
        }
        for (int row = 0; row < left.size(); row++) {
            lines.add("left " + linkage.clusters().ofLeft(row));
        }
        for (int row = 0; left != right && row < right.size(); row++) {
            lines.add("right " + linkage.clusters().ofRight(row));
        }
        return lines;
    }

    private static Table inPieces(Table table, int count) {
        List<Table.Builder> pieces = new ArrayList<>();
        for (int piece = 0; piece < count; piece++) {
            Table.Builder builder = new Table.Builder(People.COLUMNS, 0);
            for (int row = table.size() * piece / count; row < table.size() * (piece + 1) / count; row++) {
                List<String> values = new ArrayList<>(List.of(table.id(row)));
                for (String column : table.columnNames()) {
                    values.add(table.value(row, column));
                }
                builder.row(values);
            }
            pieces.add(builder);
        }
        return Table.of(table.name(), pieces);
    }
}
