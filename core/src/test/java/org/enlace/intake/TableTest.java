// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enlace.intake.record.Readings.read;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.enlace.intake.ColumnMapping.Column;
import org.enlace.intake.ColumnMapping.Target;
import org.enlace.intake.record.FileFormat;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.Readings;
import org.enlace.intake.record.Readings.Outcome;
import org.enlace.model.CaseRecord;
import org.enlace.model.Statement;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;
import org.enlace.text.DateOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    private static final String HEADER = "Nombres;Apellido Paterno;Apellido Materno;Fecha de"
            + " nacimiento;Teléfono;Placa;Cédula;IBAN;Empresa;Rol;País\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16"})
    void table_isReadInItsEncoding(String charset) {
        String table = HEADER + "José;Ñungo;Peña;03/02/1980;6123-4567;AB-1234;8-123-456;CR05015202001026284066;"
                + "Transportes Tucán;conductor;Panamá\r\n";
        Outcome outcome = read("lista.csv", table, Charset.forName(charset));
        Subject person = outcome.subjects().getFirst();
        assertThat(person.kind()).isEqualTo(SubjectKind.PERSON);
        assertThat(person.first("name")).contains("José Ñungo Peña");
        assertThat(person.first("lastName")).contains("Ñungo Peña");
        assertThat(person.first("birthDate")).contains("1980-02-03");
        assertThat(person.first("phone")).contains("+50761234567");
        assertThat(person.first("idNumber")).contains("8-123-456");
        assertThat(person.first("country")).contains("pa");
        assertThat(outcome.subjects())
                .extracting(Subject::kind)
                .containsExactly(
                        SubjectKind.PERSON, SubjectKind.ORGANISATION, SubjectKind.VEHICLE, SubjectKind.ACCOUNT);
        assertThat(outcome.links())
                .extracting(SubjectLink::relation)
                .containsExactly("Membership", "UnknownLink", "UnknownLink");
        assertThat(outcome.links()).extracting(SubjectLink::from).containsOnly(person.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void table_isReadWithItsDelimiter(String delimiter) {
        String table = "\uFEFF" + String.join(delimiter, "name", "phone", "notes") + "\n"
                + String.join(
                        delimiter,
                        "Aurelio Quintanar",
                        "+50761234567",
                        "\"says \"\"no\"\"" + delimiter + "\nand, ; more\"")
                + "\n" + String.join(delimiter, "Casto Villamar", "", "5\" pipe") + "\n";
        Outcome outcome = read("list.txt", table);
        assertThat(outcome.subjects()).hasSize(2);
        Statement notes = outcome.subjects().getFirst().statements().getLast();
        assertThat(notes.original()).isEqualTo("says \"no\"" + delimiter + "\nand, ; more");
        assertThat(outcome.subjects().getLast().values("notes")).containsExactly("5\" pipe");
    }

    @Test
    void brokenRows_areRefusedByLine_andTheRestIsRead() {
        Outcome outcome = read(
                "a.csv",
                "nombre,teléfono\n"
                        + "A A,1\n"
                        + "B B\n"
                        + "C C,2,3\n"
                        + "\"D D\"x,4\n"
                        + "E E,5\n"
                        + "\"F F,6\n"
                        + "G G,7\n"
                        + "\"H\n"
                        + "H\",8\n"
                        + "I I,9\n"
                        + "\"J J,10\n");
        assertThat(outcome.refusals())
                .containsExactly(
                        "3 RAGGED_ROW", "4 RAGGED_ROW", "5 BROKEN_QUOTES", "7 BROKEN_QUOTES", "12 BROKEN_QUOTES");
        assertThat(outcome.subjects())
                .extracting(s -> s.first("name").orElse(""))
                .containsExactly("A A", "E E", "G G", "H H", "I I");
    }

    @Test
    void sameThingInTwoTables_hasTheSameId_whichDoesNotTellIt() {
        Outcome one = read("a.csv", "nombre,placa\nAurelio Quintanar,AB 1234\nCasto Villamar,ab-1234\n");
        Outcome other = read("b.csv", "placa,color\nAB1234,rojo\nZZ1111,azul\n");
        String plate = one.subjects().get(1).id();
        assertThat(one.subjects().get(3).id()).isEqualTo(plate);
        assertThat(other.subjects().getFirst().id()).isEqualTo(plate);
        FileIntake otherNode = new FileIntake(Readings.CLOCK, "another key of a node".getBytes(StandardCharsets.UTF_8));
        try (FileReading reading = otherNode.read(
                IntakeInput.of("b.csv", "placa,color\nAB1234,rojo\nZZ1111,azul\n".getBytes(StandardCharsets.UTF_8)),
                Readings.TERMS)) {
            assertThat(reading.records(_ -> {}).toList().toString()).doesNotContain(plate);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Test
    void rowId_isTheSubjectsId_whereItNamesTheCountry() {
        Outcome outcome = read("a.csv", "id,nombre\npa-w000001,A A\n17,B B\n\"x y\",C C\n");
        assertThat(outcome.subjects().get(0).id()).isEqualTo("pa-w000001");
        assertThat(outcome.subjects().get(1).id()).isEqualTo("s1:17");
        assertThat(outcome.subjects().get(2).id()).matches("[0-9a-f]{32}");
    }

    @Test
    void rowsOwnWords_goBeforeTheSources() {
        Outcome outcome = read(
                "a.csv",
                "nombre,grado,manejo,base legal,primera vez,vence,caso\n"
                        + "A A,A1,GREEN/H0/PAP-GREEN,Ley 9,2025-12-01,2026-04-01,EXP-7\n"
                        + "B B,,,,,,\nC C,Q7,,,,,\nD D,,secret,,,,\nE E,,,,,soon,\nF F,,,,soon,,\n");
        Statement said = outcome.subjects().getFirst().statements().getFirst();
        assertThat(said.provenance().grade()).hasToString("A1");
        assertThat(said.provenance().handling()).hasToString("GREEN/H0/PAP-GREEN");
        assertThat(said.provenance().legalBasis()).isEqualTo("Ley 9");
        assertThat(said.provenance().firstSeen()).isEqualTo("2025-12-01");
        assertThat(said.provenance().expires()).isEqualTo("2026-04-01");
        assertThat(outcome.refusals()).containsExactly("4 BAD_GRADE", "5 BAD_HANDLING", "6 BAD_DATE");
        assertThat(outcome.accepted())
                .filteredOn(r -> r instanceof CaseRecord.OfCase)
                .extracting(r -> ((CaseRecord.OfCase) r).caseFile().title())
                .containsExactly("EXP-7");
    }

    @Test
    void guess_understandsThreeLanguages_andSaysHowSureItIs() {
        ColumnMapping spanish = ColumnMapping.guess(
                List.of("Nombre completo", "F. Nacimiento", "No. Pasaporte", "Nº de placa", "zzz", "Observaciones"),
                List.of(List.of("A A", "31/12/1980", "AQ123456", "AB1234", "", "")));
        assertThat(spanish.columns())
                .extracting(c -> c.target().part() + "." + c.target().property())
                .containsExactly(
                        "PERSON.name",
                        "PERSON.birthDate",
                        "PERSON.passportNumber",
                        "VEHICLE.registrationNumber",
                        "NONE.",
                        "PERSON.notes");
        assertThat(spanish.columns().get(0).confidence()).isGreaterThan(0.9);
        assertThat(spanish.columns().get(4).confidence()).isZero();
        ColumnMapping portuguese = ColumnMapping.guess(
                List.of("nome", "sobrenome", "data_de_nascimento", "telefone", "conta bancária", "passaporte"),
                List.of());
        assertThat(portuguese.columns())
                .extracting(c -> c.target().property())
                .containsExactly("name", "lastName", "birthDate", "phone", "accountNumber", "passportNumber");
        ColumnMapping companies = ColumnMapping.guess(List.of("Name", "NIT", "Country", "Phone"), List.of());
        assertThat(companies.columns()).extracting(c -> c.target().part()).containsOnly(RowPart.ORGANISATION);
        ColumnMapping phones = ColumnMapping.guess(List.of("telefono"), List.of(List.of("+50761234567")));
        assertThat(phones.columns().getFirst().target()).isEqualTo(new Target(RowPart.PHONE, "number"));
    }

    @Test
    void guess_readsContent_andTheOrderOfDates() {
        ColumnMapping mapping = ColumnMapping.guess(
                List.of("a", "b", "c", "birthDate"),
                List.of(
                        List.of("x@example.org", "CR05015202001026284066", "+50761234567", "12/31/1980"),
                        List.of("y@example.org", "CR05 0152 0200 1026 2840 66", "+573101234567", "01/02/1981")));
        assertThat(mapping.columns())
                .extracting(c -> c.alternatives().getFirst().property())
                .containsExactly("email", "iban", "phone", "birthDate");
        assertThat(mapping.columns())
                .extracting(Column::target)
                .containsExactly(
                        Target.NOTHING, Target.NOTHING, Target.NOTHING, new Target(RowPart.PERSON, "birthDate"));
        assertThat(mapping.columns().get(0).confidence()).isLessThan(0.6);
        assertThat(mapping.columns().get(3).dates().style().order()).isEqualTo(DateOrder.MONTH_FIRST);
    }

    @Test
    void correctedMapping_isUsedAsItIs() {
        byte[] table = "a,b\nAurelio Quintanar,AB1234\n".getBytes(StandardCharsets.UTF_8);
        ColumnMapping corrected = new ColumnMapping(List.of())
                .with(0, RowPart.PERSON, "name")
                .with(1, RowPart.PERSON, "alias")
                .with(1, RowPart.VEHICLE, "registrationNumber");
        assertThat(read(IntakeInput.of("x", table), corrected).subjects()).hasSize(2);
        assertThat(read(IntakeInput.of("x", table), corrected.without(1)).subjects())
                .hasSize(1);
        assertThat(corrected.hub()).isEqualTo(RowPart.PERSON);
        assertThat(corrected.columns()).extracting(Column::confidence).containsOnly(1.0);
    }

    @Test
    void rowsOfATableThatSaysNothingWeModel_areKept() {
        Outcome counts = read("b.csv", "cruce,mes,nacionalidad,cantidad\nPaso Uno,2026-01,co,12\n");
        assertThat(counts.subjects()).isEmpty();
        Outcome outcome = read("a.csv", "zz,yy\n1,2\n");
        assertThat(outcome.accepted()).singleElement().isInstanceOf(CaseRecord.Unmodelled.class);
        assertThat(outcome.report().anythingRead()).isTrue();
    }

    @Test
    void preview_showsTheFirstRows_andTheGuess() throws IOException {
        StringBuilder table = new StringBuilder("nombre;placa\n");
        for (int row = 0; row < 300; row++) {
            table.append("A A;AB").append(1000 + row).append('\n');
        }
        TablePreview preview =
                Readings.INTAKE.preview(IntakeInput.of("a.csv", table.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(preview.header()).containsExactly("nombre", "placa");
        assertThat(preview.rows()).hasSize(20);
        assertThat(preview.delimiter()).isEqualTo(";");
        assertThat(preview.encoding()).isEqualTo("UTF-8");
        assertThat(preview.guess().columns()).hasSize(2);
        assertThat(preview.toString()).doesNotContain("AB1000");
    }

    @Test
    void refusedRows_comeBackWithTheirReasons() throws IOException {
        IntakeInput input = IntakeInput.of(
                "a.csv",
                "nombre;teléfono\nA A;1\nB B\n\"C C;2\nD D;\"3;4\"\nE E;5;6\n".getBytes(StandardCharsets.UTF_8));
        RefusedRows refused = new RefusedRows(read(input).items());
        StringBuilder codes = new StringBuilder();
        refused.write(codes);
        assertThat(codes.toString().lines())
                .startsWith("line,code,reason", "3,RAGGED_ROW,the row has more or fewer cells than the header");
        assertThat(codes.toString()).doesNotContain("B B");
        StringBuilder whole = new StringBuilder();
        refused.write(input, FileFormat.CSV, whole);
        assertThat(whole.toString().lines().map(line -> line.replaceFirst("^(\\d+),([A-Z_]+),[^,]*", "$1 $2")))
                .containsExactly(
                        "line,code,reason,nombre,teléfono",
                        "3 RAGGED_ROW,B B",
                        "4 BROKEN_QUOTES,\"\"\"C C;2\"",
                        "6 RAGGED_ROW,E E,5,6");
    }
}
