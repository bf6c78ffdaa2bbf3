// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.enlace.MovingClock;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AgreementDraft;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.Samples;
import org.enlace.envelope.Receipt;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.AgreementDigest;
import org.enlace.model.Authority;
import org.enlace.model.OfficerName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a partner can make grow with messages that any partner may send. */
class FloodTest {
    @TempDir
    static Path home;

    static TestNode panama;
    static TestNode costaRica;
    static MovingClock clock = new MovingClock(Samples.NOW);

    private static final Random RANDOM = new Random(12);

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

    private static Agreement draft() {
        return AgreementDraft.bilateral(
                panama.party(),
                costaRica.party(),
                Samples.NOW.minus(Duration.ofDays(1)),
                Samples.NOW.plus(Duration.ofDays(700)),
                RANDOM);
    }

    private static long kept() {
        return panama.in(tx -> tx.createQuery("select count(*) from share_agreement")
                .mapTo(Long.class)
                .one());
    }

    /** A message that the own node would not send. */
    private static Receipt send(String type, byte[] content) {
        costaRica.run(tx -> costaRica.mailroom.outbox().send(tx, panama.id, type, content));
        return costaRica.deliver(panama).getLast();
    }

    @Test
    void offersThatComeToNothing_areForgotten_andCostNoDecisionAnything() {
        for (int hour = 0; hour < 3; hour++) {
            for (int round = 0; round < 20; round++) {
                AgreementStanding offered =
                        costaRica.in(tx -> costaRica.share.agreements().offer(tx, draft(), new OfficerName("chief")));
                costaRica.run(tx -> costaRica.share.agreements().end(tx, offered.digest(), new OfficerName("chief")));
                assertThat(costaRica.deliver(panama)).extracting(Receipt::code).containsExactly("", "");
            }
            clock.move(Duration.ofHours(1));
        }
        assertThat(kept()).isLessThanOrEqualTo(18);
        assertThat(panama.find(tx -> panama.share.agreements().inForce(tx, costaRica.id, clock.instant()))
                        .value())
                .isEmpty();
        assertThat(panama.logged(EntryType.AGREEMENT_OFFERED))
                .as("the ledger has them all")
                .isEqualTo(60);
        assertThat(panama.logged(EntryType.AGREEMENT_ENDED)).isEqualTo(60);

        assertThat(draft().json().length).as("an honest offer").isLessThan(64 << 10);
    }

    @Test
    void purgeReceipts_ofWhatNeverWas_leaveNoEntry() {
        long before = panama.logged(EntryType.RECEIPT);
        String nothing = "0".repeat(64);
        assertThat(send("share.purged", new ShareMessages.Purged("", new AgreementDigest(nothing), 1_000_000).json())
                        .code())
                .isEqualTo("UNKNOWN_AGREEMENT");
        AgreementStanding known =
                panama.in(tx -> panama.share.agreements().draft(tx, draft(), new OfficerName("chief")));
        assertThat(send("share.purged", new ShareMessages.Purged("ab".repeat(16), known.digest(), 1).json())
                        .code())
                .isEqualTo("UNKNOWN_RECALL");
        assertThat(send("share.purged", new ShareMessages.Purged("", known.digest(), 7).json())
                        .code())
                .isEmpty();
        assertThat(panama.logged(EntryType.RECEIPT)).isEqualTo(before);
    }

    @Test
    void suspensionSaidTwice_isOneSuspension() {
        AgreementStanding offered =
                costaRica.in(tx -> costaRica.share.agreements().offer(tx, draft(), new OfficerName("chief")));
        costaRica.deliver(panama);
        panama.run(tx -> panama.share.agreements().sign(tx, offered.digest(), new OfficerName("chief")));
        TestNode.settle(panama, costaRica);
        byte[] suspend = new ShareMessages.Step(offered.digest(), "").json();
        for (int again = 0; again < 3; again++) {
            assertThat(send("share.agreement-suspend", suspend).code()).isEmpty();
        }
        assertThat(panama.logged(EntryType.AGREEMENT_SUSPENDED)).isEqualTo(1);
        assertThat(List.of(
                        send("share.agreement-end", suspend).code(),
                        send("share.agreement-end", suspend).code()))
                .containsOnly("");
    }
}
