// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.enlace.linkage.column.Table;
import org.junit.jupiter.api.Test;

class ColumnAlignmentTest {
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

        ColumnAlignment alignment = ColumnAlignment.of(List.of(SPANISH, english));

        assertThat(alignment.tables().getLast().columnNames())
                .containsExactly("nombres", "primer_apellido", "fecha_nacimiento", "telefono", "ciudad");
        assertThat(alignment.tables().getFirst()).isSameAs(SPANISH);
        assertThat(alignment.pairs()).contains(new PairedColumns("town", List.of("ciudad"), ColumnMeaning.CITY, 1));
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

        assertThat(ColumnAlignment.of(List.of(SPANISH, whole)).lone())
                .containsOnly(
                        Map.entry(SPANISH.name(), List.of("telefono", "ciudad")),
                        Map.entry("people", List.of("vessel")));
        assertThat(ColumnAlignment.of(List.of(whole)).lone()).isEmpty();
    }

    @Test
    void listOfOnePerson_isPairedToo() {
        Table one = Table.of(
                "asked",
                List.of("id", "nombre", "apellido paterno", "dob"),
                0,
                List.of(List.of("a", "Aurelina", "Quiragua", "1981-03-02")));
        assertThat(ColumnAlignment.of(List.of(SPANISH, one)).lone())
                .containsOnly(Map.entry(SPANISH.name(), List.of("segundo_apellido", "telefono", "ciudad")));
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

        Table left = ColumnAlignment.of(List.of(SPANISH, whole)).tables().getFirst();
        Table right = ColumnAlignment.of(List.of(whole, SPANISH)).tables().getLast();

        assertThat(left.value(0, "full name")).isEqualTo("Aurelina Quiragua Pitti");
        assertThat(left.value(1, "full name")).isEqualTo("Nirvando Samudio");
        assertThat(right.value(2, "full name")).isEqualTo("Teofilda Morantes Mecha");
    }

    @Test
    void leavesTablesOfTheSameColumnsAsTheyAre() {
        ColumnAlignment alignment = ColumnAlignment.of(List.of(SPANISH, SPANISH));

        assertThat(alignment.pairs()).isEmpty();
        assertThat(alignment.tables().getLast().columnNames()).isEqualTo(SPANISH.columnNames());
    }

    @Test
    void pairsColumnsOfAnotherOrderAndLanguage_byWhatTheirValuesShare() {
        Table spanish = table(
                "padron",
                0,
                List.of("apellidos", "domicilio", "direccion de trabajo", "clave interna"),
                n -> List.of(
                        SURNAMES.get(n % 7), "Calle " + n + " casa 5", "Muelle " + n + " nave 9", "K7" + n + "Q31"));
        Table portuguese = table(
                "cadastro",
                20,
                List.of("codigo velho", "endereco 1", "altura", "endereco 2", "sobrenome"),
                n -> List.of(
                        "K7" + n + "Q31",
                        "Muelle " + n + " nave 9",
                        "1." + n,
                        "Calle " + n + " casa 5",
                        SURNAMES.get(n % 7)));

        ColumnAlignment alignment = ColumnAlignment.of(List.of(spanish, portuguese));

        assertThat(alignment.pairs().stream()
                        .map(pair -> pair.column() + " = " + pair.with().getFirst()))
                .containsExactlyInAnyOrder(
                        "endereco 1 = direccion de trabajo",
                        "endereco 2 = domicilio",
                        "codigo velho = clave interna",
                        "sobrenome = apellidos");
        assertThat(alignment.lone()).containsOnly(Map.entry("cadastro", List.of("altura")));
    }

    @Test
    void leavesDatesOfDifferentThingsAlone() {
        IntFunction<String> born = n -> 1930 + n + "-01-01";
        IntFunction<String> released = n -> 1995 + n % 25 + "-01-01";
        Table films = table("films", 0, List.of("release_year"), n -> List.of(released.apply(n)));
        Table people = table("people", 0, List.of("birthYear"), n -> List.of(born.apply(n)));
        Table both =
                table("both", 0, List.of("birthYear", "startYear"), n -> List.of(born.apply(n), released.apply(n)));

        assertThat(ColumnAlignment.of(List.of(people, films)).pairs()).isEmpty();
        assertThat(ColumnAlignment.of(List.of(people, films)).lone()).containsOnlyKeys("people", "films");
        assertThat(ColumnAlignment.of(List.of(both, films)).pairs().stream().map(PairedColumns::with))
                .containsExactly(List.of("startYear"));
    }

    @Test
    void leavesColumnsAloneWhoseValuesContradict() {
        Table codes = table(
                "codes",
                0,
                List.of("pais"),
                n -> List.of(List.of("PA", "CO", "CR").get(n % 3)));
        Table words = table(
                "words",
                0,
                List.of("country"),
                n -> List.of(List.of("Panama", "Colombia", "Costa Rica").get(n % 3)));
        Table numbers = table("numbers", 0, List.of("empresa"), n -> List.of(String.valueOf(400 + n)));
        Table names = table("names", 0, List.of("company"), n -> List.of(SURNAMES.get(n % 7) + " S.A."));

        assertThat(ColumnAlignment.of(List.of(codes, words)).pairs()).isEmpty();
        assertThat(ColumnAlignment.of(List.of(numbers, names)).pairs()).isEmpty();
    }

    @Test
    void estimatesWhatLargeColumnsShare_fromSamples() {
        Table left = numbered("left", "cedula", 0);
        Table right = numbered("right", "documento", 15_000);

        assertThat(ColumnAlignment.of(List.of(left, right)).pairs())
                .singleElement()
                .satisfies(pair -> assertThat(pair.inCommon()).isBetween(0.45, 0.55));
    }

    private static final List<String> SURNAMES =
            List.of("Quiragua", "Samudio", "Morantes", "Pitti", "Mecha", "Chiripua", "Guerrel");

    /** Forty rows, from that with the given number on. */
    private static Table table(String name, int from, List<String> columns, IntFunction<List<String>> row) {
        return Table.of(
                name,
                Stream.concat(Stream.of("n"), columns.stream()).toList(),
                0,
                IntStream.range(from, from + 40)
                        .mapToObj(n -> Stream.concat(Stream.of("r" + n), row.apply(n).stream())
                                .toList())
                        .toList());
    }

    private static Table numbered(String name, String column, int from) {
        return Table.of(
                name,
                List.of("n", column),
                0,
                IntStream.range(from, from + 30_000)
                        .mapToObj(n -> List.of("r" + n, "8-" + (1000 + n % 9000) + "-" + n))
                        .toList());
    }
}
