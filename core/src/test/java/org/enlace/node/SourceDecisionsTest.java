// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.cases.rows.CaseException;
import org.enlace.cases.rows.ContentCounts;
import org.enlace.cases.rows.HeldSource;
import org.enlace.cases.rows.SubjectCaption;
import org.enlace.envelope.Receipt;
import org.enlace.exchange.VeilHit;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.LoadTerms;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.AgreementDigest;
import org.enlace.model.HandlingMark;
import org.enlace.model.OfficerName;
import org.enlace.model.SourceGrade;
import org.enlace.model.StatementSource;
import org.enlace.ownfiles.OwnFiles.Taken;
import org.enlace.share.DisclosureDryRun;
import org.enlace.share.DisclosureRecalls;
import org.enlace.share.DisclosureRequest;
import org.enlace.wire.Handover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load waits until an officer has looked at it, and a wrong one is taken back with all that rests on it. */
class SourceDecisionsTest {
    private static final String SHARED = "+50760000001";

    @TempDir
    Path home;

    private static Taken load(AuthorityNode node, String id, String table) {
        StatementSource source = new StatementSource(
                id, node.authority().id(), id, SourceGrade.parse("B2"), HandlingMark.DEFAULT, "Law 1");
        return node.files()
                .takeIn(
                        IntakeInput.of(id + ".csv", table.getBytes(StandardCharsets.UTF_8)),
                        new LoadTerms(source, node.authority().country(), 300),
                        Optional.empty(),
                        Optional.empty(),
                        new OfficerName("analyst"));
    }

    private static List<VeilHit> hits(AuthorityNode node) {
        return node.database().read(node.hits()::all);
    }

    private static List<String> held(AuthorityNode node) {
        return node.database()
                .read(tx -> node.files().cases().search(tx, "", Optional.empty(), 0, 50).hits().stream()
                        .map(one -> one.subject().text())
                        .toList());
    }

    private static boolean isMarked(AuthorityNode node, VeilHit hit) {
        return node.database()
                .read(tx -> node.hits().find(tx, hit.id()))
                .orElseThrow()
                .restsOnNothing();
    }

    private static List<String> phones(AuthorityNode node) {
        return List.copyOf(node.database()
                .read(tx -> node.files().identifiers(tx, IdentifierClass.PHONE))
                .keySet());
    }

    @Test
    void aLoad_isNotAskedBeforeItsRelease_andIsTakenBackWhole() {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode asker = neighbourhood.start("cr-migration", "CR");
            AuthorityNode holder = neighbourhood.start("pa-security", "PA");
            Neighbourhood.introduce(asker, holder);
            neighbourhood.agree(asker, holder);
            neighbourhood.takeIn(asker, "kept.csv", "id,nombre,telefono\na0,Casto Villamar,+50760000007\n");
            neighbourhood.takeIn(
                    holder, "h.csv", "id,nombre,rol,telefono\nh1,Edelmiro Bastidas,chofer," + SHARED + "\n");
            neighbourhood.settleVeil();
            long asked = asker.ledger()
                    .entries(EntryType.QUERY_SENT, Long.MAX_VALUE, 50)
                    .size();

            Taken taken = load(asker, "s1", "id,nombre,telefono\na1,Edelmiro Bastidas," + SHARED + "\n");
            neighbourhood.settleVeil();
            assertThat(phones(asker))
                    .as("a load that is to be checked is nothing to ask about")
                    .doesNotContain(SHARED);
            assertThat(asker.ledger().entries(EntryType.QUERY_SENT, Long.MAX_VALUE, 50))
                    .hasSize((int) asked);
            assertThat(hits(asker)).isEmpty();
            long waiting = asker.database().read(asker.files().cases()::waitingLoads);
            assertThat(waiting).isEqualTo(1);
            List<SubjectCaption> brought = asker.database()
                    .read(tx -> asker.files().cases().brought(tx, taken.result().load(), 10));
            assertThat(brought).extracting(SubjectCaption::text).containsExactly("Edelmiro Bastidas");

            asker.sources().release(taken.result().load(), new OfficerName("analyst"));
            Neighbourhood.await("the hit", () -> !hits(asker).isEmpty());
            neighbourhood.settleVeil();
            assertThat(asker.ledger().entries(EntryType.LOAD_RELEASED, Long.MAX_VALUE, 10))
                    .hasSize(2);
            assertThatThrownBy(() -> asker.sources().release(taken.result().load(), new OfficerName("analyst")))
                    .isInstanceOf(CaseException.class);

            VeilHit told = disclose(neighbourhood, holder, asker);
            assertThat(told.partner()).isEqualTo(asker.authority().id());
            takeBack(neighbourhood, asker, holder);
        }
    }

    @Test
    void questionsThatWait_doNotGo_whenTheirSourceIsTakenBack() {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode asker = neighbourhood.start("cr-migration", "CR");
            AuthorityNode holder = neighbourhood.start("pa-security", "PA");
            Neighbourhood.introduce(asker, holder);
            neighbourhood.agree(asker, holder);
            neighbourhood.takeIn(asker, "kept.csv", "id,nombre,telefono\na0,Casto Villamar,+50760000007\n");
            neighbourhood.takeIn(holder, "h.csv", "id,nombre,telefono\nh1,Edelmiro Bastidas," + SHARED + "\n");
            neighbourhood.settleVeil();
            final int asked = asked(asker);
            final int received = received(holder);

            neighbourhood.stop(holder);
            Taken taken = load(asker, "s1", "id,nombre,telefono\na1,Edelmiro Bastidas," + SHARED + "\n");
            asker.sources().release(taken.result().load(), new OfficerName("analyst"));
            Neighbourhood.await("a question that waits", () -> asked(asker) > asked);
            asker.sources().withdraw("s1", new OfficerName("liaison"));
            Neighbourhood.await("no content of questions that wait", () -> waiting(asker) == 0);

            neighbourhood.resume(holder.authority().id());
            neighbourhood.settleVeil();
            AuthorityNode again = neighbourhood.node(holder.authority().id());
            assertThat(received(again)).isEqualTo(received);
            assertThat(hits(asker)).isEmpty();
        }
    }

    @Test
    void aPartnersWord_thatWeWithdrewWhatItRefuses_isNotBelieved() {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode asker = neighbourhood.start("cr-migration", "CR");
            AuthorityNode holder = neighbourhood.start("pa-security", "PA");
            Neighbourhood.introduce(asker, holder);
            neighbourhood.settle();
            neighbourhood.stop(holder);
            AgreementDigest agreement = asker.database()
                    .inTransaction(tx -> asker.share()
                            .agreements()
                            .offer(tx, neighbourhood.usual(asker, holder), new OfficerName("liaison")))
                    .digest();
            Handover.answer(asker.mailroom(), holder.mailroom(), Receipt.Outcome.REFUSED, "WITHDRAWN");
            assertThat(Neighbourhood.life(asker, agreement)).isEqualTo(AgreementLife.ENDED);
        }
    }

    private static int asked(AuthorityNode node) {
        return node.ledger().entries(EntryType.QUERY_SENT, Long.MAX_VALUE, 50).size();
    }

    private static int received(AuthorityNode node) {
        return node.ledger()
                .entries(EntryType.QUERY_ANSWERED, Long.MAX_VALUE, 50)
                .size();
    }

    private static long waiting(AuthorityNode node) {
        return node.database()
                .<Long>read(tx -> tx.createQuery("""
                    select count(*) from wire_outbox
                    where type in ('veil.query', 'veil.chunk') and outcome is null and content is not null
                    """).mapTo(Long.class).one());
    }

    /** The holder asks the other way round, so that the load that is taken back was disclosed. */
    private static VeilHit disclose(Neighbourhood neighbourhood, AuthorityNode wants, AuthorityNode gives) {
        Neighbourhood.await("the other's hit", () -> !hits(wants).isEmpty());
        VeilHit hit = hits(wants).getFirst();
        Neighbourhood.ask(wants, hit);
        neighbourhood.settle();
        DisclosureRequest request =
                gives.database().read(gives.share().requests()::pending).getFirst();
        Instant now = gives.settings().clock().instant();
        gives.database().useTransaction(tx -> {
            String shown = gives.share()
                    .requests()
                    .preview(tx, request.id())
                    .map(DisclosureDryRun::digest)
                    .orElse("");
            gives.share()
                    .requests()
                    .approve(
                            tx,
                            request.id(),
                            new OfficerApproval(new OfficerName("liaison"), OfficerRole.LIAISON, now),
                            shown);
        });
        neighbourhood.settle();
        List<DisclosureRecalls.Sent> sent = gives.database().read(gives.share().recalls()::sent);
        assertThat(sent).hasSize(1);
        return hit;
    }

    private static void takeBack(Neighbourhood neighbourhood, AuthorityNode asker, AuthorityNode holder) {
        SourceDecisions.Reach reach =
                asker.database().read(tx -> asker.sources().reach(tx, "s1"));
        assertThat(reach.disclosures()).isEqualTo(1);
        assertThat(reach.partners()).containsExactly(holder.authority().id());
        assertThat(reach.hits()).isEqualTo(1);

        SourceDecisions.Reach done = asker.sources().withdraw("s1", new OfficerName("liaison"));
        assertThat(done).isEqualTo(reach);
        neighbourhood.settleVeil();
        assertThat(phones(asker)).containsExactly("+50760000007");
        assertThat(held(asker)).contains("Casto Villamar").doesNotContain("Edelmiro Bastidas");
        VeilHit hit = hits(asker).getFirst();
        assertThat(isMarked(asker, hit)).isTrue();
        DisclosureRecalls.Recall recall =
                asker.database().read(asker.share().recalls()::list).getFirst();
        assertThat(recall.done()).as("the partner purged").isPresent();
        assertThat(asker.ledger().entries(EntryType.SOURCE_WITHDRAWN, Long.MAX_VALUE, 10))
                .hasSize(1);
        HeldSource source = asker.database().read(asker.files().cases()::sources).stream()
                .filter(one -> one.id().equals("s1"))
                .findFirst()
                .orElseThrow();
        assertThat(source.withdrawal()).isPresent();
        assertThat(source.says()).isEqualTo(new ContentCounts(0, 0, 0));
        assertThatThrownBy(() -> asker.sources().withdraw("s1", new OfficerName("liaison")))
                .isInstanceOf(CaseException.class);

        Taken again = load(asker, "s1", "id,nombre,telefono\na1,Edelmiro Bastidas," + SHARED + "\n");
        assertThat(again.result().added().statements())
                .as("a source may be brought again")
                .isPositive();
        assertThat(phones(asker)).doesNotContain(SHARED);
        asker.sources().release(again.result().load(), new OfficerName("analyst"));
        assertThat(phones(asker)).contains(SHARED);
        assertThat(isMarked(asker, hit)).isFalse();
    }
}
