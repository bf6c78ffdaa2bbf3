// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.enlace.corridor.CountBulletin;
import org.enlace.corridor.CountedEvent;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.Receipt;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.AgreementDigest;
import org.enlace.model.OfficerName;
import org.enlace.wire.Handover;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts that are released once, after the month's last day, to every partner whose agreement allows it. */
class BulletinTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final String COUNTS = """
        crossing,month,event,group,count
        bajo-chiquito,2026-01,entry,VE,512
        bajo-chiquito,2026-01,entry,HT,201
        bajo-chiquito,2026-01,entry,EC,7
        bajo-chiquito,2026-01,entry,CM,4
        """;

    @TempDir
    private static Path home;

    private static Neighbourhood neighbourhood;
    private static AuthorityNode asker;
    private static AuthorityNode holder;
    private static AuthorityNode bystander;
    private static AgreementDigest agreement;

    @BeforeAll
    static void start() {
        neighbourhood = new Neighbourhood(home);
        asker = neighbourhood.start("asker", "PA");
        holder = neighbourhood.start("holder", "CR");
        bystander = neighbourhood.start("bystander", "CO");
        Neighbourhood.introduce(asker, holder);
        Neighbourhood.introduce(asker, bystander);
        agreement = neighbourhood.agree(asker, holder);
        neighbourhood.settleVeil();
    }

    @AfterAll
    static void close() {
        neighbourhood.close();
    }

    @Test
    void releasesAMonthOnce_toWhoHasAnAgreement_andKeepsItFrozen() {
        asker.database().useTransaction(tx -> asker.corridor().takeIn(tx, COUNTS.getBytes(StandardCharsets.UTF_8)));
        assertThat(publish(JANUARY)).satisfies(BulletinTest::wentToWhoHasAnAgreement);
        assertThat(publish(JANUARY)).isEqualTo(new BulletinExchange.Published.Frozen());
        assertThat(publish(JANUARY.minusYears(3))).isEqualTo(new BulletinExchange.Published.Nothing());
        neighbourhood.settle();

        assertThat(received()).contains("2026-01");
        assertThat(logged(asker, EntryType.BULLETIN_SENT)).contains("analyst");
        assertThat(logged(holder, EntryType.BULLETIN_RECEIVED)).containsOnly("PARTNER");
        assertThat(asker.ledger().entries(EntryType.REFUSAL, Long.MAX_VALUE, 10))
                .as("nobody without an agreement was even considered")
                .isEmpty();
        isRefused_whereItChangesAReleasedMonth();
    }

    @Test
    void releasesAMonthOnce_whenTwoOfficersDoItAtTheSameInstant() throws Exception {
        YearMonth october = YearMonth.of(2025, 10);
        takeIn("2025-10");
        CountDownLatch looked = new CountDownLatch(2);
        List<Future<BulletinExchange.Published>> both = new ArrayList<>();
        try (ExecutorService officers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String officer : List.of("analyst", "liaison")) {
                both.add(officers.submit(() -> asker.database().inTransaction(tx -> {
                    assertThat(asker.corridor().bulletins(tx)).noneMatch(kept -> isOf(kept.bulletin(), october));
                    looked.countDown();
                    await(looked);
                    return asker.bulletins().publish(tx, october, new OfficerName(officer));
                })));
            }
        }
        assertThat(List.of(both.getFirst().get(), both.getLast().get()))
                .satisfiesExactlyInAnyOrder(
                        BulletinTest::wentToWhoHasAnAgreement,
                        other -> assertThat(other).isEqualTo(new BulletinExchange.Published.Frozen()));
        assertThat(asker.ledger().entries(EntryType.BULLETIN_SENT, Long.MAX_VALUE, 50).stream()
                        .map(one -> one.entry().fields())
                        .filter(fields -> "2025-10".equals(fields.get("month")))
                        .filter(fields -> "holder".equals(fields.get("partner"))))
                .hasSize(1);
        neighbourhood.settle();
    }

    private static void wentToWhoHasAnAgreement(BulletinExchange.Published published) {
        assertThat(published)
                .isInstanceOfSatisfying(
                        BulletinExchange.Published.Sent.class,
                        sent -> assertThat(sent.to())
                                .contains(holder.authority().id())
                                .doesNotContain(bystander.authority().id()));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static boolean isOf(CountBulletin bulletin, YearMonth month) {
        return bulletin.month().equals(month.toString());
    }

    private static void takeIn(String month) {
        byte[] counts = COUNTS.replace("2026-01", month).getBytes(StandardCharsets.UTF_8);
        asker.database().useTransaction(tx -> asker.corridor().takeIn(tx, counts));
    }

    @Test
    void keepsAMonthThatIsNotOver() {
        YearMonth month = YearMonth.from(neighbourhood.clock().instant().atOffset(ZoneOffset.ofHours(-12)));
        takeIn(month.toString());
        assertThat(publish(month)).isEqualTo(new BulletinExchange.Published.Unfinished());
        assertThat(asker.database().read(asker.corridor()::publishable)).doesNotContain(month);
    }

    @Test
    void sendsAPartnerThatJoinsLater_whatWasReleasedBefore_onceAndInTheNodesName() {
        YearMonth september = YearMonth.of(2025, 9);
        takeIn("2025-09");
        publish(september);
        AuthorityNode newcomer = neighbourhood.start("newcomer", "HN");
        Neighbourhood.introduce(asker, newcomer);
        neighbourhood.agree(asker, newcomer);
        asker.wake();
        Neighbourhood.await(
                "the earlier bulletin",
                () -> newcomer.database().read(newcomer.corridor()::bulletins).stream()
                        .anyMatch(kept -> isOf(kept.bulletin(), september)));
        asker.wake();
        neighbourhood.settleVeil();
        assertThat(asker.ledger().entries(EntryType.BULLETIN_SENT, Long.MAX_VALUE, 50).stream()
                        .map(one -> one.entry().fields())
                        .filter(fields -> "newcomer".equals(fields.get("partner"))))
                .hasSize(asker.database().read(asker.corridor()::bulletins).size())
                .allMatch(fields -> "NODE".equals(fields.get("officer")));
    }

    private static void isRefused_whereItChangesAReleasedMonth() {
        CountBulletin other = new CountBulletin(
                "asker",
                JANUARY.toString(),
                10,
                List.of(new CountBulletin.Row(
                        "bajo-chiquito", CountedEvent.ENTRY, false, List.of(new CountBulletin.Cell("VE", 513)))));
        CountBulletin foreign = new CountBulletin("bystander", JANUARY.toString(), 10, other.rows());
        assertThat(code(send("corridor.bulletin", other.bytes()))).isEqualTo("BULLETIN_FROZEN");
        assertThat(code(send("corridor.bulletin", foreign.bytes())))
                .as("in another's name")
                .isEqualTo("BULLETIN_FROZEN");
        byte[] below = new String(other.bytes(), StandardCharsets.UTF_8)
                .replace("513", "3")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(code(send("corridor.bulletin", below))).isEqualTo("MALFORMED");
        assertThat(received()).containsOnlyOnce("2026-01");
    }

    private static List<String> received() {
        return holder.database().read(holder.corridor()::bulletins).stream()
                .map(kept -> kept.bulletin().month())
                .toList();
    }

    private static BulletinExchange.Published publish(YearMonth month) {
        return asker.database().inTransaction(tx -> asker.bulletins().publish(tx, month, new OfficerName("analyst")));
    }

    private static Envelope send(String type, byte[] content) {
        return Handover.smuggle(asker.mailroom(), holder.mailroom(), type, agreement, content);
    }

    private static String code(Envelope envelope) {
        neighbourhood.settle();
        Receipt receipt = asker.database()
                .read(tx -> asker.mailroom().outbox().receipt(tx, envelope.digest()))
                .orElseThrow();
        return receipt.code();
    }

    private static List<String> logged(AuthorityNode node, EntryType type) {
        return node.ledger().entries(type, Long.MAX_VALUE, 10).stream()
                .map(one -> String.valueOf(one.entry().fields().get("officer")))
                .toList();
    }
}
