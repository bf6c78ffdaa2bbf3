// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.enlace.Chance;
import org.enlace.MovingClock;
import org.enlace.agreement.ShareException.Reason;
import org.enlace.envelope.Receipt;
import org.enlace.model.AgreementDigest;
import org.enlace.model.Authority;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.VeilHandle;
import org.enlace.share.DisclosureRequests;
import org.enlace.share.GrantAnswer;
import org.enlace.share.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At most one living agreement between two authorities, and nothing leaves under another than the one it names. */
class OneAgreementTest {
    @TempDir
    static Path home;

    static TestNode panama;
    static TestNode costaRica;
    static MovingClock clock = new MovingClock(Samples.NOW);

    private final long seed = Chance.seed(1);
    private final Random random = new Random(seed);

    @BeforeAll
    static void meet() {
        panama = new TestNode(home, "pa-security", "PA", Authority.Kind.SECURITY, clock);
        costaRica = new TestNode(home, "cr-migration", "CR", Authority.Kind.MIGRATION, clock);
        TestNode.introduce(panama, costaRica);
    }

    @AfterAll
    static void stop() {
        panama.close();
        costaRica.close();
    }

    @BeforeEach
    void startAgain() {
        while (panama.deliver(costaRica).size() + costaRica.deliver(panama).size() > 0) {
            // What a test left undelivered must not become a gap in the next one's channel.
        }
        panama.startAgain();
        costaRica.startAgain();
    }

    private Agreement draft() {
        return AgreementDraft.bilateral(
                panama.party(),
                costaRica.party(),
                Samples.NOW.minus(Duration.ofDays(1)),
                Samples.NOW.plus(Duration.ofDays(700)),
                random);
    }

    private static AgreementDigest offer(TestNode from, Agreement agreement) {
        return from.in(tx -> from.share.agreements().offer(tx, agreement, new OfficerName("chief")))
                .digest();
    }

    private static void sign(TestNode by, AgreementDigest digest) {
        by.run(tx -> by.share.agreements().sign(tx, digest, new OfficerName("chief")));
        TestNode.settle(panama, costaRica);
    }

    private static AgreementLife life(TestNode node, AgreementDigest digest) {
        return node.in(tx -> node.share.agreements().get(tx, digest))
                .orElseThrow()
                .life();
    }

    @Test
    void twoDraftsOfOneInstant_areTwoAgreements() {
        assertThat(draft().digest().value())
                .as("seed=" + seed)
                .isNotEqualTo(draft().digest().value());
    }

    @Test
    void aSecondLivingAgreement_isRefusedHereAndThere() {
        AgreementDigest first = offer(panama, draft());
        TestNode.settle(panama, costaRica);
        assertThatThrownBy(() -> offer(costaRica, draft()))
                .isInstanceOfSatisfying(
                        ShareException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.SECOND_AGREEMENT));
        sign(costaRica, first);
        assertThatThrownBy(() -> offer(panama, draft())).isInstanceOf(ShareException.class);

        // Panama forgets what it has and offers another one all the same.
        panama.run(tx -> tx.execute("update share_agreement set life = 'ENDED'"));
        AgreementDigest second = offer(panama, draft());
        assertThat(panama.deliver(costaRica)).extracting(Receipt::code).containsExactly("SECOND_AGREEMENT");
        assertThat(costaRica.find(tx -> costaRica.share.agreements().list(tx)).value())
                .extracting(AgreementStanding::digest)
                .containsExactly(first);
        String envelope = panama.sent().getLast().digest();
        panama.run(tx -> panama.share.agreements().refused(tx, envelope));
        assertThat(life(panama, second))
                .as("a refused offer stands in nobody's way")
                .isEqualTo(AgreementLife.ENDED);
    }

    @Test
    void ofTwoOffersThatCross_oneStands_andCanBeSigned() {
        for (int round = 0; round < 4; round++) {
            startAgain();
            AgreementDigest ofPanama = offer(panama, draft());
            AgreementDigest ofCostaRica = offer(costaRica, draft());
            if (round % 2 == 0) {
                panama.deliver(costaRica);
                costaRica.deliver(panama);
            } else {
                costaRica.deliver(panama);
                panama.deliver(costaRica);
            }
            assertThat(life(panama, ofCostaRica)).isEqualTo(AgreementLife.OFFERED);
            assertThat(life(costaRica, ofCostaRica)).isEqualTo(AgreementLife.OFFERED);
            assertThat(life(panama, ofPanama)).isEqualTo(AgreementLife.ENDED);
            sign(panama, ofCostaRica);
            assertThat(life(panama, ofCostaRica)).isEqualTo(AgreementLife.IN_FORCE);
            assertThat(life(costaRica, ofCostaRica)).isEqualTo(AgreementLife.IN_FORCE);
        }
    }

    @Test
    void whatIsAskedUnderOneAgreement_leavesUnderThatOne() {
        AgreementDigest first = offer(panama, draft());
        TestNode.settle(panama, costaRica);
        sign(costaRica, first);
        // Two in force, as a node that was started before this rule may have them.
        both("update share_agreement set life = 'ENDED'");
        AgreementDigest second = offer(panama, draft());
        TestNode.settle(panama, costaRica);
        sign(costaRica, second);
        both("update share_agreement set life = 'IN_FORCE'");
        for (AgreementDigest agreement : List.of(first, second)) {
            var question = new DisclosureRequests.Question(
                    costaRica.id,
                    agreement,
                    List.of(new HitHandle(new ClassLabel("phone"), new VeilHandle("0f".repeat(16)))),
                    Samples.PURPOSE,
                    "why",
                    "",
                    new AskingOfficer(new OfficerName("i.mora"), OfficerRole.ANALYST));
            var opened = (DisclosureRequests.Opened)
                    panama.in(tx -> panama.share.requests().open(tx, question));
            assertThat(opened.request().agreement()).isEqualTo(agreement);
            assertThat(panama.sent().getLast().agreement()).contains(agreement);
            assertThat(panama.deliver(costaRica)).extracting(Receipt::code).containsExactly("");
            var granted = (GrantAnswer.Granted) costaRica.in(tx -> costaRica
                    .share
                    .grants()
                    .forHitQuery(
                            tx, agreement, panama.id, new ClassLabel("phone"), Samples.PURPOSE, OperationTrigger.PUSH));
            assertThat(granted.grant().agreement()).isEqualTo(agreement);
            costaRica.run(tx -> costaRica.share.egress().send(tx, granted.grant(), "veil.tags", new byte[1]));
            assertThat(costaRica.sent().getLast().agreement()).contains(agreement);
        }
    }

    @Test
    void whatAnOfficerStopped_comesInForceByNoStepOfThePartner() {
        Agreement agreement = draft();
        AgreementDigest first = offer(panama, agreement);
        TestNode.settle(panama, costaRica);
        sign(costaRica, first);
        AgreementDigest successor = offer(panama, Amended.of(agreement).successor(agreement.operations()));
        TestNode.settle(panama, costaRica);
        panama.run(tx -> panama.share.agreements().suspend(tx, first, new OfficerName("chief")));
        costaRica.run(tx -> costaRica.share.agreements().sign(tx, successor, new OfficerName("chief")));
        assertThat(panama.deliver(costaRica)).extracting(Receipt::code).containsExactly("", "WRONG_STATE");
        assertThat(costaRica.deliver(panama)).extracting(Receipt::code).contains("WRONG_STATE");
        assertThat(life(panama, successor))
                .as("the offer went with the suspension")
                .isEqualTo(AgreementLife.ENDED);
        assertThat(life(costaRica, successor)).isEqualTo(AgreementLife.ENDED);
        assertThat(life(panama, first)).isEqualTo(AgreementLife.SUSPENDED);
    }

    @Test
    void whatThePartnerSuspended_isSuspendedHereToo_whenAllIsStopped() {
        AgreementDigest first = offer(panama, draft());
        TestNode.settle(panama, costaRica);
        sign(costaRica, first);
        costaRica.run(tx -> costaRica.share.agreements().suspend(tx, first, new OfficerName("chief")));
        TestNode.settle(panama, costaRica);
        panama.run(tx -> panama.share.agreements().stopAll(tx, costaRica.id, new OfficerName("chief")));
        costaRica.run(tx -> costaRica.share.agreements().resume(tx, first, new OfficerName("chief")));
        TestNode.settle(panama, costaRica);
        assertThat(life(panama, first)).isEqualTo(AgreementLife.SUSPENDED);

        startAgain();
        AgreementDigest open = offer(panama, draft());
        panama.run(tx -> panama.share.agreements().stopAll(tx, costaRica.id, new OfficerName("chief")));
        assertThat(life(panama, open)).isEqualTo(AgreementLife.ENDED);
    }

    private static void both(String sql) {
        panama.run(tx -> tx.execute(sql));
        costaRica.run(tx -> tx.execute(sql));
    }
}
