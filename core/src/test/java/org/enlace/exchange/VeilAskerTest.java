// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AgreementDraft;
import org.enlace.agreement.AgreementParty;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.QueryBudget;
import org.enlace.card.ActingNode;
import org.enlace.card.NodeKeys;
import org.enlace.ledger.entry.EntryType;
import org.enlace.ledger.entry.NodeEntry;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.store.ChangeNotices;
import org.enlace.store.StoreException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What publishing and asking cost the rest of the node, and what the ledger hears of a denial. */
class VeilAskerTest {
    @TempDir
    private static Path home;

    private static final NodeKeys KEYS =
            NodeKeys.generate(AuthorityId.of("node"), Clock.systemUTC(), new SecureRandom());

    private static Neighbourhood neighbourhood;
    private static AuthorityNode node;
    private static AuthorityNode partner;

    @BeforeAll
    static void start() {
        neighbourhood = new Neighbourhood(home);
        node = neighbourhood.start("node", "PA");
        partner = neighbourhood.start("partner", "CR");
        Neighbourhood.introduce(node, partner);
        neighbourhood.takeIn(node, "cases.csv", "id,nombre,telefono\na1,Edelmiro Bastidas,+50760000001\n");
    }

    @AfterAll
    static void close() {
        neighbourhood.close();
    }

    /** Chance that, each time it is drawn on, looks whether another line may write to the ledger. */
    private static final class Onlooker extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final transient List<Boolean> free = new ArrayList<>();

        @Override
        public void nextBytes(byte[] bytes) {
            super.nextBytes(bytes);
            if (node != null) {
                free.add(mayAppend());
            }
        }

        private static boolean mayAppend() {
            try {
                node.database().apart(tx -> {
                    tx.execute("set local lock_timeout = '300ms'");
                    return node.ledger().append(tx, new NodeEntry.SignedIn(new OfficerName("onlooker"), "ANALYST"));
                });
                return true;
            } catch (StoreException held) {
                return false;
            }
        }
    }

    private static Agreement phonesOnly(Duration until) {
        Agreement usual = AgreementDraft.bilateral(
                AgreementParty.of(node.card(), "Unit"),
                AgreementParty.of(partner.card(), "Unit"),
                neighbourhood.clock().instant().plus(until),
                neighbourhood.clock().instant().plus(Duration.ofDays(300)));
        return Neighbourhood.withBudget(usual, new ClassLabel("phone"), new QueryBudget(1_000, 1_000));
    }

    @Test
    void theLedgerIsFree_whileTagsAreEvaluatedAndQuestionsBlinded_andADenialIsLoggedOnce() {
        AgreementDigest early = neighbourhood.agree(node, partner, phonesOnly(Duration.ofDays(1)));
        for (int turn = 0; turn < 5; turn++) {
            node.wake();
            partner.wake();
            Neighbourhood.await("a turn", () -> denied(node) > 0);
            neighbourhood.settle();
        }
        new Upkept(node, early).turns(3);
        assertThat(denied(node)).as("refusals of one kind").isEqualTo(1);

        neighbourhood.clock().move(Duration.ofDays(2));
        node.wake();
        partner.wake();
        neighbourhood.settleVeil();
        assertThat(denied(node)).isEqualTo(1);
        theLedgerIsFree(early);
    }

    private static long denied(AuthorityNode node) {
        return node.ledger().entries(EntryType.REFUSAL, Long.MAX_VALUE, 1_000).stream()
                .filter(one -> "NOT_YET_IN_FORCE".equals(one.entry().fields().get("code")))
                .count();
    }

    /** The veil's turn done by hand, so that a test need not wait for the node's own. */
    private record Upkept(AuthorityNode node, AgreementDigest agreement) {
        void turns(int turns) {
            for (int turn = 0; turn < turns; turn++) {
                VeilAsker veilAsker = veiling(node, neighbourhood.clock(), new SecureRandom());
                veilAsker.publish(standing(agreement), phones(veilAsker));
            }
        }
    }

    private static void theLedgerIsFree(AgreementDigest agreement) {
        // Two months on, where this node has neither published nor asked; its partner's tags are those of today.
        Clock later = Clock.offset(neighbourhood.clock(), Duration.ofDays(62));
        long epoch = VeilEpoch.of(later.instant()).number();
        node.database().useTransaction(tx -> tx.execute("""
            insert into node_tags (partner, agreement, class, epoch, content, digest, at)
            select partner, agreement, class, ?, content, digest, at from node_tags
            """, epoch));
        Onlooker onlooker = new Onlooker();
        VeilAsker veilAsker = veiling(node, later, onlooker);
        AgreementStanding standing = standing(agreement);

        veilAsker.publish(standing, phones(veilAsker));
        int drawn = onlooker.free.size();
        assertThat(drawn).isPositive();
        assertThat(logged(EntryType.TAGS_SENT, epoch)).isEqualTo(1);
        veilAsker.ask(standing, phones(veilAsker));
        assertThat(onlooker.free.size()).isGreaterThan(drawn);
        assertThat(logged(EntryType.QUERY_SENT, epoch)).isEqualTo(1);
        assertThat(onlooker.free).doesNotContain(false);
    }

    private static QuestionClass phones(VeilAsker veilAsker) {
        return veilAsker.classes().ofLabel(new ClassLabel("phone")).orElseThrow();
    }

    private static long logged(EntryType type, long epoch) {
        return node.ledger().entries(type, Long.MAX_VALUE, 100).stream()
                .filter(one -> Optional.of(epoch)
                        .equals(Optional.ofNullable(one.entry().fields().get("epoch"))))
                .count();
    }

    private static AgreementStanding standing(AgreementDigest agreement) {
        return node.database()
                .read(tx -> node.share().agreements().get(tx, agreement))
                .orElseThrow();
    }

    private static VeilAsker veiling(AuthorityNode node, Clock clock, SecureRandom random) {
        return new VeilAsker(
                new ActingNode(node.authority(), KEYS, clock, random),
                node.database(),
                node.files(),
                node.share(),
                node.ledger(),
                new ChangeNotices());
    }
}
