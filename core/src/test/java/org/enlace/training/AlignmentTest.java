// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.enlace.linkage.Table;
import org.junit.jupiter.api.Test;

class AlignmentTest {
    private static final Table SPANISH = Table.of(
            "registro",
            List.of(
                    "expediente",
                    "nombres",
                    "primer_apellido",
                    "segundo_apellido",
                    "fecha_nacimiento",
                    "telefono",
                    "ciudad"),
            0,
            List.of(
                    List.of("1", "Aurelina", "Quiragua", "Pitti", "02/03/1981", "61234567", "Chepo"),
                    List.of("2", "Nirvando", "Samudio", "", "14/11/1975", "67654321", "David"),
                    List.of("3", "Teofilda", "Morantes", "Mecha", "30/06/1990", "69876543", "Penonomé")));

    @Test
    void bringsColumnsOfTheSameMeaningUnderOneName() {
        Table english = Table.of(
                "people",
                List.of("id", "first name", "last name", "date of birth", "phone", "town"),
                0,
                List.of(
                        List.of("a", "Aurelina", "Quiragua", "1981-03-02", "61234567", "Chepo"),
                        List.of("b", "Uldarico", "Samudio", "1975-11-14", "61112223", "David")));

        Alignment alignment = Alignment.of(List.of(SPANISH, english));

        assertThat(alignment.tables().getLast().columnNames())
                .containsExactly("nombres", "primer_apellido", "fecha_nacimiento", "telefono", "ciudad");
        assertThat(alignment.tables().getFirst()).isSameAs(SPANISH);
        assertThat(alignment.pairs()).contains(new Paired("town", List.of("ciudad"), Meaning.CITY));
    }

    @Test
    void namesTheColumnsThatNothingCanBeComparedWith() {
        Table whole = Table.of(
                "people",
                List.of("id", "full name", "date of birth", "vessel"),
                0,
                List.of(
                        List.of("a", "Quiragua Pitti, Aurelina", "1981-03-02", "Brisa del Golfo"),
                        List.of("b", "Teofilda Morantes", "1990-06-30", "Luz de Mar")));

        assertThat(Alignment.of(List.of(SPANISH, whole)).lone())
                .containsOnly(
                        Map.entry(SPANISH.name(), List.of("telefono", "ciudad")),
                        Map.entry("people", List.of("vessel")));
        assertThat(Alignment.of(List.of(whole)).lone()).isEmpty();
    }

    @Test
    void joinsANameInPartsWhereTheOtherTableHasItWhole() {
        Table whole = Table.of(
                "people",
                List.of("id", "full name", "date of birth"),
                0,
                List.of(
                        List.of("a", "Quiragua Pitti, Aurelina", "1981-03-02"),
                        List.of("b", "Teofilda Morantes", "1990-06-30")));

        Table left = Alignment.of(List.of(SPANISH, whole)).tables().getFirst();
        Table right = Alignment.of(List.of(whole, SPANISH)).tables().getLast();

        assertThat(left.value(0, "full name")).isEqualTo("Aurelina Quiragua Pitti");
        assertThat(left.value(1, "full name")).isEqualTo("Nirvando Samudio");
        assertThat(right.value(2, "full name")).isEqualTo("Teofilda Morantes Mecha");
    }

    @Test
    void leavesTablesOfTheSameColumnsAsTheyAre() {
        Alignment alignment = Alignment.of(List.of(SPANISH, SPANISH));

        assertThat(alignment.pairs()).isEmpty();
        assertThat(alignment.tables().getLast().columnNames()).isEqualTo(SPANISH.columnNames());
    }
}
