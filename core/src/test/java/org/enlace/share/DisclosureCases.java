// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.Amended;
import org.enlace.agreement.AskingOfficer;
import org.enlace.agreement.Change;
import org.enlace.agreement.HitContext;
import org.enlace.agreement.HitHandle;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.PermitConditions;
import org.enlace.agreement.RefusalCode;
import org.enlace.agreement.RefusalGround;
import org.enlace.agreement.Samples;
import org.enlace.agreement.ShareException;
import org.enlace.agreement.ShareException.Reason;
import org.enlace.agreement.SharedOperation;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.Receipt;
import org.enlace.ledger.entry.EntryType;
import org.enlace.ledger.entry.OnBehalf;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.VeilHandle;
import org.enlace.share.DisclosureRequest.Side;
import org.enlace.share.DisclosureRequest.State;
import org.junit.jupiter.api.Test;

/** Requests, approvals, and what of a record goes. */
abstract class DisclosureCases extends TwoNodes {
    /** Handles made up by the hundred would else be as many work items for officers, and as many rows. */
    @Test
    void requestsAboveWhatMayWait_areRefused_andTheAskerHearsIt() {
        AgreementDigest digest = agree(terms());
        for (int asked = 0; asked <= RequestTable.MOST_WAITING; asked++) {
            panama.run(tx -> panama.share.requests().open(tx, question(digest)));
        }
        List<Receipt> receipts = panama.deliver(costaRica);
        Receipt last = receipts.getLast();
        assertThat(receipts.subList(0, receipts.size() - 1))
                .allMatch(receipt -> receipt.outcome() == Receipt.Outcome.ACCEPTED);
        assertThat(last.code()).isEqualTo(RefusalCode.TOO_MANY_REQUESTS.name());
        assertThat(costaRica.find(tx -> costaRica.share.requests().pending(tx)).value())
                .hasSize(RequestTable.MOST_WAITING);
        panama.run(tx -> panama.share.requests().returned(tx, last.envelope(), RefusalCode.TOO_MANY_REQUESTS.name()));
        assertThat(panama.heard).endsWith("request REFUSED");
    }

    @Test
    void disclosure_carriesOnlyWhatIsPermitted() {
        agree(terms());
        String id = ask().id();
        DisclosureDryRun dryRun =
                costaRica.in(tx -> costaRica.share.requests().preview(tx, id)).orElseThrow();
        assertThat(dryRun.permitted()).isTrue();
        assertThat(dryRun.lines().stream().filter(line -> line.withheld().isPresent()))
                .extracting(line -> line.withheld().orElseThrow().code())
                .contains(
                        RefusalCode.HANDLING_TOO_RESTRICTED,
                        RefusalCode.PROPERTY_NOT_ALLOWED,
                        RefusalCode.PERSON_EXCLUDED);
        assertThat(approve(id, "r.solis")).isEqualTo(new DisclosureRequests.Sent(sentDisclosure(), 3));
        TestNode.settle(panama, costaRica);

        ForeignRecords.View view = view(ANALYST);
        assertThat(view.subjects())
                .extracting(subject -> ownId(subject.subject().id()))
                .containsExactlyInAnyOrder("cr-phone", "cr-person");
        assertThat(view.links()).hasSize(1);
        String named = view.subjects().stream()
                .map(subject -> subject.subject().id())
                .filter(name -> ownId(name).equals("cr-person"))
                .findFirst()
                .orElseThrow();
        var person = panama.in(tx -> panama.share.foreign().subject(tx, ANALYST, costaRica.id, named))
                .subjects()
                .getFirst()
                .subject();
        assertThat(person.values("name")).containsExactly("Planta Inventada Uno");
        assertThat(person.statements()).allSatisfy(statement -> {
            assertThat(statement.provenance().source()).matches("S[0-9]+");
            assertThat(statement.original()).isEqualTo(statement.value());
            assertThat(statement.provenance().expires()).isEqualTo(Samples.TODAY.plusDays(365));
        });
        assertThat(panama.find(tx -> panama.share
                                .requests()
                                .get(tx, id)
                                .orElseThrow()
                                .state())
                        .value())
                .isEqualTo(State.DISCLOSED);
        assertThat(panama.find(tx -> panama.share.requests().timeline(tx, id)).value())
                .extracting(DisclosureRequest.Event::code)
                .containsExactly("REQUESTED", "DISCLOSED");
        assertThat(costaRica
                        .find(tx -> costaRica.share.requests().timeline(tx, id))
                        .value())
                .extracting(DisclosureRequest.Event::code)
                .containsExactly("RECEIVED", "APPROVED", "DISCLOSED");
    }

    /** What Costa Rica calls the record that Panama knows by an opaque name. */
    private static String ownId(String name) {
        return costaRica
                .in(tx -> costaRica.share.recalls().own(tx, panama.id, name))
                .orElseThrow();
    }

    @Test
    void idsAndCases_crossUnderOpaqueNames_thatJoinWithinOneAgreementOnly() {
        Agreement first = terms();
        agree(first);
        approve(ask().id(), "r.solis");
        TestNode.settle(panama, costaRica);
        List<String> names = names();
        approve(ask().id(), "r.solis");
        TestNode.settle(panama, costaRica);
        assertThat(names()).as("the same records again").isEqualTo(names).hasSize(2);
        assertThat(costaRica
                        .find(tx -> costaRica.share.requests().list(tx, Side.ANSWERING, 0, 10))
                        .value())
                .extracting(request -> request.asked().caseReference())
                .allMatch(reference -> reference.matches("[0-9a-f]{32}"))
                .matches(references -> references.stream().distinct().count() == 1);
        assertThat(panama.find(tx -> panama.share.requests().list(tx, Side.ASKED, 0, 10))
                        .value())
                .extracting(request -> request.asked().caseReference())
                .containsOnly("PA-CASE-1");
        for (TestNode node : List.of(panama, costaRica)) {
            for (Envelope envelope : node.sent()) {
                assertThat(new String(envelope.content(), StandardCharsets.UTF_8))
                        .doesNotContain("cr-phone", "cr-person", "\"l1\"", "PA-CASE");
            }
        }
        agree(Amended.of(first).successor(first.operations()));
        approve(ask().id(), "r.solis");
        TestNode.settle(panama, costaRica);
        assertThat(names()).as("other names under another agreement").hasSize(4).containsAll(names);
        costaRica.run(tx -> costaRica.share.recalls().subject(tx, names().getFirst(), new OfficerName("r.solis")));
        TestNode.settle(panama, costaRica);
        assertThat(costaRica.find(tx -> costaRica.share.recalls().list(tx)).value())
                .as("by the name that the partner knows")
                .isNotEmpty();
    }

    private static List<String> names() {
        return panama.in(tx -> tx.createQuery(
                        "select distinct id from share_foreign where not link and content is not null order by id")
                .mapTo(String.class)
                .list());
    }

    private String sentDisclosure() {
        return costaRica.in(tx -> costaRica.share.recalls().sent(tx)).getFirst().disclosure();
    }

    @Test
    void plantedValues_areInNoLedgerTableOrMessageButTheDisclosure() {
        agree(terms());
        String id = ask().id();
        approve(id, "r.solis");
        TestNode.settle(panama, costaRica);
        view(ANALYST);
        for (TestNode node : List.of(panama, costaRica)) {
            for (String planted : List.of(
                    "Planta",
                    "Secreta",
                    "plantada",
                    "Menor",
                    "88123401",
                    "1979-02-03",
                    "planted justification",
                    "informer-file-17",
                    "PA-CASE-1")) {
                assertThat(node.ledgerText()).doesNotContain(planted);
                assertThat(node.tablesText()).doesNotContain(planted);
            }
        }
        for (Envelope envelope : costaRica.sent()) {
            String content = new String(envelope.content(), StandardCharsets.UTF_8);
            assertThat(content).doesNotContain("Secreta", "plantada", "Menor", "informer-file-17", "as written");
        }
        assertThat(panama.logged(EntryType.FOREIGN_READ)).isEqualTo(1);
        assertThat(costaRica.logged(EntryType.GRANT)).isEqualTo(1);
        assertThat(costaRica.logged(EntryType.DISCLOSURE_SENT)).isEqualTo(1);
        assertThat(panama.logged(EntryType.DISCLOSURE_RECEIVED)).isEqualTo(1);
    }

    @Test
    void nothingIsAsked_withoutAgreement() {
        var opening = panama.in(tx -> panama.share.requests().open(tx, question(new AgreementDigest("0".repeat(64)))));
        assertThat(opening)
                .isInstanceOfSatisfying(
                        DisclosureRequests.NotOpened.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.NO_AGREEMENT));
        assertThat(panama.sent()).isEmpty();
        assertThat(panama.logged(EntryType.REFUSAL)).isEqualTo(1);
    }

    /** What a deputy's approval comes to: the officer is the deputy, the mandate the other's. */
    private DisclosureRequests.Approving approveFor(String id, String principal, String deputy) {
        return OnBehalf.of(Optional.of(new OfficerName(principal)), () -> approve(id, deputy));
    }

    private static void isNotDistinct(DisclosureRequests.Approving approving) {
        assertThat(approving)
                .isInstanceOfSatisfying(
                        DisclosureRequests.NotSent.class,
                        same -> assertThat(same.refusal().code()).isEqualTo(RefusalCode.APPROVALS_NOT_DISTINCT));
    }

    @Test
    void fourEyes_areTwoPeopleAndTwoMandates_whoeverIsWhoseDeputy() {
        agree(Amended.of(terms()).approvals(2));
        String id = ask().id();
        assertThat(approveFor(id, "r.solis", "m.vega")).isEqualTo(new DisclosureRequests.StillNeeded(1));
        isNotDistinct(approve(id, "m.vega"));
        isNotDistinct(approve(id, "r.solis"));
        isNotDistinct(approveFor(id, "r.solis", "p.mora"));
        isNotDistinct(approveFor(id, "p.mora", "m.vega"));
        assertThat(costaRica.ledger.entries(EntryType.DISCLOSURE_APPROVED, Long.MAX_VALUE, 1))
                .extracting(one -> one.entry().fields().get("officer") + " for "
                        + one.entry().fields().get(OnBehalf.FIELD))
                .containsExactly("m.vega for r.solis");
        assertThat(approve(id, "p.mora")).isInstanceOf(DisclosureRequests.Sent.class);
    }

    @Test
    void fourEyes_needTwoDifferentOfficersOfTheRole() {
        agree(Amended.of(terms()).approvals(2));
        String id = ask().id();
        DisclosureRequests.Approving analyst = costaRica.in(tx -> costaRica
                .share
                .requests()
                .approve(
                        tx,
                        id,
                        new OfficerApproval(new OfficerName("a.one"), OfficerRole.ANALYST, clock.instant()),
                        shown(id)));
        assertThat(analyst).isInstanceOf(DisclosureRequests.NotSent.class);
        assertThat(approve(id, "r.solis")).isEqualTo(new DisclosureRequests.StillNeeded(1));
        assertThat(approve(id, "r.solis"))
                .isInstanceOfSatisfying(
                        DisclosureRequests.NotSent.class,
                        same -> assertThat(same.refusal().code()).isEqualTo(RefusalCode.APPROVALS_NOT_DISTINCT));
        assertThat(approve(id, "m.vega")).isInstanceOf(DisclosureRequests.Sent.class);
    }

    @Test
    void anApproval_countsOnlyForWhatTheOfficerSaw() {
        agree(Amended.of(terms()).approvals(2));
        String id = ask().id();
        String seen = shown(id);
        assertThat(approve(id, "r.solis", seen)).isEqualTo(new DisclosureRequests.StillNeeded(1));
        List<Subject> more = new ArrayList<>(hitContext().subjects());
        more.add(Samples.subject("cr-car", SubjectKind.VEHICLE, Samples.statement("registrationNumber", "CR-1")));
        costaRica.files.put(
                HANDLE, new HitContext("cr-phone", more, hitContext().links()));

        assertThat(approve(id, "m.vega", seen)).isEqualTo(new DisclosureRequests.Changed(shown(id)));
        assertThat(costaRica.sent()).noneMatch(envelope -> envelope.type().equals("share.disclosure"));
        assertThat(approve(id, "m.vega", shown(id)))
                .as("what the first officer approved is not what would go")
                .isEqualTo(new DisclosureRequests.StillNeeded(1));
        assertThat(costaRica
                        .find(tx -> costaRica.share.requests().timeline(tx, id))
                        .value())
                .extracting(DisclosureRequest.Event::code)
                .containsExactly("RECEIVED", "APPROVED", "APPROVAL_LAPSED", "APPROVED");
        assertThat(approve(id, "r.solis", shown(id))).isInstanceOf(DisclosureRequests.Sent.class);
    }

    @Test
    void everySubjectThatHoldsTheIdentifier_isDisclosed() {
        agree(terms());
        costaRica.files.put(
                HANDLE,
                new HitContext(
                        List.of("cr-uno", "cr-dos", "cr-nino"),
                        List.of(
                                Samples.subject(
                                        "cr-uno", SubjectKind.PERSON, Samples.statement("name", "Uno Inventado")),
                                Samples.subject(
                                        "cr-dos", SubjectKind.PERSON, Samples.statement("name", "Dos Inventada")),
                                Samples.subject(
                                        "cr-nino", SubjectKind.PERSON, Samples.statement("birthDate", "2014-01-01")),
                                Samples.subject("cr-bus", SubjectKind.VEHICLE, Samples.statement("model", "Bus")),
                                Samples.subject(
                                        "cr-bici", SubjectKind.VEHICLE, Samples.statement("model", "Bicicleta"))),
                        List.of(
                                Samples.link("l1", "cr-dos", "cr-bus", Samples.statement("role", "drives")),
                                Samples.link("l2", "cr-nino", "cr-bici", Samples.statement("role", "uses")))));
        String id = ask().id();
        DisclosureDryRun dryRun =
                costaRica.in(tx -> costaRica.share.requests().preview(tx, id)).orElseThrow();
        assertThat(dryRun.lines().stream().filter(line -> line.withheld().isEmpty()))
                .extracting(DisclosureDryRun.Line::record)
                .containsExactlyInAnyOrder("cr-uno", "cr-dos", "cr-bus", "l1");
        assertThat(approve(id, "r.solis")).isEqualTo(new DisclosureRequests.Sent(sentDisclosure(), 4));
        TestNode.settle(panama, costaRica);
        assertThat(view(ANALYST).subjects())
                .as("two that were hit and what they lead to; not what only the child leads to")
                .extracting(subject -> ownId(subject.subject().id()))
                .containsExactlyInAnyOrder("cr-uno", "cr-dos", "cr-bus");
    }

    @Test
    void aHomeAddress_doesNotGoAsAPlace() {
        agree(terms());
        costaRica.files.put(
                HANDLE,
                new HitContext(
                        "cr-person",
                        List.of(
                                Samples.subject(
                                        "cr-person", SubjectKind.PERSON, Samples.statement("name", "Uno Inventado")),
                                Samples.subject(
                                        "cr-home",
                                        SubjectKind.PLACE,
                                        Samples.statement("address", "Calle Plantada 7"),
                                        Samples.statement("name", "Casa Plantada"),
                                        Samples.statement("latitude", "9.93"),
                                        Samples.statement("city", "Ciudad Inventada"))),
                        List.of(Samples.link("l1", "cr-person", "cr-home", Samples.statement("role", "lives")))));
        String id = ask().id();
        DisclosureDryRun dryRun =
                costaRica.in(tx -> costaRica.share.requests().preview(tx, id)).orElseThrow();
        assertThat(dryRun.lines().stream().flatMap(line -> line.withheld().stream()))
                .extracting(AgreementDecision.Refuse::code)
                .containsExactly(RefusalCode.HOME_ADDRESS, RefusalCode.HOME_ADDRESS, RefusalCode.HOME_ADDRESS);
        assertThat(approve(id, "r.solis")).isInstanceOf(DisclosureRequests.Sent.class);
        Envelope sent = costaRica.sent().getLast();
        assertThat(new String(sent.content(), StandardCharsets.UTF_8))
                .contains("Ciudad Inventada")
                .doesNotContain("Plantada", "9.93");
    }

    @Test
    void noDisclosureLeaves_withoutAPersonsApproval_whateverIsAgreed() {
        assertThatThrownBy(() -> Amended.of(terms()).approvals(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a person's approval of each disclosure");
        String offered = new String(new ShareMessages.Offer(terms(), "sig").json(), StandardCharsets.UTF_8);
        String none = offered.replace(
                "{\"approvals\":1,\"approver\":\"LIAISON\",\"operation\":\"DISCLOSE\"",
                "{\"approvals\":0,\"approver\":\"LIAISON\",\"operation\":\"DISCLOSE\"");
        assertThat(none).isNotEqualTo(offered);
        assertThatThrownBy(() -> ShareMessages.Offer.parse(none.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        ShareException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.MALFORMED));

        AgreementDigest digest = agree(terms());
        AgreementStanding standing =
                panama.in(tx -> panama.share.agreements().get(tx, digest)).orElseThrow();
        var permit = (AgreementDecision.Permit) AgreementDecision.decide(
                Change.of(Samples.request()).between(costaRica.card, panama.card), List.of(standing), Samples.NOW);
        PermitConditions asked = permit.conditions();
        PermitConditions nobody = new PermitConditions(
                new PermitConditions.Approvals(0, asked.approvals().role()),
                asked.floor(),
                asked.retention(),
                asked.onward(),
                asked.outcomes(),
                asked.budget(),
                asked.cosigner());
        var unapproved = new AgreementDecision.Permit(permit.agreement(), permit.clauses(), nobody);
        assertThat(GrantMint.missing(SharedOperation.DISCLOSE, unapproved, List.of()))
                .map(AgreementDecision.Refuse::code)
                .contains(RefusalCode.APPROVAL_MISSING);
        assertThat(GrantMint.missing(SharedOperation.HIT_QUERY, unapproved, List.of()))
                .isEmpty();
    }

    @Test
    void oneRequest_asksForAllHandlesOfALead_andNamesTheOfficer() {
        AgreementDigest agreement = agree(terms());
        VeilHandle other = new VeilHandle("0e".repeat(16));
        costaRica.files.put(
                other,
                new HitContext(
                        "cr-person",
                        hitContext().subjects().stream()
                                .filter(one -> one.id().equals("cr-person"))
                                .toList(),
                        List.of()));
        var both = new DisclosureRequests.Question(
                costaRica.id,
                agreement,
                List.of(
                        new HitHandle(new ClassLabel("document"), other),
                        new HitHandle(new ClassLabel("phone"), HANDLE)),
                Samples.PURPOSE,
                "planted justification words",
                "PA-CASE-1",
                new AskingOfficer(new OfficerName("i.mora"), OfficerRole.ANALYST));
        panama.run(tx -> panama.share.requests().open(tx, both));
        TestNode.settle(panama, costaRica);

        DisclosureRequest asked =
                costaRica.in(tx -> costaRica.share.requests().pending(tx)).getFirst();
        assertThat(asked.handles()).isEqualTo(both.handles());
        assertThat(asked.asked().asker()).contains(new AskingOfficer(new OfficerName("i.mora"), OfficerRole.ANALYST));
        assertThat(costaRica
                        .in(tx -> costaRica.share.requests().matter(tx, asked.id()))
                        .orElseThrow()
                        .hits())
                .containsExactly("cr-person", "cr-phone");
        assertThat(approve(asked.id(), "r.solis")).isInstanceOf(DisclosureRequests.Sent.class);
        TestNode.settle(panama, costaRica);
        assertThat(view(ANALYST).subjects())
                .extracting(subject -> ownId(subject.subject().id()))
                .containsExactlyInAnyOrder("cr-person", "cr-phone");
    }

    @Test
    void officerRefuses_onAGroundAndTheNoteStaysHome() {
        agree(terms());
        String id = ask().id();
        costaRica.run(tx -> costaRica
                .share
                .requests()
                .refuse(tx, id, new OfficerName("r.solis"), RefusalGround.ONGOING_INVESTIGATION, "planted own note"));
        TestNode.settle(panama, costaRica);
        DisclosureRequest refused =
                panama.in(tx -> panama.share.requests().get(tx, id)).orElseThrow();
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.ending().refusal()).contains("ONGOING_INVESTIGATION");
        assertThat(costaRica.find(tx -> costaRica.share.requests().note(tx, id)).value())
                .contains("planted own note");
        assertThat(costaRica.sent())
                .noneMatch(envelope -> new String(envelope.content(), StandardCharsets.UTF_8).contains("planted own"));
        assertThatThrownBy(() -> approve(id, "m.vega"))
                .isInstanceOfSatisfying(
                        ShareException.class,
                        wrong -> assertThat(wrong.reason()).isEqualTo(Reason.WRONG_STATE));
    }

    @Test
    void thePartnerIsNotTold_whichClauseWithheld() {
        agree(terms());
        costaRica.files.put(
                HANDLE,
                new HitContext(
                        "cr-minor",
                        List.of(Samples.subject(
                                "cr-minor", SubjectKind.PERSON, Samples.statement("birthDate", "2012-02-03"))),
                        List.of()));
        String id = ask().id();
        assertThat(approve(id, "r.solis"))
                .isInstanceOfSatisfying(
                        DisclosureRequests.NotSent.class,
                        here -> assertThat(here.refusal().code()).isEqualTo(RefusalCode.PERSON_EXCLUDED));
        costaRica.run(tx -> costaRica
                .share
                .requests()
                .refuse(tx, id, new OfficerName("r.solis"), RefusalGround.NATIONAL_LAW, "refused already"));
        TestNode.settle(panama, costaRica);
        assertThat(panama.in(tx -> panama.share.requests().get(tx, id))
                        .orElseThrow()
                        .ending()
                        .refusal())
                .contains("NOTHING_TO_SHARE");
    }

    /** In one read, so that a step that arrives meanwhile never stands without its words. */
    @Test
    void anOfficersWords_standBesideTheirStep_andNeverLeave() {
        AgreementDigest digest = agree(terms());
        panama.run(tx -> panama.share.agreements().suspend(tx, digest, new OfficerName("chief.pa")));
        panama.run(tx -> panama.share.agreements().note(tx, digest, "the line is not safe"));
        panama.run(tx -> panama.share.agreements().resume(tx, digest, new OfficerName("chief.pa")));
        TestNode.settle(panama, costaRica);

        assertThat(panama.find(tx -> panama.share.agreements().steps(tx, digest))
                        .value())
                .filteredOn(step -> !step.note().isEmpty())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.note()).isEqualTo("the line is not safe");
                    assertThat(step.event().code()).isEqualTo("SUSPENDED");
                });
        assertThat(costaRica
                        .find(tx -> costaRica.share.agreements().steps(tx, digest))
                        .value())
                .hasSizeGreaterThan(2)
                .allMatch(step -> step.note().isEmpty());
    }

    @Test
    void aDisclosureNobodyAskedFor_isRefusedAndChangesNothing() {
        agree(terms());
        String id = ask().id();
        approve(id, "r.solis");
        TestNode.settle(panama, costaRica);
        Envelope disclosure = costaRica.sent().stream()
                .filter(envelope -> envelope.type().equals("share.disclosure"))
                .findFirst()
                .orElseThrow();
        EgressGrant grant = grant(costaRica, panama, SharedOperation.DISCLOSE);
        costaRica.run(tx -> costaRica.share.egress().send(tx, grant, "share.disclosure", disclosure.content()));
        assertThat(costaRica.deliver(panama)).extracting(Receipt::code).containsExactly("UNKNOWN_REQUEST");
        assertThat(panama.find(tx -> panama.share.foreign().count(tx)).value()).isEqualTo(2);
    }

    @Test
    void unansweredRequests_expireOnBothSides() {
        agree(terms());
        String id = ask().id();
        clock.move(Duration.ofDays(31));
        assertThat(panama.find(tx -> panama.share.requests().expire(tx)).value())
                .isEqualTo(1);
        assertThat(costaRica.find(tx -> costaRica.share.requests().expire(tx)).value())
                .isEqualTo(1);
        assertThat(costaRica.find(tx -> costaRica.share.requests().pending(tx)).value())
                .isEmpty();
        assertThat(costaRica
                        .find(tx -> costaRica.share.requests().list(tx, Side.ANSWERING, 0, 10))
                        .value())
                .extracting(DisclosureRequest::state)
                .containsExactly(State.EXPIRED);
        clock.move(Duration.ofDays(400));
        assertThat(panama.find(tx -> panama.share.requests().forgetWords(tx, 365))
                        .value())
                .isEqualTo(1);
        assertThat(panama.in(tx -> panama.share.requests().get(tx, id))
                        .orElseThrow()
                        .asked()
                        .justification())
                .isEmpty();
    }
}
