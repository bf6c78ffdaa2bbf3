// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.enlace.linkage.Linkage;
import org.enlace.linkage.PairExplanation;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.LinkageModel;
import org.junit.jupiter.api.Test;

class ModelTrainingTest {
    private static final String[] GIVEN = {"Ana", "Mariela", "Jorvin", "Adelso", "Teofilda", "Uldarico", "Nirvando"};
    private static final String[] SURNAMES = {"Quirama", "Beltranez", "Ospinales", "Tejeirales", "Morante", "Zubiria"};
    private static final List<String> HEADED =
            List.of("id", "nombre", "apellidos", "fecha de nacimiento", "correo", "cluster");
    private static final List<String> BARE = List.of("id", "c1", "c2", "c3", "c4", "c5");

    /** Each person twice, the copy with a slip; the last column tells who. */
    private static Table twice(List<String> columns, int persons) {
        Random random = new Random(5);
        List<List<String>> rows = new ArrayList<>();
        for (int person = 0; person < persons; person++) {
            String given = GIVEN[random.nextInt(GIVEN.length)] + " " + (char) ('A' + random.nextInt(26)) + "lina";
            String surname = SURNAMES[random.nextInt(SURNAMES.length)] + (char) ('a' + random.nextInt(26));
            String born =
                    "%02d/%02d/%d".formatted(1 + random.nextInt(28), 1 + random.nextInt(12), 1940 + random.nextInt(60));
            String mail = "p" + random.nextInt(1_000_000) + "@example.org";
            rows.add(List.of(2 * person + "", given, surname, born, mail, "e" + person));
            boolean slip = random.nextBoolean();
            rows.add(List.of(
                    2 * person + 1 + "",
                    slip ? given.substring(1) : given,
                    surname,
                    slip ? "" : born,
                    mail,
                    "e" + person));
        }
        return Table.of("twice", columns, 0, rows);
    }

    private static LinkageModel trained(Table table, int threads) {
        return ModelTraining.train(ModelTraining.infer(List.of(table), threads).model(), List.of(table), threads, 1);
    }

    @Test
    void modelIsTheSameForAnyNumberOfThreads() {
        Table table = twice(HEADED, 400);
        LinkageModel once = trained(table, 1);
        assertThat(trained(table, 2)).isEqualTo(once);
        assertThat(trained(table, 16)).isEqualTo(once);
    }

    @Test
    void copiesAreFound_andEveryWeightIsTheSumOfItsTerms() {
        Table table = twice(HEADED, 400);
        Linkage linkage = Linkage.of(trained(table, 2), table, 2);
        assertThat(linkage.clusters().count()).isBetween(395, 405);
        assertThat(linkage.links().size()).isPositive();
        for (int link = 0; link < linkage.links().size(); link++) {
            PairExplanation explanation = linkage.explain(link);
            assertThat(explanation.weight()).isCloseTo(linkage.links().weight(link), within(1e-9));
        }
    }

    @Test
    void columnThatNamesTheGroupIsNeverCompared() {
        InferredModel inferred = ModelTraining.infer(List.of(twice(HEADED, 50)), 1);
        assertThat(inferred.decisions())
                .extracting(MeaningFound::meaning)
                .containsExactly(
                        ColumnMeaning.GIVEN_NAME,
                        ColumnMeaning.SURNAME,
                        ColumnMeaning.BIRTH_DATE,
                        ColumnMeaning.EMAIL,
                        ColumnMeaning.ID);
        assertThat(inferred.model().comparisons())
                .flatExtracting(comparison -> comparison.field().columns())
                .doesNotContain(inferred.decisions().getLast().column());
    }

    @Test
    void nameBehindManyColumns_isComparedAllTheSame() {
        List<String> columns = new ArrayList<>(List.of("id"));
        for (int column = 0; column < 60; column++) {
            columns.add("c" + column);
        }
        columns.addAll(List.of("nombre", "apellido"));
        List<String> given = List.of("Ana", "Nilo", "Casto", "Rosa", "Luz");
        List<String> surnames = List.of("Peña", "Tejeira", "Villamar", "Barrantes", "Pinzón", "Ábrego", "Núñez");
        Random chance = new Random(1);
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < 200; row++) {
            List<String> cells = new ArrayList<>(List.of("r" + row));
            for (int column = 0; column < 60; column++) {
                cells.add(Long.toString(chance.nextLong(1L << 40), 36) + " "
                        + Integer.toString(chance.nextInt(1 << 20), 36));
            }
            cells.addAll(List.of(given.get(row % 5), surnames.get(row % 7)));
            rows.add(cells);
        }
        InferredModel inferred = ModelTraining.infer(List.of(Table.of("wide", columns, 0, rows)), 1);
        assertThat(inferred.model().comparisons()).hasSizeLessThanOrEqualTo(32);
        assertThat(inferred.model().comparisons())
                .flatExtracting(comparison -> comparison.field().columns())
                .contains("nombre", "apellido");
    }

    @Test
    void contentTells_whereHeadersSayNothing() {
        InferredModel inferred = ModelTraining.infer(List.of(twice(BARE, 200)), 1);
        assertThat(inferred.decisions().get(2).meaning()).isEqualTo(ColumnMeaning.BIRTH_DATE);
        assertThat(inferred.decisions().get(3).meaning()).isEqualTo(ColumnMeaning.EMAIL);
    }
}
