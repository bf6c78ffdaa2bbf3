// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AgreementDraft;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.Amended;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.OperationTrigger;
import org.enlace.agreement.Samples;
import org.enlace.agreement.ShareException;
import org.enlace.agreement.ShareException.Reason;
import org.enlace.agreement.SharedOperation;
import org.enlace.envelope.Receipt;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.AgreementDigest;
import org.enlace.model.Authority;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.junit.jupiter.api.Test;

/** What an agreement lets begin, stops and ends. */
abstract class AgreementCases extends TwoNodes {
    @Test
    void agreementIsInForceOnBothSides_afterOfferAndSignature() {
        AgreementDigest digest = agree(terms());
        for (TestNode node : List.of(panama, costaRica)) {
            AgreementStanding standing =
                    node.in(tx -> node.share.agreements().get(tx, digest)).orElseThrow();
            assertThat(standing.life()).isEqualTo(AgreementLife.IN_FORCE);
            assertThat(standing.signed().complete()).isTrue();
            assertThat(node.logged(EntryType.AGREEMENT_SIGNED)).isEqualTo(1);
        }
        assertThat(costaRica.heard).containsExactly("agreement OFFERED", "agreement IN_FORCE");
    }

    @Test
    void suspension_stopsAtOnceAndAlone_andResumeRestores() {
        AgreementDigest digest = agree(terms());
        String id = ask().id();
        panama.run(tx -> panama.share.agreements().suspend(tx, digest, new OfficerName("chief.pa")));
        assertThat(view(ANALYST).subjects()).isEmpty();
        assertThat(panama.find(tx -> panama.share
                                .grants()
                                .forHitQuery(
                                        tx,
                                        costaRica.id,
                                        new ClassLabel("phone"),
                                        Samples.PURPOSE,
                                        OperationTrigger.PUSH))
                        .value())
                .isInstanceOf(GrantAnswer.Denied.class);

        // Costa Rica has not heard of it yet and sends; Panama refuses on receipt.
        approve(id, "r.solis");
        assertThat(costaRica.deliver(panama)).extracting(Receipt::code).contains("SUSPENDED");
        assertThat(panama.find(tx -> panama.share.foreign().count(tx)).value()).isZero();

        panama.deliver(costaRica);
        assertThat(costaRica
                        .in(tx -> costaRica.share.agreements().get(tx, digest))
                        .orElseThrow()
                        .life())
                .isEqualTo(AgreementLife.SUSPENDED);
        costaRica.run(tx -> costaRica.share.agreements().suspend(tx, digest, new OfficerName("chief.cr")));
        panama.run(tx -> panama.share.agreements().resume(tx, digest, new OfficerName("chief.pa")));
        panama.deliver(costaRica);
        costaRica.deliver(panama);
        assertThat(panama.in(tx -> panama.share.agreements().get(tx, digest))
                        .orElseThrow()
                        .life())
                .isEqualTo(AgreementLife.SUSPENDED);
        costaRica.run(tx -> costaRica.share.agreements().resume(tx, digest, new OfficerName("chief.cr")));
        TestNode.settle(panama, costaRica);
        for (TestNode node : List.of(panama, costaRica)) {
            assertThat(node.in(tx -> node.share.agreements().get(tx, digest))
                            .orElseThrow()
                            .life())
                    .isEqualTo(AgreementLife.IN_FORCE);
        }
    }

    @Test
    void exit_isUnilateral_andPurgesWithReceipts() {
        AgreementDigest digest = agree(terms());
        approve(ask().id(), "r.solis");
        TestNode.settle(panama, costaRica);
        assertThat(panama.find(tx -> panama.share.foreign().count(tx)).value()).isEqualTo(2);
        costaRica.run(tx -> costaRica.share.agreements().end(tx, digest, new OfficerName("chief.cr")));
        TestNode.settle(panama, costaRica);
        assertThat(panama.find(tx -> panama.share.foreign().count(tx)).value()).isZero();
        assertThat(panama.logged(EntryType.PURGE)).isEqualTo(1);
        assertThat(costaRica.logged(EntryType.RECEIPT)).isEqualTo(1);
        assertThat(panama.find(tx -> tx.createQuery("select count(*) from share_foreign where content is not null")
                                .mapTo(Long.class)
                                .one())
                        .value())
                .isZero();
        assertThat(panama.find(tx -> tx.createQuery("select count(*) from share_foreign where key_id is not null")
                                .mapTo(Long.class)
                                .one())
                        .value())
                .isZero();
    }

    @Test
    void anAgreementThatRunsOut_takesItsRecordsAlong() {
        AgreementDigest digest = agree(terms());
        approve(ask().id(), "r.solis");
        TestNode.settle(panama, costaRica);
        clock.move(Duration.ofDays(300));
        assertThat(panama.find(tx -> panama.share.agreements().expire(tx)).value())
                .isZero();
        assertThat(view(ANALYST).subjects()).hasSize(2);
        clock.move(Duration.ofDays(400));
        assertThat(view(ANALYST).subjects()).isEmpty();
        assertThat(panama.find(tx -> panama.share.agreements().expire(tx)).value())
                .isEqualTo(1);
        assertThat(panama.find(tx -> panama.share.foreign().count(tx)).value()).isZero();
        assertThat(panama.find(tx -> panama.share.agreements().get(tx, digest))
                        .value()
                        .orElseThrow()
                        .life())
                .isEqualTo(AgreementLife.ENDED);
    }

    @Test
    void egress_lets_nothingOutThatItsGrantDoesNotCover() {
        AgreementDigest digest = agree(terms());
        EgressGrant query = grant(panama, costaRica, SharedOperation.HIT_QUERY);
        assertNotGranted(
                () -> panama.run(tx -> panama.share.egress().send(tx, query, "share.disclosure", new byte[1])));
        assertNotGranted(() -> panama.run(tx -> panama.share.egress().send(tx, query, "act.go", new byte[1])));
        assertNotGranted(
                () -> panama.run(tx -> panama.share.egress().administer(tx, costaRica.id, "veil.query", new byte[1])));
        clock.move(Duration.ofHours(25));
        assertNotGranted(() -> panama.run(tx -> panama.share.egress().send(tx, query, "veil.query", new byte[1])));
        EgressGrant fresh = grant(panama, costaRica, SharedOperation.HIT_QUERY);
        panama.run(tx -> panama.share.egress().send(tx, fresh, "veil.query", new byte[1]));
        panama.run(tx -> panama.share.agreements().suspend(tx, digest, new OfficerName("chief.pa")));
        assertNotGranted(() -> panama.run(tx -> panama.share.egress().send(tx, fresh, "veil.query", new byte[1])));
    }

    private static void assertNotGranted(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ShareException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_GRANTED));
    }

    @Test
    void operationGrants_needTheCoordinator_aggregatesNeedNobody() {
        agree(terms());
        assertThat(panama.find(tx -> panama.share
                                .grants()
                                .forOperation(tx, costaRica.id, Purpose.ORGANISATIONS_AND_METHODS, List.of()))
                        .value())
                .isInstanceOf(GrantAnswer.Denied.class);
        assertThat(panama.find(tx -> panama.share
                                .grants()
                                .forOperation(
                                        tx,
                                        costaRica.id,
                                        Purpose.ORGANISATIONS_AND_METHODS,
                                        List.of(new OfficerApproval(
                                                new OfficerName("c.rios"), OfficerRole.COORDINATOR, clock.instant()))))
                        .value())
                .isInstanceOf(GrantAnswer.Granted.class);
        assertThat(panama.find(tx -> panama.share.grants().forAggregate(tx, costaRica.id, Purpose.ROUTES_AND_CARRIERS))
                        .value())
                .isInstanceOf(GrantAnswer.Granted.class);
    }

    @Test
    void offerWithOthersKeys_isRefused() {
        Agreement wrong = AgreementDraft.bilateral(
                panama.party(),
                Samples.party(costaRica.id, Authority.Kind.MIGRATION, "CR", Samples.key(7)),
                Samples.NOW,
                Samples.NOW.plus(Duration.ofDays(10)));
        panama.run(tx -> panama.share.agreements().offer(tx, wrong, new OfficerName("chief.pa")));
        assertThat(panama.deliver(costaRica)).extracting(Receipt::code).containsExactly("UNKNOWN_KEYS");
        assertThat(costaRica.find(tx -> costaRica.share.agreements().list(tx)).value())
                .isEmpty();
    }

    @Test
    void aNewVersionInForce_endsTheOldOne_andRecordsStayReadable() {
        Agreement first = terms();
        agree(first);
        approve(ask().id(), "r.solis");
        TestNode.settle(panama, costaRica);
        agree(Amended.of(first).successor(first.operations()));
        assertThat(panama.in(tx -> panama.share.agreements().get(tx, first.digest()))
                        .orElseThrow()
                        .life())
                .isEqualTo(AgreementLife.ENDED);
        assertThat(view(ANALYST).subjects()).hasSize(2);
    }

    @Test
    void endingASuccessor_purgesWhatCameUnderItsPredecessors() {
        Agreement first = terms();
        agree(first);
        approve(ask().id(), "r.solis");
        TestNode.settle(panama, costaRica);
        Agreement second = Amended.of(first).successor(first.operations());
        agree(second);
        Agreement third = Amended.of(second).successor(first.operations());
        agree(third);
        assertThat(view(ANALYST).subjects()).hasSize(2);
        costaRica.run(tx -> costaRica.share.agreements().end(tx, third.digest(), new OfficerName("chief.cr")));
        TestNode.settle(panama, costaRica);
        assertThat(kept()).isZero();
        assertThat(panama.logged(EntryType.PURGE)).isEqualTo(1);
        assertThat(costaRica.logged(EntryType.RECEIPT))
                .as("one of each agreement")
                .isEqualTo(3);
    }
}
