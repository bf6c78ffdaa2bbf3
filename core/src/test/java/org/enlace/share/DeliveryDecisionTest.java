// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.enlace.MovingClock;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AgreementDraft;
import org.enlace.agreement.AskingOfficer;
import org.enlace.agreement.HitContext;
import org.enlace.agreement.HitHandle;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.Samples;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.Receipt;
import org.enlace.model.AgreementDigest;
import org.enlace.model.Authority;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.SubjectKind;
import org.enlace.model.VeilHandle;
import org.enlace.share.DisclosureRequest.State;
import org.enlace.wire.Handover;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disclosure that was approved and waits: what stops it at the door, and what is left then. */
class DeliveryDecisionTest {
    private static final VeilHandle HANDLE = new VeilHandle("cd".repeat(16));

    @TempDir
    private static Path home;

    private static MovingClock clock;
    private static TestNode panama;
    private static TestNode costaRica;

    private AgreementDigest agreement;
    private String request;

    @BeforeAll
    static void startNodes() {
        clock = new MovingClock(Samples.NOW);
        panama = new TestNode(home, "pa-security", "PA", Authority.Kind.SECURITY, clock);
        costaRica = new TestNode(home, "cr-migration", "CR", Authority.Kind.MIGRATION, clock);
        TestNode.introduce(panama, costaRica);
    }

    @AfterAll
    static void stopNodes() {
        panama.close();
        costaRica.close();
    }

    @BeforeEach
    void approve() {
        clock.set(Samples.NOW);
        while (panama.deliver(costaRica).size() + costaRica.deliver(panama).size() > 0) {
            // What a test left undelivered must not become a gap in the next one's channel.
        }
        panama.startAgain();
        costaRica.startAgain();
        costaRica.files.put(HANDLE, matter("Planta Inventada Uno"));
        Agreement terms = AgreementDraft.bilateral(
                panama.party(),
                costaRica.party(),
                Samples.NOW.minus(Duration.ofDays(1)),
                Samples.NOW.plus(Duration.ofDays(2)));
        agreement = terms.digest();
        panama.run(tx -> panama.share.agreements().offer(tx, terms, new OfficerName("chief.pa")));
        TestNode.settle(panama, costaRica);
        costaRica.run(tx -> costaRica.share.agreements().sign(tx, agreement, new OfficerName("chief.cr")));
        TestNode.settle(panama, costaRica);
        DisclosureRequests.Opening opening = panama.in(tx -> panama.share
                .requests()
                .open(
                        tx,
                        new DisclosureRequests.Question(
                                costaRica.id,
                                agreement,
                                List.of(new HitHandle(new ClassLabel("phone"), HANDLE)),
                                Samples.PURPOSE,
                                "why",
                                "CASE",
                                new AskingOfficer(new OfficerName("i.mora"), OfficerRole.ANALYST))));
        request = ((DisclosureRequests.Opened) opening).request().id();
        TestNode.settle(panama, costaRica);
        assertThat(approveAgain()).isInstanceOf(DisclosureRequests.Sent.class);
        costaRica.heard.clear();
    }

    private DisclosureRequests.Approving approveAgain() {
        return costaRica.in(tx -> {
            String shown = costaRica
                    .share
                    .requests()
                    .preview(tx, request)
                    .map(DisclosureDryRun::digest)
                    .orElse("");
            OfficerApproval approval =
                    new OfficerApproval(new OfficerName("r.solis"), OfficerRole.LIAISON, clock.instant());
            return costaRica.share.requests().approve(tx, request, approval, shown);
        });
    }

    private static HitContext matter(String name) {
        return new HitContext(
                "cr-phone",
                List.of(
                        Samples.subject("cr-phone", SubjectKind.PHONE, Samples.statement("number", "+50688123401")),
                        Samples.subject("cr-person", SubjectKind.PERSON, Samples.statement("name", name))),
                List.of(Samples.link("l1", "cr-person", "cr-phone", Samples.statement("role", "uses"))));
    }

    private State state() {
        return costaRica
                .in(tx -> costaRica.share.requests().get(tx, request))
                .orElseThrow()
                .state();
    }

    private void isStoppedWith(String code) {
        costaRica.run(tx -> costaRica.mailroom.outbox().review(tx, panama.id));
        assertThat(costaRica.heard).contains("withdrawn share.disclosure " + code);
        assertThat(costaRica.sent()).extracting(Envelope::type).doesNotContain("share.disclosure");
        TestNode.settle(panama, costaRica);
        assertThat(panama.in(tx -> panama.share.foreign().count(tx)).longValue())
                .isZero();
        TwoNodes.assertEverythingThatLeftHasAGrant(costaRica);
    }

    @Test
    void isStopped_whereAFactOfItHasGone_andMayBeApprovedAnew() {
        costaRica.files.put(HANDLE, matter("Planta Inventada Dos"));
        isStoppedWith("FACTS_CHANGED");
        assertThat(state()).isEqualTo(State.WAITING);
        assertThat(approveAgain()).isInstanceOf(DisclosureRequests.Sent.class);
        TestNode.settle(panama, costaRica);
        assertThat(panama.in(tx -> panama.share.foreign().count(tx)).longValue())
                .isEqualTo(2);
    }

    @Test
    void isStopped_whereTheRecordIsPurged() {
        costaRica.files.clear();
        isStoppedWith("FACTS_CHANGED");
    }

    @Test
    void isStopped_whereTheAgreementEndedByItsDate() {
        clock.move(Duration.ofDays(3));
        isStoppedWith("EXPIRED");
    }

    @Test
    void isStopped_whereItWasRecalled_andIsNotTakenWhenItComesLater() {
        Envelope late = costaRica.sent().stream()
                .filter(envelope -> envelope.type().equals("share.disclosure"))
                .findFirst()
                .orElseThrow();
        costaRica.run(tx -> costaRica.share.recalls().request(tx, request, new OfficerName("r.solis")));
        assertThat(costaRica.heard).contains("withdrawn share.disclosure RECALLED");
        for (Handover.Waiting waiting : Handover.of(costaRica.mailroom, panama.id)) {
            if (new String(waiting.encoded(), java.nio.charset.StandardCharsets.ISO_8859_1)
                    .contains("\"type\":\"share.recall\"")) {
                assertThat(panama.mailroom.inbox().receive(waiting.encoded()).outcome())
                        .as("the recall overtakes")
                        .isEqualTo(Receipt.Outcome.ACCEPTED);
            }
        }
        assertThat(panama.mailroom.inbox().receive(late.encoded()).code()).isEqualTo("UNKNOWN_REQUEST");
        assertThat(state()).isEqualTo(State.DISCLOSED);
    }

    @Test
    void isDisclosedAfterAll_whereThePartnerTookItAndTheReceiptWasLost() {
        Envelope taken = costaRica.sent().stream()
                .filter(envelope -> envelope.type().equals("share.disclosure"))
                .findFirst()
                .orElseThrow();
        assertThat(panama.mailroom.inbox().receive(taken.encoded()).outcome()).isEqualTo(Receipt.Outcome.ACCEPTED);
        costaRica.files.clear();
        costaRica.run(tx -> costaRica.mailroom.outbox().review(tx, panama.id));
        assertThat(state()).isEqualTo(State.WAITING);

        costaRica.run(tx -> costaRica.share.departures().arrived(tx, taken.digest()));

        assertThat(state()).isEqualTo(State.DISCLOSED);
        assertThat(costaRica
                        .find(tx -> costaRica.share.recalls().request(tx, request, new OfficerName("r.solis")))
                        .value())
                .as("and can be recalled")
                .hasSize(1);
    }

    @Test
    void isStoppedByTheSecondLook_whereTheFirstLetItPass() {
        Disclosure sent = costaRica.sent().stream()
                .filter(envelope -> envelope.type().equals("share.disclosure"))
                .map(envelope -> Disclosure.parse(envelope.content()))
                .findFirst()
                .orElseThrow();
        Disclosure forged = new Disclosure(
                sent.id(),
                sent.request(),
                sent.authority(),
                sent.basis(),
                sent.created(),
                sent.retainUntil().plusYears(30),
                sent.matter());
        costaRica.run(tx -> {
            String grant = tx.createQuery("select grant_id from share_sent where type = 'share.disclosure'")
                    .mapTo(String.class)
                    .one();
            Envelope envelope =
                    costaRica.mailroom.outbox().send(tx, panama.id, "share.disclosure", agreement, forged.json());
            tx.execute(
                    "insert into share_sent (envelope, grant_id, recipient, type, content, at)"
                            + " select ?, grant_id, recipient, type, content, at from share_sent where grant_id = ?",
                    envelope.digest(),
                    grant);
            costaRica.mailroom.outbox().review(tx, panama.id);
        });
        assertThat(costaRica.heard).contains("withdrawn share.disclosure RECHECK_RETENTION");
    }
}
