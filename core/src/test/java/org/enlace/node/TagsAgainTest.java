// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.enlace.MovingClock;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.QueryBudget;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Tag sets that a partner refused: two nodes whose clocks differ, around the change of month and a suspension. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TagsAgainTest {
    private static final Instant LATE = Instant.parse("2026-03-31T23:00:00Z");

    @TempDir
    private static Path home;

    private static final MovingClock AHEAD = new MovingClock(LATE.plus(Duration.ofMinutes(5)));
    private static Neighbourhood neighbourhood;
    private static AuthorityNode ahead;
    private static AuthorityNode behind;
    private static AgreementDigest agreement;

    @BeforeAll
    static void start() {
        neighbourhood = new Neighbourhood(home);
        neighbourhood.clock().move(Duration.between(neighbourhood.clock().instant(), LATE));
        ahead = neighbourhood.start("ahead", "PA", AHEAD);
        behind = neighbourhood.start("behind", "CR");
        Neighbourhood.introduce(ahead, behind);
        neighbourhood.takeIn(ahead, "cases.csv", "id,nombre,telefono\na1,Edelmiro Bastidas,+50760000001\n");
        neighbourhood.takeIn(behind, "cases.csv", "id,nombre,telefono\nb1,Edelmiro Bastidas,+50760000001\n");
        Agreement phones = Neighbourhood.withBudget(
                neighbourhood.usual(ahead, behind), new ClassLabel("phone"), new QueryBudget(1_000, 1_000));
        agreement = neighbourhood.agree(ahead, behind, phones);
        neighbourhood.settleVeil();
    }

    @AfterAll
    static void close() {
        neighbourhood.close();
    }

    private static void move(Duration by) {
        AHEAD.move(by);
        neighbourhood.clock().move(by);
        ahead.wake();
        behind.wake();
    }

    private static long count(AuthorityNode node, String sql) {
        return node.database()
                .<Long>read(tx -> tx.createQuery(sql).mapTo(Long.class).one());
    }

    private static long refused(AuthorityNode sender, String code) {
        return count(sender, "select count(*) from wire_outbox where type = 'veil.tags' and code = '" + code + "'");
    }

    private static boolean holdsTags(AuthorityNode node, int month) {
        return count(node, "select count(*) from node_tags where epoch = " + (2026 * 12 + month - 1)) == 1;
    }

    @Test
    @Order(1)
    void theNextMonthIsTaken_byANodeWhoseClockIsAFewMinutesBehind() {
        move(Duration.ofMinutes(56));
        Neighbourhood.await("the set of April", () -> holdsTags(behind, 4));
        assertThat(holdsTags(behind, 3)).as("the set of March, still in use").isTrue();
        move(Duration.ofMinutes(30));
        neighbourhood.settleVeil();
        assertThat(refused(ahead, "VEIL_WRONG_EPOCH")).isZero();
        assertThat(holdsTags(behind, 3)).isFalse();
        assertThat(ahead.database().read(ahead.hits()::all)).hasSize(1);
        assertThat(behind.database().read(behind.hits()::all)).hasSize(1);
    }

    @Test
    @Order(2)
    void aSetThatCameFarTooEarly_isRefused_andSentAgainWithPauses() {
        AHEAD.move(Duration.ofHours(1));
        move(Duration.between(neighbourhood.clock().instant(), Instant.parse("2026-04-30T23:10:00Z")));
        Neighbourhood.await("a refusal", () -> refused(ahead, "VEIL_WRONG_EPOCH") == 1);
        neighbourhood.settle();
        for (int turn = 0; turn < 5; turn++) {
            ahead.wake();
            neighbourhood.settle();
        }
        assertThat(refused(ahead, "VEIL_WRONG_EPOCH")).as("not at every turn").isEqualTo(1);

        move(Duration.ofMinutes(1));
        Neighbourhood.await("a second try", () -> refused(ahead, "VEIL_WRONG_EPOCH") == 2);
        assertThat(holdsTags(behind, 5)).isFalse();
        move(Duration.ofHours(2));
        Neighbourhood.await("the set of May", () -> holdsTags(behind, 5));
        neighbourhood.settleVeil();
    }

    @Test
    @Order(3)
    void aSetThatASuspensionRefused_isSentAtOnce_whenItIsOver() {
        behind.database()
                .useTransaction(
                        tx -> tx.execute("update share_agreement set life = 'SUSPENDED', suspended_here = true"));
        neighbourhood.takeIn(ahead, "more.csv", "id,nombre,telefono\na2,Nilo Tejeira,+50760000002\n");
        Neighbourhood.await("a refusal", () -> refused(ahead, "SUSPENDED") >= 1);
        String before = tags();
        behind.database()
                .useTransaction(tx -> behind.share().agreements().resume(tx, agreement, new OfficerName("oversight")));
        Neighbourhood.await("another tag set", () -> !tags().equals(before));
        neighbourhood.settleVeil();
    }

    /** Digest of the newest set that the node behind holds. */
    private static String tags() {
        List<String> digests = behind.database()
                .read(tx -> tx.createQuery("select digest from node_tags order by epoch desc")
                        .mapTo(String.class)
                        .list());
        return digests.getFirst();
    }

    @Test
    @Order(4)
    void theLedgerTellsOfEachSetThatWasSent() {
        assertThat(ahead.ledger().entries(EntryType.TAGS_SENT, Long.MAX_VALUE, 100))
                .hasSize((int) count(ahead, "select count(*) from wire_outbox where type = 'veil.tags'"));
    }
}
