// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.enlace.cases.rows.CasesFixture.link;
import static org.enlace.cases.rows.CasesFixture.record;
import static org.enlace.cases.rows.CasesFixture.said;
import static org.enlace.cases.rows.CasesFixture.source;
import static org.enlace.model.SubjectKind.ACCOUNT;
import static org.enlace.model.SubjectKind.DOCUMENT;
import static org.enlace.model.SubjectKind.ORGANISATION;
import static org.enlace.model.SubjectKind.PERSON;
import static org.enlace.model.SubjectKind.PHONE;
import static org.enlace.model.SubjectKind.VEHICLE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.cases.rows.CaseException;
import org.enlace.cases.rows.CaseException.Reason;
import org.enlace.cases.rows.CasesFixture;
import org.enlace.cases.rows.CasesFixture.Node;
import org.enlace.cases.rows.LoadResult;
import org.enlace.cases.rows.PurgedCounts;
import org.enlace.cases.rows.RemovedSubjects;
import org.enlace.cases.rows.SubjectMerge;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.CaseFile;
import org.enlace.model.CaseRecord;
import org.enlace.model.OfficerName;
import org.enlace.model.Statement;
import org.enlace.model.StatementProvenance;
import org.enlace.model.Subject;
import org.enlace.model.SubjectLink;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFilesTest {
    @TempDir
    static Path home;

    private static CasesFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new CasesFixture(home);
    }

    @Test
    void loadingAFileAgain_changesNothing_andStartsNoClock() {
        try (Node node = fixture.node()) {
            CaseRecord person = record("s1", "p1", PERSON, "name", "Aurelio Quintanar", "phone", "+50761234567");
            LoadResult first = node.load(source("s1"), person);
            assertThat(first.added().subjects()).isEqualTo(1);
            assertThat(first.added().statements()).isEqualTo(2);
            LocalDate expires = node.subject("p1")
                    .statements()
                    .getFirst()
                    .statement()
                    .provenance()
                    .expires();
            node.clock().move(Duration.ofDays(30));
            LoadResult second = node.load(source("s1"), person);
            assertThat(second.records().unchanged()).isEqualTo(1);
            assertThat(second.records().fresh()
                            + second.records().changed()
                            + second.added().statements())
                    .isZero();
            assertThat(node.subject("p1")
                            .statements()
                            .getFirst()
                            .statement()
                            .provenance()
                            .expires())
                    .isEqualTo(expires);
        }
    }

    @Test
    void whatWasPurged_doesNotComeBack_withTheSameFile() {
        try (Node node = fixture.node()) {
            CaseRecord person = record("s1", "p1", PERSON, "name", "Aurelio Quintanar");
            node.load(source("s1"), person, link("s1", "l1", "p1", "p1"));
            node.clock().move(Duration.ofDays(100));
            PurgedCounts purged = node.database().inTransaction(node.cases()::purgeExpired);
            assertThat(purged).isEqualTo(new PurgedCounts(2, 1, 1, 2));
            assertThat(node.find("p1")).isEmpty();
            assertThat(node.load(source("s1"), person).records().unchanged()).isEqualTo(1);
            assertThat(node.find("p1")).isEmpty();
            assertThat(node.ledger().entries(EntryType.PURGE, Long.MAX_VALUE, 9))
                    .hasSize(1);
            assertThat(node.select("select count(*) from case_record where original <> ''"))
                    .isEqualTo("0");
        }
    }

    @Test
    void changedRecord_losesWhatItNoLongerSays_andKeepsItsClock() {
        try (Node node = fixture.node()) {
            node.load(source("s1"), record("s1", "p1", PERSON, "name", "Aurelio Quintanar", "alias", "Lelo"));
            Statement late = new Statement(
                    "phone",
                    "+50761234567",
                    "6123-4567",
                    "",
                    new StatementProvenance(
                            "s1",
                            said("s1", "x", "y").provenance().grade(),
                            said("s1", "x", "y").provenance().handling(),
                            "",
                            CasesFixture.TODAY,
                            CasesFixture.TODAY,
                            CasesFixture.TODAY.plusDays(900)));
            Subject edited = new Subject("p1", PERSON, List.of(said("s1", "name", "Aurelio Quintanar"), late));
            LoadResult result = node.load(source("s1"), new CaseRecord.OfSubject("p1", edited, ""));
            assertThat(result.records().changed()).isEqualTo(1);
            assertThat(node.subject("p1").subject().values("alias")).isEmpty();
            assertThat(node.subject("p1").statements())
                    .extracting(s -> s.statement().provenance().expires())
                    .containsOnly(CasesFixture.TODAY.plusDays(100));
        }
    }

    @Test
    void twoSources_keepTheirOwnStatements() {
        try (Node node = fixture.node()) {
            node.load(source("s1"), record("s1", "p1", PERSON, "name", "Aurelio Quintanar"));
            node.load(source("s2"), record("s2", "p1", PERSON, "name", "Aurelio Quintanar"));
            assertThat(node.subject("p1").statements())
                    .extracting(HeldStatement::sourceTitle)
                    .containsExactly("Report s1", "Report s2");
            node.load(source("s2"), new CaseRecord.Withdrawn("p1"));
            assertThat(node.subject("p1").statements())
                    .extracting(HeldStatement::sourceTitle)
                    .containsExactly("Report s1");
            node.load(source("s1"), new CaseRecord.Withdrawn("p1"));
            assertThat(node.find("p1")).isEmpty();
        }
    }

    @Test
    void personFoundToBeProtected_goesWithLinksAndMemberships() {
        try (Node node = fixture.node()) {
            CaseFile file =
                    new CaseFile("c1", CasesFixture.PANAMA, "Case one", CasesFixture.TODAY, List.of("p1", "p2"));
            node.load(
                    source("s1"),
                    record("s1", "p1", PERSON, "name", "Aurelio Quintanar"),
                    record("s1", "p2", PERSON, "name", "Benilda Oropesa"),
                    link("s1", "l1", "p1", "p2"),
                    new CaseRecord.OfCase("c1", file, ""));
            node.database()
                    .useTransaction(tx -> node.cases().merge(tx, "p1", "p2", new OfficerName("ana"), "same passport"));
            LoadResult barred =
                    node.load(source("s1"), new CaseRecord.Barred("p1"), new CaseRecord.Barred("never-held"));
            assertThat(barred.setApart().barred()).isEqualTo(2);
            assertThat(barred.removed().subjects()).isEqualTo(1);
            assertThat(node.find("p1")).isEmpty();
            HeldSubject other = node.subject("p2");
            assertThat(other.caption()).isEqualTo("Benilda Oropesa");
            assertThat(other.links()).isEmpty();
            assertThat(node.database()
                            .read(tx -> node.cases().caseFile(tx, "c1"))
                            .orElseThrow()
                            .subjects())
                    .containsExactly("p2");
            for (String table : List.of("case_record", "case_link", "case_member", "case_statement", "case_merge")) {
                String text = node.select("select coalesce(string_agg(t::text, ' '), '') from " + table + " t");
                assertThat(text).as(table).doesNotContain("p1,").doesNotContain("Aurelio");
            }
        }
    }

    @Test
    void personWhomLaterWordsProtect_isFoundUnderEveryName_andGoes() {
        try (Node node = fixture.node()) {
            node.load(
                    source("s1"),
                    record("s1", "p1", PERSON, "name", "Aurelio Quintanar", "role", "conductor"),
                    record("s1", "p2", PERSON, "name", "Casto Villamar", "birthDate", "1980"),
                    record("s1", "p3", PERSON, "name", "Otro Inventado"),
                    link("s1", "l1", "p3", "p2"));
            node.database().useTransaction(tx -> {
                node.cases().merge(tx, "p1", "p2", new OfficerName("liaison"), "same");
                assertThat(node.cases().protectedSubjects(tx)).isEmpty();
                assertThat(node.cases().setAsideProtected(tx)).isEqualTo(RemovedSubjects.nobody());
                tx.execute("update case_statement set value = 'circa 2014' where property = 'birthDate'");
            });
            assertThat(node.database().read(node.cases()::protectedSubjects)).containsExactly("p1");
            RemovedSubjects removed = node.database().inTransaction(node.cases()::setAsideProtected);
            assertThat(removed.subjects()).isEqualTo(2);
            assertThat(removed.touched()).containsExactlyInAnyOrder("p1", "p2");
            assertThat(node.find("p1")).isEmpty();
            assertThat(node.find("p2")).isEmpty();
            assertThat(node.find("p3")).isPresent();
            assertThat(node.select("select count(*)::text from case_statement where value like '%circa%'"))
                    .isEqualTo("0");
            node.database()
                    .useTransaction(tx -> tx.execute(
                            "update case_statement set value = 'testigo' where link_id is null and property = 'name'"));
            assertThat(node.database().read(node.cases()::protectedSubjects)).isEmpty();
            node.load(
                    source("s2"), record("s2", "p4", PERSON, "name", "Cuarto Inventado"), link("s2", "l2", "p3", "p4"));
            node.database()
                    .useTransaction(
                            tx -> tx.execute("update case_statement set value = 'testigo' where link_id = 'l2'"));
            assertThat(node.database().read(node.cases()::protectedSubjects)).containsExactly("p3");
        }
    }

    @Test
    void whoeverWasSplitOrMerged_goesUnderEveryId() {
        try (Node node = fixture.node()) {
            node.load(
                    source("s1"),
                    record("s1", "p1", PERSON, "name", "Aurelio Quintanar", "alias", "Benilda Oropesa"),
                    record("s1", "p2", PERSON, "name", "Casto Villamar"));
            node.database().useTransaction(tx -> {
                node.cases().merge(tx, "p2", "p1", new OfficerName("ana"), "same");
                tx.execute("insert into case_subject values ('p1~1', 'PERSON', 'Benilda Oropesa', 'p1~1')");
                tx.execute("update case_statement set subject_id = 'p1~1' where property = 'alias'");
            });
            LoadResult barred = node.load(source("s1"), new CaseRecord.Barred("p1"));
            assertThat(barred.removed().touched()).containsExactlyInAnyOrder("p1", "p1~1", "p2");
            assertThat(node.find("p1")).isEmpty();
            assertThat(node.find("p1~1")).isEmpty();
            assertThat(node.subject("p2").caption()).isEqualTo("Casto Villamar");
        }
    }

    @Test
    void companyWhoseTradeIsPassengers_stays_andALegalEntityThatMayBeAPersonGoes() {
        try (Node node = fixture.node()) {
            node.load(
                    source("s1"),
                    entity("o1", "Company", "classification", "Pasajeros"),
                    entity("o2", "Organization", "notes", "Refugiados"),
                    entity("o3", "LegalEntity", "notes", "Refugiados"));
            assertThat(node.database().read(node.cases()::protectedSubjects)).containsExactly("o3");
        }
    }

    private static CaseRecord entity(String id, String schema, String property, String value) {
        return new CaseRecord.OfSubject(
                id,
                new Subject(id, ORGANISATION, List.of(said("s1", property, value))),
                "{\"id\":\"" + id + "\", \"schema\" :\t\"" + schema + "\"}");
    }

    @Test
    void search_findsNamesWithoutAccentsAndWithMistakes_andNumbersByTheirStart() {
        try (Node node = fixture.node()) {
            node.load(
                    source("s1"),
                    record("s1", "p1", PERSON, "name", "José Ramón Ñungo Peñaloza"),
                    record("s1", "p2", PERSON, "name", "Benilda Oropesa"),
                    record("s1", "v1", VEHICLE, "registrationNumber", "AB1234", "model", "Hilux"));
            assertThat(found(node, "nungo penalosa")).containsExactly("p1");
            assertThat(found(node, "ÑUNGO")).containsExactly("p1");
            assertThat(found(node, "ab-12")).containsExactly("v1");
            assertThat(found(node, "")).containsExactlyInAnyOrder("p1", "p2", "v1");
            assertThat(found(node, "zzzzzz")).isEmpty();
            assertThat(found(node, "%")).isEmpty();
            SearchPage vehicles = node.database().read(tx -> node.cases().search(tx, "", Optional.of(VEHICLE), 0, 10));
            assertThat(vehicles.total()).isEqualTo(1);
        }
    }

    private static List<String> found(Node node, String text) {
        return node.database().read(tx -> node.cases().search(tx, text, Optional.empty(), 0, 10)).hits().stream()
                .map(SearchPage.Hit::id)
                .toList();
    }

    @Test
    void merge_showsOneSubject_andUndoGivesBothBack() {
        try (Node node = fixture.node()) {
            node.load(
                    source("s1"),
                    record("s1", "p1", PERSON, "name", "Aurelio Quintanar"),
                    record("s1", "p2", PERSON, "name", "A. Quintanar"),
                    record("s1", "p3", PERSON, "name", "Quintanar Aurelio"),
                    record("s1", "v1", VEHICLE, "registrationNumber", "AB1234"),
                    link("s1", "l1", "p3", "v1"));
            var cases = node.cases();
            long first =
                    node.database().inTransaction(tx -> cases.merge(tx, "p1", "p2", new OfficerName("ana"), "phone"));
            long second =
                    node.database().inTransaction(tx -> cases.merge(tx, "p2", "p3", new OfficerName("ana"), "photo"));
            HeldSubject whole = node.subject("p3");
            assertThat(whole.id()).isEqualTo("p1");
            assertThat(whole.subject().values("name")).hasSize(3);
            assertThat(whole.merges()).extracting(SubjectMerge::id).containsExactly(first, second);
            assertThat(whole.links()).extracting(HeldLink::other).containsExactly("v1");
            assertThat(node.links()).extracting(SubjectLink::from).containsExactly("p1");
            assertThatThrownBy(() -> node.database()
                            .inTransaction(tx -> cases.merge(tx, "p3", "p1", new OfficerName("ana"), "")))
                    .isInstanceOfSatisfying(
                            CaseException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SAME_SUBJECT));
            assertThatThrownBy(() -> node.database()
                            .inTransaction(tx -> cases.merge(tx, "p3", "v1", new OfficerName("ana"), "")))
                    .isInstanceOfSatisfying(
                            CaseException.class, e -> assertThat(e.reason()).isEqualTo(Reason.OTHER_KIND));
            node.database().useTransaction(tx -> cases.undoMerge(tx, first, new OfficerName("ana")));
            assertThat(node.subject("p1").subject().values("name")).containsExactly("Aurelio Quintanar");
            assertThat(node.subject("p3").id()).isEqualTo("p2");
            node.database().useTransaction(tx -> cases.undoMerge(tx, second, new OfficerName("ana")));
            assertThat(node.subject("p3").id()).isEqualTo("p3");
            assertThat(node.ledger().entries(EntryType.MERGE, Long.MAX_VALUE, 9))
                    .hasSize(4);
            assertThatThrownBy(() ->
                            node.database().useTransaction(tx -> cases.undoMerge(tx, second, new OfficerName("ana"))))
                    .isInstanceOf(CaseException.class);
        }
    }

    @Test
    void split_takesStatementsAway_andUndoBringsThemBack() {
        try (Node node = fixture.node()) {
            node.load(
                    source("s1"), record("s1", "p1", PERSON, "name", "Aurelio Quintanar", "alias", "Benilda Oropesa"));
            long alias = node.subject("p1").statements().getFirst().id();
            var cases = node.cases();
            long split = node.database()
                    .inTransaction(tx -> cases.split(tx, "p1", Set.of(alias), new OfficerName("ana"), "two people"));
            assertThat(node.subject("p1").subject().values("alias")).isEmpty();
            assertThat(node.subject("p1~1").caption()).isEqualTo("Benilda Oropesa");
            node.database().useTransaction(tx -> cases.undoSplit(tx, split, new OfficerName("ana")));
            assertThat(node.subject("p1").subject().values("alias")).hasSize(1);
            assertThat(node.database().read(cases::count))
                    .as("nothing is left of the other one")
                    .isEqualTo(1);
            assertThatThrownBy(() -> node.database()
                            .inTransaction(
                                    tx -> cases.split(tx, "p1", Set.of(alias, 999L), new OfficerName("ana"), "")))
                    .isInstanceOf(CaseException.class);
        }
    }

    @Test
    void identifiers_areCanonical_inTheCountryOfTheSubject() {
        try (Node node = fixture.node()) {
            node.load(
                    source("s1"),
                    record("s1", "p1", PERSON, "nationality", "co", "country", "pa", "passportNumber", "AQ123456"),
                    record(
                            "s1",
                            "p2",
                            PERSON,
                            "idNumber",
                            "8-765-4321",
                            "phone",
                            "6123-4567",
                            "email",
                            "A@Example.ORG"),
                    record("s1", "t1", PHONE, "number", "+573101234567"),
                    record("s1", "v1", VEHICLE, "registrationNumber", "ABC123", "country", "cr"),
                    record("s1", "v2", VEHICLE, "registrationNumber", "ZZ9876"),
                    record("s1", "o1", ORGANISATION, "registrationNumber", "900123456-8", "jurisdiction", "co"),
                    record("s1", "a1", ACCOUNT, "accountNumber", "40000000001", "bankName", "Bancofaro"),
                    record("s1", "d1", DOCUMENT, "number", "XX998877", "type", "pasaporte", "country", "ve"));
            assertThat(identifiers(node, IdentifierClass.DOCUMENT))
                    .containsExactlyInAnyOrder(
                            "p1 CO:passport:AQ123456", "p2 PA:nationalId:8-765-4321", "d1 VE:passport:XX998877");
            assertThat(identifiers(node, IdentifierClass.PHONE))
                    .containsExactlyInAnyOrder("p2 +50761234567", "t1 +573101234567");
            assertThat(identifiers(node, IdentifierClass.PLATE))
                    .containsExactlyInAnyOrder("v1 CR:ABC123", "v2 PA:ZZ9876");
            assertThat(identifiers(node, IdentifierClass.COMPANY_NUMBER)).containsExactly("o1 CO:900123456");
            assertThat(identifiers(node, IdentifierClass.ACCOUNT)).containsExactly("a1 BANCOFARO:40000000001");
            assertThat(identifiers(node, IdentifierClass.EMAIL)).containsExactly("p2 a@example.org");
        }
    }

    private static List<String> identifiers(Node node, IdentifierClass identifierClass) {
        return node.database().read(tx -> node.cases().identifiers(tx, identifierClass)).stream()
                .map(held -> held.subject() + " " + held.canonical())
                .toList();
    }

    @Test
    void neighbourhood_goesOneOrTwoSteps_andWaitsForMissingEnds() {
        try (Node node = fixture.node()) {
            node.load(
                    source("s1"),
                    record("s1", "p1", PERSON, "name", "Aurelio Quintanar"),
                    record("s1", "p2", PERSON, "name", "Benilda Oropesa"),
                    link("s1", "l1", "p1", "p2"),
                    link("s1", "l2", "p2", "p3"));
            assertThat(around(node, 2).links()).hasSize(1);
            node.load(source("s2"), record("s2", "p3", PERSON, "name", "Casto Villamar"));
            assertThat(around(node, 1).subjects()).extracting(Subject::id).containsExactly("p1", "p2");
            assertThat(around(node, 2).subjects()).extracting(Subject::id).containsExactly("p1", "p2", "p3");
            assertThat(around(node, 2).links().getFirst().statements()).hasSize(1);
        }
    }

    private static SubjectNeighbourhood around(Node node, int steps) {
        return node.database()
                .read(tx -> node.cases().neighbourhood(tx, "p1", steps))
                .orElseThrow();
    }

    @Test
    void export_givesBackWhatCame_unmodelledPartsIncluded() throws IOException {
        try (Node node = fixture.node()) {
            String person = "{\"id\":\"p1\", \"schema\":\"Person\", \"properties\":{\"name\":[\"Aurelio Quintanar\"],"
                    + "\"shoeSize\":[\"43\"]}}";
            String strange = "{\"schema\":\"Spaceship\",\"id\":\"x1\",\"properties\":{\"pilot\":[\"p1\"]}}";
            CaseFile file =
                    new CaseFile("c1", CasesFixture.PANAMA, "Case one", CasesFixture.TODAY, List.of("p1", "p2"));
            node.load(
                    source("s1"),
                    new CaseRecord.OfSubject(
                            "p1", new Subject("p1", PERSON, List.of(said("s1", "name", "Aurelio Quintanar"))), person),
                    record("s1", "p2", PERSON, "name", "Benilda Oropesa"),
                    new CaseRecord.Unmodelled("x1", "Spaceship", strange),
                    new CaseRecord.OfCase("c1", file, ""));
            StringBuilder source = new StringBuilder();
            StringBuilder ofCase = new StringBuilder();
            node.database()
                    .inTransaction(
                            tx -> unchecked(() -> node.cases().exportSource(tx, "s1", source, new OfficerName("ana"))));
            node.database()
                    .inTransaction(
                            tx -> unchecked(() -> node.cases().exportCase(tx, "c1", ofCase, new OfficerName("ana"))));
            Map<String, String> caseOf = node.database().read(node.cases()::caseBySubject);
            assertThat(caseOf).containsOnlyKeys("p1", "p2").containsValue("c1");
            assertThat(source.toString()).isEqualTo(person + "\n" + strange + "\n");
            assertThat(ofCase.toString().lines())
                    .contains(
                            person,
                            strange,
                            "{\"id\":\"p2\",\"properties\":{\"name\":[\"Benilda Oropesa\"]},"
                                    + "\"schema\":\"Person\"}");
        }
    }

    private static long unchecked(java.util.concurrent.Callable<Long> work) {
        try {
            return work.call();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void ledger_holdsCountsOnly_andNoValue() {
        try (Node node = fixture.node()) {
            node.load(source("s1"), record("s1", "p1", PERSON, "name", "Aurelio Quintanar", "phone", "+50761234567"));
            String entries = new String(node.ledger().entryBytes(0), StandardCharsets.UTF_8);
            assertThat(entries)
                    .contains("\"type\":\"INTAKE\"", "\"refused\":1", "\"subjects\":1")
                    .doesNotContain("Quintanar", "61234567", "p1");
        }
    }
}
