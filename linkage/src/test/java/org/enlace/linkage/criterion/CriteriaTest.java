// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.enlace.linkage.AgreementPatterns;
import org.enlace.linkage.PatternStudy;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CriteriaTest {
    private static Stream<Arguments> pairs() {
        return Stream.of(
                pair(new Criterion.Edits(1), "ab", "ba", true),
                pair(new Criterion.Edits(1), "abcd", "badc", false),
                pair(new Criterion.Edits(2), "abcd", "badc", true),
                pair(new Criterion.Equivalent(), "jose", "pepe", true),
                pair(new Criterion.Equivalent(), "jose", "juan", false),
                pair(new Criterion.SameSound(), "ximenez", "jimenes", true),
                pair(new Criterion.SameSound(), "perez", "peralta", false),
                pair(new Criterion.BeiderMorse(), "schwartz", "shvarts", true),
                pair(new Criterion.BeiderMorse(), "horowitz", "gorovits", true),
                pair(new Criterion.BeiderMorse(), "ana quiragua", "anna kiragua", true),
                pair(new Criterion.BeiderMorse(), "ana quiragua", "quiragua ana", false),
                pair(new Criterion.BeiderMorse(), "ana quiragua", "quiragua", false),
                pair(new Criterion.BeiderMorse(), "ospina", "mora", false),
                pair(new Criterion.BeiderMorse(), "12", "13", false),
                pair(new Criterion.Initial(), "j", "jose", true),
                pair(new Criterion.Initial(), "ju", "juan", false),
                pair(new Criterion.Initial(), "m", "jose", false),
                pair(new Criterion.Prefix(3), "ale", "alejandra", true),
                pair(new Criterion.Prefix(4), "ale", "alejandra", false),
                pair(new Criterion.SwappedDate(), "1980-03-04", "1980-04-03", true),
                pair(new Criterion.SwappedDate(), "1980-03-04", "1981-04-03", false),
                pair(new Criterion.PartialDate(), "1980", "1980-04-03", true),
                pair(new Criterion.PartialDate(), "1980-05", "1980-04-03", false),
                pair(new Criterion.DateParts(1), "1980-03-04", "1980-03-27", true),
                pair(new Criterion.DateParts(1), "1980-03-04", "1981-03-27", false),
                pair(new Criterion.DateWithin(5), "1980-02-28", "1980-03-01", true),
                pair(new Criterion.DateWithin(1), "1980-02-28", "1980-03-01", false),
                pair(new Criterion.DateWithin(9), "1980-92-28", "1980-03-01", false),
                pair(new Criterion.Words(0.9), "verde rueda", "rueda verde", true),
                pair(new Criterion.Words(0.9), "verde rueda", "rueda azul", false),
                pair(new Criterion.Words(0.85), "bicicleta", "bicicletas", true),
                pair(new Criterion.Near(0.1), "100", "109", true),
                pair(new Criterion.Near(0.1), "100", "120", false),
                pair(new Criterion.Near(0.1), "100", "x", false),
                pair(new Criterion.PersonNames(0.9), "ana maría solís", "solís, ana maría", true),
                pair(new Criterion.PersonNames(0.7), "ana solís", "berta quirós", false),
                pair(new Criterion.CompanyNames(0.9), "maderas del sur s.a.", "maderas del sur sa", true),
                pair(new Criterion.CompanyNames(0.7), "maderas del sur", "aceites norte", false),
                pair(new Criterion.Exchanged(1), "ana\tsolis", "solis\tana", true),
                pair(new Criterion.Exchanged(1), "ana\tsolis", "solis\tanna", false),
                pair(new Criterion.Exchanged(0.85), "ana\tsolis", "solis\tanna", true),
                pair(new Criterion.Exchanged(0.9), "ana\tsolis", "solis\t", true),
                pair(new Criterion.Exchanged(0.9), "ana\tsolis", "ana\tquiros", false),
                pair(new Criterion.PartsAlike(1), "1000\tnorte", "1000\tnortee", true),
                pair(new Criterion.PartsAlike(1), "1000\tnorte", "\tnorte", true),
                pair(new Criterion.PartsAlike(1), "1000\tnorte", "2345\tnorte", false),
                pair(new Criterion.PartsAlike(0.5), "1000\tnorte", "2345\tnorte", true),
                pair(new Criterion.FirstPart(), "1000\tnorte", "1000\tsur", true),
                pair(new Criterion.FirstPart(), "\tnorte", "\tsur", false));
    }

    private static Arguments pair(Criterion criterion, String one, String other, boolean holds) {
        return Arguments.of(criterion, one, other, holds);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void criterionHoldsEitherWayRound(Criterion criterion, String one, String other, boolean holds) {
        assertThat(level(criterion, one, other)).isEqualTo(holds ? 0 : 1);
        assertThat(level(criterion, other, one)).isEqualTo(holds ? 0 : 1);
    }

    /** The level that the engine itself puts two values at. */
    private static int level(Criterion criterion, String one, String other) {
        Comparison comparison = new Comparison(
                "value",
                ColumnField.raw("value"),
                List.of(ComparisonLevel.of(criterion, 0.9, 0.1), ComparisonLevel.of(new Criterion.Else(), 0.1, 0.9)));
        LinkageModel model =
                new LinkageModel(List.of(comparison), List.of(BlockingRule.of(ColumnField.raw("value"))), 0.5, 0);
        Table table = Table.of("a", List.of("value"), -1, List.of(List.of(one), List.of(other)));
        AgreementPatterns patterns = PatternStudy.of(model, List.of(table), 1).sampled(1, 0);
        return patterns.level(0, 0);
    }
}
