// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enlace.intake.record.Readings.read;

import java.util.ArrayList;
import java.util.List;
import org.enlace.intake.ColumnMapping;
import org.enlace.intake.FileReading;
import org.enlace.intake.record.Readings.Outcome;
import org.enlace.model.CaseRecord;
import org.enlace.model.ProtectionGround;
import org.junit.jupiter.api.Test;

/** People whom intake sets aside, by their own words or by those on a link. */
class PersonExclusionTest {
    @Test
    void minor_isRefused_untilTheDayOfTheirEighteenthBirthday() {
        assertThat(born("2008-03-05")).containsExactly("1 PROTECTED_MINOR");
        assertThat(born("2008-03-04")).isEmpty();
        assertThat(born("2008")).containsExactly("1 PROTECTED_MINOR");
        assertThat(born("05/03/2010")).containsExactly("1 PROTECTED_MINOR");
        assertThat(born("2010-03-05T00:00:00")).containsExactly("1 PROTECTED_MINOR");
    }

    private static List<String> born(String date) {
        return read(
                        "a.json",
                        "{\"id\":\"p1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"A"
                                + " B\"],\"birthDate\":[\"1980\",\""
                                + date + "\"]}}")
                .refusals();
    }

    @Test
    void birthDateThatCanBeAMinorsOrCannotBeRead_isRefused_andSaysWhich() {
        assertThat(born("circa 2014")).containsExactly("1 PROTECTED_MINOR");
        assertThat(born("02/2012")).containsExactly("1 PROTECTED_MINOR");
        assertThat(born("\uff12\uff10\uff11\uff14-02-03")).containsExactly("1 PROTECTED_MINOR");
        assertThat(born("12/03/12")).containsExactly("1 PROTECTED_MINOR");
        assertThat(born("ilegible")).containsExactly("1 BIRTH_DATE_UNREADABLE");
        assertThat(born("2029-01-01")).containsExactly("1 BIRTH_DATE_UNREADABLE");
        assertThat(born("S/D")).isEmpty();
        assertThat(born("12/03/29")).isEmpty();
    }

    @Test
    void rowsOfATable_areReadTheSame_andAnAdultsRoughDateStays() {
        String table = "nombre,fecha de nacimiento,telefono\nA B,circa 2014,+50760000001\nC D,S/D,+50760000002\n"
                + "E F,1984 aprox.,+50760000003\nG H,12 de marzo del 1984,+50760000004\nI J,ilegible,+50760000005\n"
                + "K L,12/03/29,+50760000006\nM N,-,+50760000007\n";
        Outcome outcome = read("a.csv", table);
        assertThat(outcome.refusals()).containsExactly("2 PROTECTED_MINOR", "6 BIRTH_DATE_UNREADABLE");
        assertThat(outcome.subjects().stream().flatMap(one -> one.values("birthDate").stream()))
                .containsExactly("1984 aprox.", "1984-03-12", "1929-03-12");
    }

    @Test
    void propertyThatIsKeptButNotModelled_protectsAsWell() {
        String person = "{\"id\":\"p1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"A B\"],\"%s\":[\"%s\"]}}";
        assertThat(read("a.json", person.formatted("age", "15")).refusals()).containsExactly("1 PROTECTED_MINOR");
        assertThat(read("a.json", person.formatted("dateOfBirth", "2014")).refusals())
                .containsExactly("1 PROTECTED_MINOR");
        assertThat(read("a.json", person.formatted("migrationStatus", "asylum seeker"))
                        .refusals())
                .containsExactly("1 SMUGGLED");
        assertThat(read("a.json", person.formatted("keywords", "v\u0456ctima")).refusals())
                .containsExactly("1 PROTECTED_VICTIM");
        assertThat(read("a.json", person.formatted("alias", "testigo 4")).refusals())
                .isEmpty();
        assertThat(read("a.json", person.replace("Person", "Victim").formatted("x", "y"))
                        .refusals())
                .containsExactly("1 PROTECTED_VICTIM");
    }

    @Test
    void smuggledPerson_becomesACount_andNothingElse() {
        Outcome outcome = read(
                "a.csv",
                "id,nombre,placa,condición\n7,Aurelio Quintanar,AB1234,migrante\n8,Casto Villamar,ZZ1234,chofer\n");
        assertThat(outcome.refusals()).containsExactly("2 SMUGGLED");
        assertThat(outcome.subjects()).hasSize(2);
        assertThat(outcome.report().counted()).containsEntry(ProtectionGround.SMUGGLED, 1L);
    }

    @Test
    void markInAColumnThatIsLeftOut_protectsAsWell() {
        String table = "nombre,condición,edad\nAurelio Quintanar,testigo,40\nCasto Villamar,,17\nB O,,18\n";
        ColumnMapping names = new ColumnMapping(
                ColumnMapping.guess(List.of("nombre"), List.of()).columns());
        Outcome outcome = read(IntakeInput.of("a.csv", table.getBytes(java.nio.charset.StandardCharsets.UTF_8)), names);
        assertThat(outcome.refusals()).containsExactly("2 PROTECTED_WITNESS", "3 PROTECTED_MINOR");
        assertThat(read("a.csv", table).refusals()).containsExactly("2 PROTECTED_WITNESS", "3 PROTECTED_MINOR");
    }

    @Test
    void protectedRecordWithAnId_barsWhatIsHeldUnderIt() throws java.io.IOException {
        List<RecordOutcome> aside = new ArrayList<>();
        IntakeInput input = IntakeInput.of(
                "a.json",
                "{\"id\":\"p1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"A B\"],\"role\":[\"victim\"]}}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (FileReading reading = Readings.INTAKE.read(input, Readings.TERMS)) {
            assertThat(reading.records(aside::add)).containsExactly(new CaseRecord.Barred("p1"));
        }
        assertThat(aside).hasSize(1).first().asString().doesNotContain("p1", "A B");
    }

    @Test
    void personMarkedOnALink_isSetAsideWithTheLink() throws java.io.IOException {
        assertThat(records("Membership", "member", "organization", "role", "presunta víctima"))
                .containsExactly(new CaseRecord.Barred("p1"));
        assertThat(records("UnknownLink", "subject", "object", "role", "testigo protegido"))
                .containsExactly(new CaseRecord.Barred("p1"));
        assertThat(records("Membership", "member", "organization", "status", "witness"))
                .containsExactly(new CaseRecord.Barred("p1"));
        assertThat(records("Family", "person", "relative", "relationship", "hija menor de edad"))
                .containsExactly(new CaseRecord.Barred("p2"));
        assertThat(records("Associate", "person", "associate", "relationship", "migrant"))
                .containsExactly(new CaseRecord.Barred("p2"));
    }

    @Test
    void linkThatMarksNobody_staysALink() throws java.io.IOException {
        assertThat(records("Membership", "member", "organization", "role", "recruiter of victims"))
                .singleElement()
                .isInstanceOf(CaseRecord.OfLink.class);
        assertThat(records("Family", "person", "relative", "relationship", "child"))
                .singleElement()
                .isInstanceOf(CaseRecord.OfLink.class);
    }

    private static List<CaseRecord> records(String schema, String from, String to, String property, String value)
            throws java.io.IOException {
        String line =
                "{\"id\":\"l1\",\"schema\":\"%s\",\"properties\":{\"%s\":[\"p1\"],\"%s\":[\"p2\"],\"%s\":[\"%s\"]}}"
                        .formatted(schema, from, to, property, value);
        IntakeInput input = IntakeInput.of("a.json", line.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (FileReading reading = Readings.INTAKE.read(input, Readings.TERMS)) {
            return reading.records(item -> {}).toList();
        }
    }
}
