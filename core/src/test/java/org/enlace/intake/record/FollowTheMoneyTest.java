// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enlace.intake.record.Readings.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.enlace.intake.record.Readings.Outcome;
import org.enlace.model.CaseRecord;
import org.enlace.model.HandlingMark;
import org.enlace.model.Statement;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;
import org.junit.jupiter.api.Test;

class FollowTheMoneyTest {
    private static final String PERSON =
            "{\"id\":\"p1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Aurelio  Quintanar\"],"
                    + "\"birthDate\":\"1980-02-03\",\"phone\":[\"6123-4567\"],\"shoeSize\":[\"43\"]}}";

    @Test
    void statement_hasNormalForm_original_andProvenance() {
        Outcome outcome = read("a.json", PERSON);
        Statement phone = outcome.subjects().getFirst().statements().stream()
                .filter(s -> s.property().equals("phone"))
                .findFirst()
                .orElseThrow();
        assertThat(phone.value()).isEqualTo("+50761234567");
        assertThat(phone.original()).isEqualTo("6123-4567");
        assertThat(phone.provenance().grade()).hasToString("B2");
        assertThat(phone.provenance().legalBasis()).isEqualTo("Law 1, art. 2");
        assertThat(phone.provenance().expires()).isEqualTo("2026-06-12");
        assertThat(outcome.subjects().getFirst().values("name")).containsExactly("Aurelio Quintanar");
        assertThat(outcome.report().extent().properties()).isEqualTo(1);
        assertThat(outcome.accepted())
                .containsExactly(
                        new CaseRecord.OfSubject("p1", outcome.subjects().getFirst(), PERSON));
    }

    @Test
    void entity_mayStateItsOwnProvenance_butNotALongerLife() {
        String line = PERSON.replace(
                "\"schema\"",
                "\"enlace\":{\"grade\":\"A1\",\"handling\":\"RED/H3/PAP-RED\",\"firstSeen\":\"2025-01-02\","
                        + "\"expires\":\"2099-01-01\"},\"schema\"");
        Statement name = read("a.json", line).subjects().getFirst().statements().getFirst();
        assertThat(name.provenance().grade()).hasToString("A1");
        assertThat(name.provenance().handling()).isEqualTo(HandlingMark.parse("RED/H3/PAP-RED"));
        assertThat(name.provenance().firstSeen()).isEqualTo("2025-01-02");
        assertThat(name.provenance().expires()).isEqualTo("2026-06-12");
        assertThat(read("a.json", line.replace("A1", "Z9")).refusals()).containsExactly("1 BAD_GRADE");
    }

    @Test
    void damagedLines_areRefusedByLine_andTheRestIsRead() {
        String file = "\uFEFF" + PERSON + "\r\n"
                + "{\"id\":\"p2\",\"schema\":\"Person\",\"proper\r\n"
                + "\r\n"
                + "[1,2]\r\n"
                + "{\"schema\":\"Person\"}\r\n"
                + "{\"id\":\"p3\"}\r\n"
                + "{\"id\":\"p4\",\"schema\":\"Person\",\"properties\":[\"x\"]}\r\n"
                + "{\"id\":\"p5\",\"schema\":\"Person\",\"id\":\"p6\"}\r\n"
                + "{\"id\":\"p7\",\"schema\":\"Person\",\"properties\":{\"name\":[\"\\u0000\"]}}\r\n"
                + "{\"id\":\"p8\",\"schema\":\"Person\",\"properties\":{\"name\":[\"\\ud800\"]}}\r\n"
                + "{\"id\":\"l1\",\"schema\":\"Ownership\",\"properties\":{\"owner\":[\"p1\"]}}\r\n"
                + "{\"id\":\"x\",\"schema\":\"Person\",\"properties\":{\"a\":" + "[".repeat(99) + "]".repeat(99)
                + "}}\r\n"
                + PERSON.replace("p1", "p9");
        Outcome outcome = read("a.json", file);
        assertThat(outcome.refusals())
                .containsExactly(
                        "2 NOT_JSON",
                        "4 NOT_JSON",
                        "5 NO_ID",
                        "6 NO_SCHEMA",
                        "7 BAD_PROPERTIES",
                        "8 NOT_JSON",
                        "9 NOT_TEXT",
                        "10 NOT_TEXT",
                        "11 NO_ENDS",
                        "12 TOO_DEEP");
        assertThat(outcome.subjects()).extracting(Subject::id).containsExactly("p1", "p9");
        assertThat(outcome.report().extent().read()).isEqualTo(12);
    }

    @Test
    void lineThatIsNotUtf8_isRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write((PERSON + "\n").getBytes(StandardCharsets.UTF_8));
        bytes.write(PERSON.replace("Aurelio", "Ñ").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(read(IntakeInput.of("a.json", bytes.toByteArray())).refusals())
                .containsExactly("2 NOT_UTF8");
    }

    @Test
    void lineOverTheLimit_isSkippedWithoutBeingHeld() throws IOException {
        byte[] start = (PERSON + "\n{\"id\":\"").getBytes(StandardCharsets.UTF_8);
        byte[] end = ("\"}\n" + PERSON.replace("p1", "p2")).getBytes(StandardCharsets.UTF_8);
        try (StrictLineReader lines = new StrictLineReader(
                new SequenceInputStream(
                        new SequenceInputStream(new ByteArrayInputStream(start), new Xs(200L << 20)),
                        new ByteArrayInputStream(end)),
                StandardCharsets.UTF_8)) {
            assertThat(lines.next().orElseThrow().problem()).isEmpty();
            assertThat(lines.next().orElseThrow().problem()).contains(RefusalReason.LINE_TOO_LONG);
            assertThat(lines.next().orElseThrow().number()).isEqualTo(3);
            assertThat(lines.next()).isEqualTo(Optional.empty());
        }
    }

    /** So many letters x. */
    private static final class Xs extends InputStream {
        private long left;

        Xs(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int size = (int) Math.min(length, left);
            java.util.Arrays.fill(into, from, from + size, (byte) 'x');
            left -= size;
            return size;
        }
    }

    @Test
    void changeLines_addChangeAndWithdraw() {
        Outcome outcome = read(
                "delta.json",
                "{\"op\":\"ADD\",\"entity\":" + PERSON + "}\n{\"op\":\"DEL\",\"entity\":{\"id\":\"p2\"}}\n"
                        + "{\"op\":\"EAT\",\"entity\":" + PERSON + "}\n{\"op\":\"DEL\",\"entity\":{}}");
        assertThat(outcome.subjects()).extracting(Subject::id).containsExactly("p1");
        assertThat(outcome.accepted()).contains(new CaseRecord.Withdrawn("p2"));
        assertThat(outcome.refusals()).containsExactly("3 UNKNOWN_OPERATION", "4 NO_ID");
    }

    @Test
    void document_isReadWhereverItsEntitiesAre() {
        String pretty = "{\n \"layout\": {\n  \"vertices\": [{\"id\": \"v\"}],\n  \"entities\": [\n   " + PERSON
                + ",\n   {\"id\": \"l1\", \"schema\": \"Family\", \"properties\": {\"person\": [" + PERSON
                + "], \"relative\": [{\"id\": \"p2\", \"schema\": \"Person\"}]}},\n   7\n  ]\n }\n}";
        Outcome outcome = read("a.vis", pretty);
        assertThat(outcome.report().format()).isEqualTo(FileFormat.FTM_DOCUMENT);
        assertThat(outcome.subjects())
                .as("once as itself, once within the link")
                .extracting(Subject::id)
                .containsExactly("p1", "p1");
        assertThat(outcome.links())
                .extracting(SubjectLink::from, SubjectLink::to)
                .containsExactly(tuple("p1", "p2"));
        assertThat(outcome.refusals()).containsExactly("7 NOT_JSON");
        assertThat(read("b.json", "[" + PERSON + "]").subjects()).hasSize(1);
        assertThat(read("c.ftm", "{\"entities\":[" + PERSON + "]}").subjects()).hasSize(1);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void brokenDocument_givesWhatCameBefore_andSaysWhereItBreaks() {
        Outcome outcome = read("a.json", "{\n\"entities\": [\n" + PERSON + ",\n{\"id\": \"p2\", \"sche");
        assertThat(outcome.subjects()).hasSize(1);
        assertThat(outcome.refusals()).containsExactly("4 BROKEN_DOCUMENT");
        assertThat(read("b.json", "{\n\"versions\": {}\n}").refusals()).containsExactly("1 NO_ENTITIES");
        assertThat(read("c.json", "").refusals()).containsExactly("1 EMPTY_FILE");
        assertThat(read("d.json", " \n \n").refusals()).containsExactly("1 EMPTY_FILE");
        assertThat(read("e.json", "[".repeat(5000)).refusals()).containsExactly("1 TOO_DEEP");
        assertThat(read("f.json", "{\"entities\":[]}").report().anythingRead()).isFalse();
    }

    @Test
    void unknownSchema_isKeptAsItWasWritten() {
        String line =
                "{\"schema\" : \"Spaceship\", \"id\":\"x1\", \"weight\": 1.50, \"properties\":{\"pilot\":[\"p1\"]}}";
        Outcome outcome = read("a.json", "  " + line + "  ");
        assertThat(outcome.accepted()).containsExactly(new CaseRecord.Unmodelled("x1", "Spaceship", line));
        assertThat(outcome.report().extent().unmodelled()).isEqualTo(1);
        Outcome nested = read("a.json", "{\"entities\": [" + line + "]}");
        assertThat(nested.accepted().toString()).contains("\"weight\":1.50");
    }

    @Test
    void valuesOfHundredsOfKilobytes_areKeptForTheWayBackOnly() {
        String line = PERSON.replace("43", "x".repeat(400_000)).replace("\"shoeSize\"", "\"notes\"");
        Outcome outcome = read("a.json", line);
        assertThat(outcome.subjects().getFirst().values("notes")).isEmpty();
        assertThat(((CaseRecord.OfSubject) outcome.accepted().getFirst()).original())
                .hasSize(line.length());
    }

    @Test
    void holderOwnerAndAddress_becomeLinks_andDataSetsCases() {
        Outcome outcome = read(
                "a.json",
                "{\"id\":\"d1\",\"schema\":\"Passport\",\"datasets\":[\"pa-case-000007\",\"register\"],"
                        + "\"properties\":{\"number\":[\"ab 123-456\"],\"holder\":[\"p1\"]}}");
        assertThat(outcome.subjects().getFirst().kind()).isEqualTo(SubjectKind.DOCUMENT);
        assertThat(outcome.subjects().getFirst().values("number")).containsExactly("AB-123-456");
        assertThat(outcome.links())
                .extracting(SubjectLink::id, SubjectLink::from, SubjectLink::to)
                .containsExactly(tuple("d1#holder", "p1", "d1"));
        assertThat(outcome.accepted())
                .filteredOn(r -> r instanceof CaseRecord.OfCase)
                .singleElement()
                .extracting(r -> ((CaseRecord.OfCase) r).caseFile().id())
                .isEqualTo("pa-case-000007");
    }
}
