// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.exchange.VeilHit;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.share.DisclosureDryRun;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.DisclosureRequests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Stopping between two real nodes, one of which is away when the other stops or is restored from an older copy. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StopsTest {
    private static final String NAME = "Planta Inventada Uno";

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
        Neighbourhood.introduce(panama, costaRica);
        neighbourhood.takeIn(panama, "panama.csv", "id,nombre,telefono\nv1," + NAME + ",+50760000001\n");
        neighbourhood.takeIn(costaRica, "costa-rica.csv", "id,nombre,telefono\nc1,Otra Planta,+50760000001\n");
        agreement = neighbourhood.agree(panama, costaRica);
        neighbourhood.settleVeil();
    }

    @AfterAll
    static void close() {
        neighbourhood.close();
    }

    private static long count(AuthorityNode node, String sql) {
        return node.database()
                .<Long>read(tx -> tx.createQuery(sql).mapTo(Long.class).one());
    }

    private static void approve() {
        DisclosureRequest request =
                panama.database().read(panama.share().requests()::pending).getFirst();
        DisclosureRequests.Approving approving = panama.database().inTransaction(tx -> {
            String shown = panama.share()
                    .requests()
                    .preview(tx, request.id())
                    .map(DisclosureDryRun::digest)
                    .orElseThrow();
            OfficerApproval approval = new OfficerApproval(
                    new OfficerName("liaison"),
                    OfficerRole.LIAISON,
                    neighbourhood.clock().instant());
            return panama.share().requests().approve(tx, request.id(), approval, shown);
        });
        assertThat(approving).isInstanceOf(DisclosureRequests.Sent.class);
    }

    private static long inClear(AuthorityNode node) {
        return count(
                node,
                "select count(*) from wire_outbox where content is not null and type = 'share.disclosure'"
                        + " and convert_from(content, 'UTF8') like '%" + NAME + "%'");
    }

    private static List<Object> logged(AuthorityNode node, EntryType type, String field) {
        return node.ledger().entries(type, Long.MAX_VALUE, 10_000).stream()
                .map(one -> one.entry().fields().getOrDefault(field, ""))
                .toList();
    }

    @Test
    @Order(1)
    void disclosureThatWaits_neverLeaves_whenTheAgreementIsSuspended() {
        VeilHit hit = costaRica.database().read(costaRica.hits()::all).getFirst();
        assertThat(Neighbourhood.ask(costaRica, hit)).isInstanceOf(HitLeads.Asked.class);
        neighbourhood.settle();
        AuthorityId away = costaRica.authority().id();
        neighbourhood.stop(costaRica);
        approve();
        assertThat(inClear(panama)).isEqualTo(1);
        panama.database()
                .useTransaction(tx -> panama.share().agreements().suspend(tx, agreement, new OfficerName("oversight")));

        assertThat(inClear(panama)).as("without a line, at once").isZero();
        assertThat(logged(panama, EntryType.ENVELOPE_WITHDRAWN, "type")).contains("share.disclosure");
        assertThat(logged(panama, EntryType.ENVELOPE_WITHDRAWN, "code")).contains("SUSPENDED");
        costaRica = neighbourhood.resume(away);
        neighbourhood.settle();
        assertThat(Neighbourhood.life(costaRica, agreement)).isEqualTo(AgreementLife.SUSPENDED);
        assertThat(count(costaRica, "select count(*) from share_foreign")).isZero();
        assertThat(logged(costaRica, EntryType.ENVELOPE_REFUSED, "code")).contains("WITHDRAWN");
        assertThat(panama.database().read(panama.share().recalls()::sent))
                .as("nothing was disclosed")
                .isEmpty();
    }

    @Test
    @Order(2)
    void leavesAfterAll_whenItIsApprovedAnew_andItsContentGoesWithTheReceipt() {
        panama.database()
                .useTransaction(tx -> panama.share().agreements().resume(tx, agreement, new OfficerName("oversight")));
        Neighbourhood.await("the resumption", () -> Neighbourhood.life(costaRica, agreement) == AgreementLife.IN_FORCE);
        approve();
        neighbourhood.settle();
        assertThat(count(costaRica, "select count(*) from share_foreign where content is not null"))
                .isEqualTo(1);
        assertThat(inClear(panama)).isZero();
        assertThat(panama.database()
                        .read(tx -> panama.share().recheck().everything(tx))
                        .breaches())
                .isEmpty();
    }

    @Test
    @Order(3)
    void restoredNode_isHeardWhenItSuspends_andBothNameTheGap() {
        neighbourhood.settleVeil();
        long next = count(panama, "select next from wire_channel where channel = 'AGREEMENTS'");
        String last = panama.database()
                .read(tx -> tx.createQuery("select last from wire_channel where channel = 'AGREEMENTS'")
                        .mapTo(String.class)
                        .one());
        panama.database()
                .useTransaction(tx -> panama.share().agreements().suspend(tx, agreement, new OfficerName("oversight")));
        panama.database()
                .useTransaction(tx -> panama.share().agreements().resume(tx, agreement, new OfficerName("oversight")));
        neighbourhood.settle();
        panama.database().useTransaction(tx -> {
            tx.execute("delete from wire_outbox where channel = 'AGREEMENTS' and sequence >= ?", next);
            tx.execute("update wire_channel set next = ?, last = ? where channel = 'AGREEMENTS'", next, last);
        });
        panama.database()
                .useTransaction(tx -> panama.share().agreements().suspend(tx, agreement, new OfficerName("oversight")));

        Neighbourhood.await(
                "the suspension", () -> Neighbourhood.life(costaRica, agreement) == AgreementLife.SUSPENDED);
        Neighbourhood.await(
                "the gap", () -> !logged(panama, EntryType.CHANNEL_GAP, "count").isEmpty());
        assertThat(logged(panama, EntryType.CHANNEL_GAP, "count")).containsExactly(2L);
        assertThat(logged(costaRica, EntryType.CHANNEL_GAP, "cause")).containsExactly("SENDER_SET_BACK");
    }

    @Test
    @Order(4)
    void restoredNode_asksForWhatItMisses_andHearsTheNewStepsAgain() {
        panama.database()
                .useTransaction(tx -> panama.share().agreements().resume(tx, agreement, new OfficerName("oversight")));
        neighbourhood.settleVeil();
        long tags = count(panama, "select count(*) from wire_outbox where type = 'veil.tags'");
        costaRica.database().useTransaction(tx -> {
            tx.execute("delete from wire_inbox where partner = 'pa-security' and channel = 'MAIN'");
            tx.execute("update wire_arrival set next = 1, last = repeat('0', 64) where channel = 'MAIN'");
            tx.execute("delete from node_tags");
        });
        panama.askWitnesses();
        panama.database()
                .useTransaction(tx -> panama.mailroom()
                        .outbox()
                        .send(
                                tx,
                                costaRica.authority().id(),
                                "wire.card",
                                panama.card().bytes()));
        Neighbourhood.await(
                "the gap",
                () -> logged(costaRica, EntryType.CHANNEL_GAP, "cause").contains("RECIPIENT_SET_BACK"));
        Neighbourhood.await(
                "the gap on the other side",
                () -> logged(panama, EntryType.CHANNEL_GAP, "cause").contains("RECIPIENT_SET_BACK"));
        neighbourhood.clock().move(java.time.Duration.ofMinutes(2));
        panama.wake();
        Neighbourhood.await(
                "tag sets made again under what is agreed now",
                () -> count(panama, "select count(*) from wire_outbox where type = 'veil.tags'") > tags);
    }
}
