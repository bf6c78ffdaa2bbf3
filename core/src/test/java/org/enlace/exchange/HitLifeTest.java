// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.AskingOfficer;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.RefusalCode;
import org.enlace.agreement.SharedOperation;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.Receipt;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.AgreementDigest;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.enlace.node.AuthorityNode;
import org.enlace.node.HitLeads;
import org.enlace.node.Neighbourhood;
import org.enlace.node.OutboxTap;
import org.enlace.picture.JointPicture;
import org.enlace.share.DisclosureDryRun;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.DisclosureRequests;
import org.enlace.share.ForeignRecords;
import org.enlace.share.HitOutcomes;
import org.enlace.wire.Handover;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One lead between two nodes: found, asked about, disclosed, decided, undone, stopped, resumed, and ended. */
class HitLifeTest {
    private static final String PANAMA_FILE = """
        id,nombre,telefono,rol
        a1,Edelmiro Bastidas Ríos,+50766112233,coordinador
        a2,Nilo Tejeira Camarena,+50766445566,conductor
        """;
    private static final String COSTA_RICA_FILE = """
        id,nombre,telefono,rol
        b1,Edelmiro Bastidas Rios,+50766112233,coordinador
        b2,Fabiana Ulate Mora,+50688776655,conductora
        """;

    @TempDir
    private static Path home;

    private static Neighbourhood neighbourhood;
    private static AuthorityNode panama;
    private static AuthorityNode costaRica;
    private static AgreementDigest agreement;

    @BeforeAll
    static void start() {
        neighbourhood = new Neighbourhood(home);
        panama = neighbourhood.start("pa-security", "PA");
        costaRica = neighbourhood.start("cr-migration", "CR");
        OutboxTap.on(costaRica);
        Neighbourhood.introduce(panama, costaRica);
        neighbourhood.takeIn(panama, "panama.csv", PANAMA_FILE);
        neighbourhood.takeIn(costaRica, "costa-rica.csv", COSTA_RICA_FILE);
        agreement = neighbourhood.agree(panama, costaRica);
        neighbourhood.settleVeil();
    }

    @AfterAll
    static void close() {
        neighbourhood.close();
    }

    private static <T> T read(AuthorityNode node, Function<Handle, T> work) {
        return node.database().inTransaction(work::apply);
    }

    private static VeilHit only(AuthorityNode node) {
        List<VeilHit> hits = read(node, node.hits()::all);
        assertThat(hits).hasSize(1);
        return hits.getFirst();
    }

    private static long count(AuthorityNode node, String sql) {
        return node.database()
                .<Long>read(tx -> tx.createQuery(sql).mapTo(Long.class).one());
    }

    private static ForeignRecords.View foreign() {
        return read(
                costaRica,
                tx -> costaRica
                        .share()
                        .foreign()
                        .all(tx, new ForeignRecords.Reader(new OfficerName("analyst"), SharedOperation.DISCLOSE)));
    }

    private static DisclosureRequests.Opening open(AuthorityNode node, VeilHit hit) {
        return read(
                node,
                tx -> node.share()
                        .requests()
                        .open(
                                tx,
                                new DisclosureRequests.Question(
                                        hit.partner(),
                                        hit.agreement(),
                                        List.of(hit.handle()),
                                        Purpose.ORGANISATIONS_AND_METHODS,
                                        "open case",
                                        "case-1",
                                        new AskingOfficer(new OfficerName("analyst"), OfficerRole.ANALYST))));
    }

    private static VeilHit.Decision decision(VeilHit.Outcome outcome, HitOutcomes.Reason code) {
        return new VeilHit.Decision(
                outcome,
                code,
                "own words",
                new OfficerName("analyst"),
                false,
                neighbourhood.clock().instant());
    }

    @Test
    void livesAndEnds_asTheOfficersSay() throws Exception {
        isOneLead_acrossEpochs();
        isDisclosed_andScored();
        isDecidedAndUndone_andThePartnerHears();
        hasOneStandingDecision_whenSeveralOfficersDecideAtOnce();
        stopsAtOnce_whenSuspended();
        isReadableAgain_whenResumed();
        leavesNothing_whenEnded();
        assertThat(breaches(panama)).isEmpty();
        assertThat(breaches(costaRica))
                .as("what this test pushed past the egress, and nothing else")
                .containsExactly("veil.chunk NO_GRANT", "veil.chunk NO_GRANT");
    }

    private static List<String> breaches(AuthorityNode node) {
        return read(node, tx -> node.share().recheck().everything(tx)).breaches().stream()
                .map(breach -> breach.type() + " " + breach.rule())
                .toList();
    }

    private static void isOneLead_acrossEpochs() {
        VeilHit before = only(costaRica);
        assertThat(before.state()).isEqualTo(VeilHit.State.NEW);
        neighbourhood.clock().move(Duration.ofDays(31));
        panama.wake();
        costaRica.wake();
        neighbourhood.settleVeil();

        VeilHit after = only(costaRica);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.handle()).as("the handle of the new epoch").isNotEqualTo(before.handle());
        long epoch = VeilEpoch.of(neighbourhood.clock().instant()).number();
        assertThat(count(costaRica, "select count(*) from node_query where epoch < " + epoch))
                .as("questions of the past epoch, with their values")
                .isZero();
        assertThat(count(panama, "select count(*) from node_manifest where agreement = '" + agreement.value() + "'"))
                .isEqualTo(1);
    }

    private static void isDisclosed_andScored() {
        assertThat(Neighbourhood.ask(costaRica, only(costaRica))).isInstanceOf(HitLeads.Asked.class);
        neighbourhood.settle();
        DisclosureRequest request =
                read(panama, panama.share().requests()::pending).getFirst();
        DisclosureRequests.Approving approving = read(
                panama,
                tx -> panama.share()
                        .requests()
                        .approve(
                                tx,
                                request.id(),
                                new OfficerApproval(
                                        new OfficerName("liaison"),
                                        OfficerRole.LIAISON,
                                        neighbourhood.clock().instant()),
                                panama.share()
                                        .requests()
                                        .preview(tx, request.id())
                                        .map(DisclosureDryRun::digest)
                                        .orElseThrow()));
        assertThat(approving).isInstanceOf(DisclosureRequests.Sent.class);
        neighbourhood.settle();

        VeilHit hit = only(costaRica);
        assertThat(hit.state()).isEqualTo(VeilHit.State.DISCLOSED);
        assertThat(hit.probability().orElseThrow()).isGreaterThan(0.9);
        assertThat(foreign().subjects()).isNotEmpty();
        assertThat(count(costaRica, "select count(*) from node_match")).isPositive();
    }

    private static void isDecidedAndUndone_andThePartnerHears() {
        Neighbourhood.decide(costaRica, only(costaRica), decision(VeilHit.Outcome.CONFIRMED, HitOutcomes.Reason.SAME));
        neighbourhood.settle();
        assertThat(only(costaRica).state()).isEqualTo(VeilHit.State.CONFIRMED);
        assertThat(told()).containsExactly("CONFIRMED SAME");

        costaRica.database().useTransaction(tx -> {
            HitLead lead = costaRica.leads().find(tx, only(costaRica).id()).orElseThrow();
            costaRica.leads().undo(tx, lead, lead.record(), new OfficerName("coordinator"));
        });
        neighbourhood.settle();
        assertThat(only(costaRica).state()).isEqualTo(VeilHit.State.DISCLOSED);
        assertThat(told()).containsExactly("WITHDRAWN UNSPECIFIED");

        Neighbourhood.decide(
                costaRica, only(costaRica), decision(VeilHit.Outcome.REJECTED, HitOutcomes.Reason.REUSED_IDENTIFIER));
        neighbourhood.settle();
        assertThat(only(costaRica).state()).isEqualTo(VeilHit.State.REJECTED);
        assertThat(told()).containsExactly("REJECTED REUSED_IDENTIFIER");
        assertThat(read(
                                costaRica,
                                tx -> costaRica
                                        .leads()
                                        .moments(
                                                tx,
                                                costaRica
                                                        .leads()
                                                        .find(
                                                                tx,
                                                                only(costaRica).id())
                                                        .orElseThrow()))
                        .stream()
                        .map(HitEvent::code))
                .containsExactlyInAnyOrder("CONFIRMED", "UNDONE", "REJECTED");
        assertThat(costaRica.ledger().entries(EntryType.OUTCOME, Long.MAX_VALUE, 100))
                .hasSize(3);
        assertThat(panama.ledger().entries(EntryType.OUTCOME, Long.MAX_VALUE, 100))
                .hasSize(3);
        assertThat(count(panama, "select count(*) from wire_outbox where type = 'share.outcome'"))
                .as("only who decided tells")
                .isZero();
    }

    /** What Panama was told last about its record. */
    private static List<String> told() {
        return read(
                panama,
                tx -> tx.createQuery("select outcome || ' ' || reason from share_outcome where not told")
                        .mapTo(String.class)
                        .list());
    }

    private static void hasOneStandingDecision_whenSeveralOfficersDecideAtOnce() throws Exception {
        VeilHit hit = only(costaRica);
        try (ExecutorService officers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> deciding = new ArrayList<>();
            for (int officer = 0; officer < 5; officer++) {
                deciding.add(officers.submit(() -> Neighbourhood.decide(
                        costaRica, hit, decision(VeilHit.Outcome.CONFIRMED, HitOutcomes.Reason.SAME))));
            }
            for (Future<?> one : deciding) {
                one.get();
            }
        }
        neighbourhood.settle();
        assertThat(count(costaRica, "select count(*) from node_decision where undone is null"))
                .isEqualTo(1);
        assertThat(count(costaRica, "select count(*) from node_decision")).isEqualTo(2 + 5);
    }

    private static void stopsAtOnce_whenSuspended() {
        panama.database()
                .useTransaction(tx -> panama.share().agreements().suspend(tx, agreement, new OfficerName("oversight")));
        assertThat(Neighbourhood.ask(panama, only(panama)))
                .isInstanceOfSatisfying(
                        HitLeads.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.SUSPENDED));
        assertThat(codeFor("veil.chunk")).isEqualTo("SUSPENDED");
        Neighbourhood.await(
                "the suspension", () -> Neighbourhood.life(costaRica, agreement) == AgreementLife.SUSPENDED);

        assertThat(foreign().subjects()).isEmpty();
        assertThat(foreign().withheld())
                .extracting(AgreementDecision.Refuse::code)
                .contains(RefusalCode.SUSPENDED);
        JointPicture picture = read(costaRica, tx -> costaRica.pictures().joint(tx, new OfficerName("analyst")));
        assertThat(picture.vertices())
                .allMatch(vertex -> vertex.authorities()
                        .equals(java.util.Set.of(costaRica.authority().id())));
    }

    private static RefusalCode refusal(DisclosureRequests.Opening opening) {
        return ((DisclosureRequests.NotOpened) opening).refusal().code();
    }

    /** What Panama answers to a message that Costa Rica pushes past its own egress. */
    private static String codeFor(String type) {
        Envelope envelope = Handover.smuggle(costaRica.mailroom(), panama.mailroom(), type, agreement, chunk());
        Receipt receipt = read(costaRica, tx -> costaRica.mailroom().outbox().receipt(tx, envelope.digest()))
                .orElseThrow();
        return receipt.code();
    }

    private static byte[] chunk() {
        return OutboxTap.sent(costaRica, "veil.chunk").getFirst();
    }

    private static void isReadableAgain_whenResumed() {
        panama.database()
                .useTransaction(tx -> panama.share().agreements().resume(tx, agreement, new OfficerName("oversight")));
        Neighbourhood.await("the resumption", () -> Neighbourhood.life(costaRica, agreement) == AgreementLife.IN_FORCE);

        assertThat(foreign().subjects()).isNotEmpty();
    }

    private static void leavesNothing_whenEnded() {
        costaRica
                .database()
                .useTransaction(tx -> costaRica.share().agreements().end(tx, agreement, new OfficerName("oversight")));
        Neighbourhood.await("the end", () -> Neighbourhood.life(panama, agreement) == AgreementLife.ENDED);
        neighbourhood.settle();

        assertThat(foreign().subjects()).isEmpty();
        assertThat(count(costaRica, "select count(*) from share_foreign where content is not null"))
                .isZero();
        assertThat(count(costaRica, "select count(*) from node_match")).isZero();
        assertThat(only(costaRica).foreign()).isEmpty();
        assertThat(refusal(open(costaRica, only(costaRica)))).isEqualTo(RefusalCode.ENDED);
        assertThat(codeFor("veil.chunk")).isEqualTo("ENDED");
        for (AuthorityNode node : List.of(panama, costaRica)) {
            for (String table : List.of(
                    "node_handle", "node_tags", "node_query", "node_manifest", "node_published", "node_own_tags")) {
                assertThat(count(node, "select count(*) from " + table))
                        .as(table + " of " + node.authority().id())
                        .isZero();
            }
        }
        assertThat(count(panama, "select count(*) from node_spent"))
                .as("what was spent stays on record")
                .isPositive();
    }
}
