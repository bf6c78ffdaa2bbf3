// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.enlace.MovingClock;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AgreementDraft;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.AskingOfficer;
import org.enlace.agreement.Change;
import org.enlace.agreement.HitContext;
import org.enlace.agreement.HitHandle;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.OperationTrigger;
import org.enlace.agreement.Samples;
import org.enlace.agreement.SharedOperation;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.HandlingMark;
import org.enlace.model.OfficerName;
import org.enlace.model.Statement;
import org.enlace.model.SubjectKind;
import org.enlace.model.VeilHandle;
import org.enlace.share.ForeignRecords.Reader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two nodes for {@link TwoNodesTest}: Panama hits a number of Costa Rica's and asks; real databases, ledgers and envelopes. */
abstract class TwoNodes {
    static final VeilHandle HANDLE = new VeilHandle("0f".repeat(16));

    static final Reader ANALYST = new Reader(new OfficerName("i.mora"), SharedOperation.DISCLOSE);

    static TestNode panama;

    static TestNode costaRica;

    static MovingClock clock = new MovingClock(Samples.NOW);

    @BeforeEach
    void startAgain() {
        clock.set(Samples.NOW);
        while (panama.deliver(costaRica).size() + costaRica.deliver(panama).size() > 0) {
            // What a test left undelivered must not become a gap in the next one's channel.
        }
        panama.startAgain();
        costaRica.startAgain();
        costaRica.files.put(HANDLE, hitContext());
    }

    @AfterEach
    void nothingLeftWithoutGrant() {
        assertEverythingThatLeftHasAGrant(panama);
        assertEverythingThatLeftHasAGrant(costaRica);
    }

    /** The invariant of every node: what left it under an agreement has a grant, and was permitted. */
    static void assertEverythingThatLeftHasAGrant(TestNode node) {
        assertThat(node.find(tx -> node.share.recheck().everything(tx)).value().breaches())
                .as("breaches of " + node.id)
                .isEmpty();
    }

    static HitContext hitContext() {
        Statement secret = Samples.statement(
                "name",
                "Secreta Prueba",
                Samples.GOOD,
                new HandlingMark(HandlingMark.Tlp.RED, HandlingMark.Europol.H3, HandlingMark.Pap.RED),
                Samples.TODAY.plusDays(900));
        return new HitContext(
                "cr-phone",
                List.of(
                        Samples.subject("cr-phone", SubjectKind.PHONE, Samples.statement("number", "+50688123401")),
                        Samples.subject(
                                "cr-person",
                                SubjectKind.PERSON,
                                Samples.statement("name", "Planta Inventada Uno"),
                                secret,
                                Samples.statement("notes", "nota interna plantada"),
                                Samples.statement("birthDate", "1979-02-03")),
                        Samples.subject(
                                "cr-minor",
                                SubjectKind.PERSON,
                                Samples.statement("name", "Menor Inventada"),
                                Samples.statement("birthDate", "2012-02-03"))),
                List.of(
                        Samples.link("l1", "cr-person", "cr-phone", Samples.statement("role", "uses")),
                        Samples.link("l2", "cr-minor", "cr-phone", Samples.statement("role", "uses"))));
    }

    Agreement terms() {
        return AgreementDraft.bilateral(
                panama.party(),
                costaRica.party(),
                Samples.NOW.minus(Duration.ofDays(1)),
                Samples.NOW.plus(Duration.ofDays(700)));
    }

    AgreementDigest agree(Agreement agreement) {
        panama.run(tx -> panama.share.agreements().offer(tx, agreement, new OfficerName("chief.pa")));
        TestNode.settle(panama, costaRica);
        costaRica.run(tx -> costaRica.share.agreements().sign(tx, agreement.digest(), new OfficerName("chief.cr")));
        TestNode.settle(panama, costaRica);
        return agreement.digest();
    }

    DisclosureRequest ask() {
        AgreementStanding standing = panama.in(
                        tx -> panama.share.agreements().inForce(tx, costaRica.id, clock.instant()))
                .getFirst();
        var opening = panama.in(tx -> panama.share.requests().open(tx, question(standing.digest())));
        TestNode.settle(panama, costaRica);
        return ((DisclosureRequests.Opened) opening).request();
    }

    static DisclosureRequests.Question question(AgreementDigest agreement) {
        return new DisclosureRequests.Question(
                costaRica.id,
                agreement,
                List.of(new HitHandle(new ClassLabel("phone"), HANDLE)),
                Samples.PURPOSE,
                "planted justification words",
                "PA-CASE-1",
                new AskingOfficer(new OfficerName("i.mora"), OfficerRole.ANALYST));
    }

    DisclosureRequests.Approving approve(String request, String officer) {
        return approve(request, officer, shown(request));
    }

    static String shown(String request) {
        return costaRica
                .in(tx -> costaRica.share.requests().preview(tx, request))
                .map(DisclosureDryRun::digest)
                .orElse("");
    }

    DisclosureRequests.Approving approve(String request, String officer, String shown) {
        return costaRica.in(tx -> costaRica
                .share
                .requests()
                .approve(
                        tx,
                        request,
                        new OfficerApproval(new OfficerName(officer), OfficerRole.LIAISON, clock.instant()),
                        shown));
    }

    ForeignRecords.View view(Reader reader) {
        return panama.in(tx -> panama.share.foreign().all(tx, reader));
    }

    static EgressGrant grant(TestNode from, TestNode to, SharedOperation operation) {
        GrantAnswer granting = from.in(tx -> switch (operation) {
            case HIT_QUERY ->
                from.share
                        .grants()
                        .forHitQuery(tx, to.id, new ClassLabel("phone"), Samples.PURPOSE, OperationTrigger.ON_REQUEST);
            default ->
                from.share
                        .grants()
                        .grant(
                                tx,
                                Change.of(Samples.request()).between(from.card, to.card),
                                List.of(new OfficerApproval(
                                        new OfficerName("r.solis"), OfficerRole.LIAISON, Samples.NOW)));
        });
        return ((GrantAnswer.Granted) granting).grant();
    }

    static long kept() {
        return panama.in(tx -> tx.createQuery("select count(*) from share_foreign where content is not null")
                .mapTo(Long.class)
                .one());
    }
}
