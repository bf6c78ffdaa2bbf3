// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.enlace.cases.rows.CasesFixture.record;
import static org.enlace.cases.rows.CasesFixture.source;
import static org.enlace.model.SubjectKind.PERSON;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.enlace.cases.HeldSubject;
import org.enlace.cases.rows.CasesFixture.Node;
import org.enlace.model.CaseFile;
import org.enlace.model.CaseRecord;
import org.enlace.model.HandlingMark;
import org.enlace.model.OfficerName;
import org.enlace.model.SourceGrade;
import org.enlace.model.StatementSource;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source is taken back whole, also while it is being loaded, and comes again under new terms. */
class SourceWithdrawalTest {
    @TempDir
    static Path home;

    private static CasesFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new CasesFixture(home);
    }

    private static String count(Node node, String table) {
        return node.select("select count(*)::text from " + table);
    }

    @Test
    void aLoadUnderWay_endsFirst_andIsTakenBackToo() throws Exception {
        try (Node node = fixture.node()) {
            node.load(source("s1"), record("s1", "p1", PERSON, "name", "Aurelio Quintanar"));
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            CompletableFuture<LoadResult> load = beside(
                    node,
                    tx -> node.cases()
                            .load(
                                    tx,
                                    source("s1"),
                                    "cd".repeat(32),
                                    new OfficerName("officer"),
                                    late(begun, goOn),
                                    () -> LoadResult.Aside.NONE));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<SourceWithdrawal> taken =
                    beside(node, tx -> node.cases().withdraw(tx, "s1", new OfficerName("liaison")));
            awaitWaiting(node);
            goOn.countDown();
            long number = load.get(20, TimeUnit.SECONDS).load();
            assertThat(taken.get(20, TimeUnit.SECONDS).statements()).isEqualTo(2);
            assertThat(count(node, "case_statement")).isEqualTo("0");
            assertThat(count(node, "case_subject")).isEqualTo("0");
            assertThatThrownBy(() -> node.database()
                            .useTransaction(tx -> node.cases().release(tx, number, new OfficerName("officer"))))
                    .isInstanceOf(CaseException.class);
        }
    }

    private static <T> CompletableFuture<T> beside(Node node, Function<Handle, T> work) {
        return CompletableFuture.supplyAsync(
                () -> node.database().inTransaction(work::apply),
                task -> Thread.ofPlatform().start(task));
    }

    private static Stream<CaseRecord> late(CountDownLatch begun, CountDownLatch goOn) {
        return Stream.of(record("s1", "p2", PERSON, "name", "Benilda Oropesa")).peek(_ -> {
            begun.countDown();
            try {
                assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
    }

    /** Until one transaction waits for another's lock. */
    private static void awaitWaiting(Node node) throws InterruptedException {
        for (int turn = 0; turn < 200; turn++) {
            if (!node.select("select count(*)::text from pg_locks where not granted")
                    .equals("0")) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the withdrawal does not wait for the load");
    }

    @Test
    void aLoadOfASourceThatWasTakenBack_isNotReleased() {
        try (Node node = fixture.node()) {
            LoadResult load = node.loadOnly(source("s1"), record("s1", "p1", PERSON, "name", "Aurelio Quintanar"));
            node.database().useTransaction(tx -> {
                tx.execute("update case_source set withdrawn = now()");
                assertThatThrownBy(() -> node.cases().release(tx, load.load(), new OfficerName("officer")))
                        .isInstanceOf(CaseException.class);
            });
        }
    }

    @Test
    void aSourceBroughtAgain_comesUnderItsNewTerms() {
        try (Node node = fixture.node()) {
            node.load(source("s1"), record("s1", "p1", PERSON, "name", "Aurelio Quintanar"));
            StatementSource again = new StatementSource(
                    "s1",
                    CasesFixture.PANAMA,
                    "Report corrected",
                    SourceGrade.parse("C3"),
                    new HandlingMark(HandlingMark.Tlp.RED, HandlingMark.Europol.H1, HandlingMark.Pap.RED),
                    "Law 7");
            node.load(again, record("s1", "p1", PERSON, "name", "Aurelio Quintanar"));
            assertThat(node.select("select concat_ws('|', title, grade, handling, legal_basis) from case_source"))
                    .isEqualTo("Report corrected|" + again.grade() + "|" + again.handling() + "|Law 7");
        }
    }

    @Test
    void nothingIsLeft_ofASplitSubjectOrOfACaseWithoutSubjects() {
        try (Node node = fixture.node()) {
            CaseFile alone = new CaseFile("c1", CasesFixture.PANAMA, "Invented case", CasesFixture.TODAY, List.of());
            CaseFile shared = new CaseFile("c2", CasesFixture.PANAMA, "Case of two", CasesFixture.TODAY, List.of());
            node.load(
                    source("s1"),
                    record("s1", "p1", PERSON, "name", "Aurelio Quintanar", "alias", "Benilda Oropesa"),
                    new CaseRecord.OfCase("c1", alone, ""),
                    new CaseRecord.OfCase("c2", shared, ""));
            node.load(source("s2"), new CaseRecord.OfCase("c2", shared, ""));
            long alias = node.subject("p1").statements().getFirst().id();
            long split = node.database()
                    .inTransaction(
                            tx -> node.cases().split(tx, "p1", Set.of(alias), new OfficerName("ana"), "two people"));
            node.database().useTransaction(tx -> node.cases().withdraw(tx, "s1", new OfficerName("liaison")));
            assertThat(count(node, "case_subject")).isEqualTo("0");
            assertThat(node.caseFile("c1")).isEmpty();
            assertThat(node.caseFile("c2")).as("another source tells of it").isPresent();
            assertThatThrownBy(() -> node.database()
                            .useTransaction(tx -> node.cases().undoSplit(tx, split, new OfficerName("ana"))))
                    .isInstanceOf(CaseException.class);
        }
    }

    @Test
    void theOtherSideOfASplit_staysWhereAnotherSourceTellsOfIt() {
        try (Node node = fixture.node()) {
            node.load(source("s1"), record("s1", "p1", PERSON, "name", "Aurelio Quintanar"));
            node.load(source("s2"), record("s2", "p1", PERSON, "name", "Benilda Oropesa"));
            long other = node.subject("p1").statements().stream()
                    .filter(said -> said.statement().value().equals("Benilda Oropesa"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            node.database().useTransaction(tx -> {
                node.cases().split(tx, "p1", Set.of(other), new OfficerName("ana"), "two people");
                node.cases().withdraw(tx, "s2", new OfficerName("liaison"));
            });
            assertThat(node.find("p1~1")).isEmpty();
            HeldSubject left = node.subject("p1");
            assertThat(left.caption()).isEqualTo("Aurelio Quintanar");
            assertThat(left.splits()).isEmpty();
        }
    }
}
