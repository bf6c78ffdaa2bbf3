// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enlace.intake.record.Readings.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.Readings;
import org.enlace.intake.record.Readings.Outcome;
import org.enlace.text.DateOrder;
import org.junit.jupiter.api.Test;

class DatesOfTablesTest {
    private static List<String> births(String... cells) {
        Outcome outcome = read("a.csv", "nombre;fecha_nacimiento\nAna Uno;" + String.join("\nAna Uno;", cells) + "\n");
        assertThat(outcome.refusals()).isEmpty();
        return outcome.subjects().stream()
                .map(person -> person.first("birthDate").orElse("none"))
                .toList();
    }

    @Test
    void noPersonIsLostForARoughOrMissingBirthDate() {
        assertThat(births("12 de marzo del 1984", "1979-00-00", "S/D", "c. 1968", "marzo de 1990", "30752", "12/03/29"))
                .containsExactly("1984-03-12", "1979", "none", "c. 1968", "1990-03", "30752", "1929-03-12");
    }

    @Test
    void whatABirthDateLeavesOpenToAMinor_stillProtects() {
        Outcome outcome = read(
                "a.csv",
                "nombre;fecha_nacimiento\nA Uno;12/03/12\nB Dos;XX/XX/2008\nC Tres;01/XX/2008\nD Cuatro;ilegible\n"
                        + "E Cinco;2029-03-12\nF Seis;15/13/2010\n");
        assertThat(outcome.refusals())
                .containsExactly(
                        "2 PROTECTED_MINOR",
                        "3 PROTECTED_MINOR",
                        "4 PROTECTED_MINOR",
                        "5 BIRTH_DATE_UNREADABLE",
                        "6 BIRTH_DATE_UNREADABLE",
                        "7 PROTECTED_MINOR");
    }

    @Test
    void aColumnOfBirthDatesIsKnown_howeverItIsHeaded() {
        for (String header : List.of(
                "F. Nac.",
                "FNAC",
                "fechaNacimiento",
                "Fec. de Nac.",
                "Dt. Nasc.",
                "D.O.B.",
                "DOB (dd/mm/yyyy)",
                "Date de naissance",
                "birthday",
                "Fecha nac. (AAAA-MM-DD)")) {
            Outcome outcome = read("a.csv", "nombre;" + header + "\nAna Uno;2014-03-12\nAna Dos;1984-03-12\n");
            assertThat(outcome.refusals()).as(header).containsExactly("2 PROTECTED_MINOR");
            assertThat(outcome.subjects().getFirst().first("birthDate"))
                    .as(header)
                    .contains("1984-03-12");
        }
    }

    @Test
    void anUnreadableDateOfAnEvent_staysAsItIsWritten_withItsRow() {
        Outcome outcome = read(
                "a.csv",
                "embarcacion;fecha de envio;mercancia;primera vez\nLuz de Mar;13 y 14 de marzo;harina;hace poco\n"
                        + "Brisa;12/03/35;sal;\nGarza;sin fecha;arroz;\n" + "Cielo;2025-01-02;sal;\n".repeat(3));
        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.subjects().stream().flatMap(one -> one.values("date").stream()))
                .contains("13 y 14 de marzo", "2035-03-12");
    }

    @Test
    void theEndOfKeepingIsNotGuessed() {
        Outcome outcome = read(
                "a.csv",
                "nombre,vence\nA Uno,pronto\nB Dos,2026-04\nC Tres,-\nD Cuatro,12/03/2026\nE Cinco,circa 2027\n");
        assertThat(outcome.refusals()).containsExactly("2 BAD_DATE", "6 BAD_DATE");
        assertThat(outcome.subjects().stream()
                        .map(person -> person.statements()
                                .getFirst()
                                .provenance()
                                .expires()
                                .toString()))
                .containsExactly("2026-04-01", "2026-06-12", "2026-03-12");
    }

    @Test
    void theWholeColumnDecidesItsOrder_notItsFirstRows() throws IOException {
        String rows = "nombre,fecha de nacimiento\n" + "Ana Uno,03/04/1984\n".repeat(300) + "Ana Dos,12/31/1984\n";
        Outcome outcome = read("a.csv", rows);
        assertThat(outcome.subjects().getFirst().first("birthDate")).contains("1984-03-04");
        try (FileReading reading =
                Readings.INTAKE.read(IntakeInput.of("a.csv", rows.getBytes(StandardCharsets.UTF_8)), Readings.TERMS)) {
            assertThat(reading.dates())
                    .extracting(column -> column.dates().style().order())
                    .containsExactly(DateOrder.MONTH_FIRST);
            assertThat(reading.dates().getFirst().dates().open()).isEqualTo(300);
        }
    }
}
