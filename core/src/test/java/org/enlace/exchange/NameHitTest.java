// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.QueryBudget;
import org.enlace.agreement.SharedOperation;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.ownfiles.HandleSubjects;
import org.enlace.share.DisclosureDryRun;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.DisclosureRequests;
import org.enlace.share.ForeignRecords;
import org.enlace.tokens.NameTokens;
import org.enlace.veil.tags.TagLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Persons that two authorities write differently, found by name and date of birth and by nothing else. */
class NameHitTest {
    private static final String ASKED = """
        id,nombre,fecha_nacimiento
        a1,Onésimo Barranco Tuñón,1971-05-14
        a2,Yesid Caicedo,1980-03-04
        a3,Fabiana Ulate Mora,1990-10-09
        a4,Saturnino Ábrego,
        a5,Wang Jianguo,1971-09-12
        """;
    private static final String HELD = """
        id,nombre,fecha_nacimiento
        b1,BARRANCO TUNON ONESIMO,1971-05-14
        b2,Yesid Caicedo,1980-04-03
        b3,Fabiana Mora Ulate,1961-02-27
        b4,Saturnino Ábrego,1970-01-01
        b5,Wong Chien-kuo,1971-09-12
        """;

    @TempDir
    private Path home;

    private Neighbourhood neighbourhood;
    private AuthorityNode asker;
    private AuthorityNode holder;

    @BeforeEach
    void openFiles() {
        neighbourhood = new Neighbourhood(home);
        asker = neighbourhood.start("asker", "PA");
        holder = neighbourhood.start("holder", "CR");
        Neighbourhood.introduce(asker, holder);
        neighbourhood.takeIn(asker, "a.csv", ASKED);
        neighbourhood.takeIn(holder, "b.csv", HELD);
    }

    @AfterEach
    void close() {
        neighbourhood.close();
    }

    @Test
    void spellingsOfOnePersonHit_andStrangersDoNot() {
        agree(new QueryBudget(1_000, 100));
        assertThat(found(asker)).containsExactlyInAnyOrder("a1 b1", "a2 b2", "a5 b5");
        assertThat(found(holder)).containsExactlyInAnyOrder("b1 a1", "b2 a2", "b5 a5");
        assertThat(asked()).isEqualTo(4 * NameTokens.MOST);
        RemainingBudget left = asker.database().read(asker::budgets).getFirst();
        assertThat(left.values().left()).isEqualTo(1_000 / NameTokens.MOST - 4);
        assertThat(left.notAskable()).isEqualTo(1);
    }

    @Test
    void requestForANameBringsThatRecordAlone() {
        agree(new QueryBudget(1_000, 100));
        VeilHit hit = hits(asker).stream()
                .filter(one -> record(one.subject()).equals("a2"))
                .findFirst()
                .orElseThrow();
        Neighbourhood.ask(asker, hit);
        neighbourhood.settle();
        approve();
        neighbourhood.settle();
        List<String> received = asker
                .database()
                .inTransaction(tx -> asker.share()
                        .foreign()
                        .all(tx, new ForeignRecords.Reader(new OfficerName("analyst"), SharedOperation.DISCLOSE))
                        .subjects())
                .stream()
                .map(one -> one.subject().caption())
                .toList();
        assertThat(received).containsExactly("Yesid Caicedo");
        VeilHit disclosed =
                asker.database().read(tx -> asker.hits().find(tx, hit.id())).orElseThrow();
        assertThat(disclosed.state()).isEqualTo(VeilHit.State.DISCLOSED);
        assertThat(disclosed.probability().orElseThrow()).isGreaterThan(0.5);
    }

    @Test
    void personThatStandsInManyFiles_isFoundInAllOfThem() {
        neighbourhood.takeIn(holder, "many.csv", """
            id,nombre,fecha_nacimiento
            c1,Fabiana Ulate Mora,1990-10-09
            c2,FABIANA ULATE MORA,1990-10-09
            c3,"Ulate Mora, Fabiana",1990-10-09
            c4,Fabiana Uláte Mora,1990-10-09
            c5,Fabiana Ulate Mora,1990-10-09
            """);
        agree(new QueryBudget(1_000, 100));
        assertThat(found(asker)).contains("a3 c1", "a3 c2", "a3 c3", "a3 c4", "a3 c5");
        assertThat(hits(asker)).hasSize(4);
    }

    @Test
    void handleOpensTheRecordInTheThirdMonthToo() {
        agree(new QueryBudget(1_000, 100));
        for (int month = 0; month < 3; month++) {
            neighbourhood.clock().move(Duration.ofDays(31));
            neighbourhood.settleVeil();
            long now = VeilEpoch.of(neighbourhood.clock().instant()).number();
            List<Long> published = holder.database()
                    .read(tx -> tx.createQuery("SELECT DISTINCT epoch FROM node_handle")
                            .mapTo(Long.class)
                            .list());
            assertThat(published).as("each month publishes them anew").containsExactly(now);
        }
        assertThat(found(asker)).containsExactlyInAnyOrder("a1 b1", "a2 b2", "a5 b5");
    }

    @Test
    void subjectThatIsSomebodyElseNow_standsNoLongerBehindTheOldHandle() {
        neighbourhood.takeIn(holder, "same.csv", "id,nombre,fecha_nacimiento\nc1,Yesid Caicedo,1980-04-03\n");
        agree(new QueryBudget(1_000, 100));
        assertThat(found(asker)).contains("a2 b2", "a2 c1");
        neighbourhood.takeIn(holder, "more.csv", "id,nombre,fecha_nacimiento\nd1,Leovigildo Pittí,1966-11-30\n");
        List<String> ids = holder.database().read(holder.files()::names).values().stream()
                .flatMap(List::stream)
                .toList();
        String corrected =
                ids.stream().filter(id -> record(id).equals("c1")).findFirst().orElseThrow();
        String into =
                ids.stream().filter(id -> record(id).equals("d1")).findFirst().orElseThrow();
        holder.database()
                .useTransaction(tx -> holder.files()
                        .cases()
                        .merge(tx, corrected, into, new OfficerName("analyst"), "the same person"));
        holder.files().changed();
        neighbourhood.settleVeil();
        assertThat(found(asker)).contains("a2 b2").doesNotContain("a2 d1");
    }

    @Test
    void budgetIsSpentByWholePersons() {
        agree(new QueryBudget(3 * NameTokens.MOST - 1, NameTokens.MOST - 1));
        assertThat(asked()).isEqualTo(2 * NameTokens.MOST);
    }

    @Test
    void sameLeadStandsAcrossMonthsAndSpellings() {
        agree(new QueryBudget(1_000, 100));
        Set<String> before = hits(asker).stream().map(VeilHit::id).collect(Collectors.toSet());
        neighbourhood.clock().move(Duration.ofDays(35));
        neighbourhood.settleVeil();
        assertThat(hits(asker)).extracting(VeilHit::id).containsExactlyInAnyOrderElementsOf(before);
        neighbourhood.takeIn(asker, "again.csv", "id,nombre,fecha_nacimiento\na2,Yessid Caicedo,1980-03-04\n");
        neighbourhood.settleVeil();
        assertThat(asked()).isEqualTo(9 * NameTokens.MOST);
        assertThat(found(asker)).contains("a2 b2");
    }

    /** Puts names alone under an agreement and lets both sides ask. */
    private void agree(QueryBudget budget) {
        neighbourhood.agree(
                asker,
                holder,
                Neighbourhood.withBudget(neighbourhood.usual(asker, holder), TagLayout.NAME_TOKEN, budget));
        neighbourhood.settleVeil();
    }

    private static List<VeilHit> hits(AuthorityNode node) {
        return node.database().read(node.hits()::all);
    }

    /** Own record and the partner's behind the handle. */
    private List<String> found(AuthorityNode node) {
        AuthorityNode other = node == asker ? holder : asker;
        return hits(node).stream()
                .flatMap(hit ->
                        other
                                .database()
                                .read(tx -> HandleSubjects.of(tx, other.files(), hit.agreement(), hit.handle()))
                                .stream()
                                .map(behind -> record(hit.subject()) + " " + record(behind)))
                .toList();
    }

    private static String record(String subject) {
        return subject.substring(subject.lastIndexOf(':') + 1);
    }

    private long asked() {
        return asker.ledger().entries(EntryType.QUERY_SENT, Long.MAX_VALUE, 100).stream()
                .mapToLong(entry -> (Long) entry.entry().fields().get("questions"))
                .sum();
    }

    private void approve() {
        DisclosureRequests requests = holder.share().requests();
        holder.database().useTransaction(tx -> {
            DisclosureRequest request = requests.pending(tx).getFirst();
            String shown = requests.preview(tx, request.id())
                    .map(DisclosureDryRun::digest)
                    .orElseThrow();
            OfficerApproval approval = new OfficerApproval(
                    new OfficerName("liaison"),
                    OfficerRole.LIAISON,
                    holder.settings().clock().instant());
            assertThat(requests.approve(tx, request.id(), approval, shown)).isInstanceOf(DisclosureRequests.Sent.class);
        });
    }
}
