// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.agreement.QueryBudget;
import org.enlace.envelope.Envelope;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.LoadTerms;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.HandlingMark;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.enlace.model.SourceGrade;
import org.enlace.model.StatementSource;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.VeilQuery;
import org.enlace.veil.VeilQuestion;
import org.enlace.veil.tags.KeyScope;
import org.enlace.wire.Handover;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The asker's side of a small budget, day by day. */
class BudgetTest {
    @TempDir
    private static Path home;

    private static Neighbourhood neighbourhood;
    private static AuthorityNode asker;
    private static AuthorityNode holder;
    private static AgreementDigest agreement;

    @BeforeAll
    static void start() {
        neighbourhood = new Neighbourhood(home);
        asker = neighbourhood.start("asker", "PA");
        holder = neighbourhood.start("holder", "CR");
        Neighbourhood.introduce(asker, holder);
        neighbourhood.takeIn(holder, "cases.csv", "id,nombre,telefono\nh1,Fabiana Ulate,+50760000004\n");
        agreement = neighbourhood.agree(
                asker,
                holder,
                Neighbourhood.withBudget(
                        neighbourhood.usual(asker, holder), new ClassLabel("phone"), new QueryBudget(2, 1)));
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

    private static long asked() {
        return count(asker, "select count(*) from node_asked");
    }

    private static void settle() {
        Neighbourhood.await("all answers", () -> {
            asker.wake();
            return asker.isSettled();
        });
        neighbourhood.settleVeil();
    }

    @Test
    void asksWithinTheBudget_dayByDay_andAgainWhatWasRefused() {
        spendBehindTheNodesBack();
        neighbourhood.takeIn(asker, "cases.csv", """
            id,nombre,telefono
            a1,Edelmiro Bastidas,+50760000001
            a2,Nilo Tejeira,+50760000002
            a3,Aquilino Samudio,+50760000003
            a4,Fabiana Ulate,+50760000004
            """);
        settle();
        assertThat(count(asker, "select count(*) from node_query"))
                .as("a set of two, a set of one")
                .isEqualTo(2);
        assertThat(refusals()).as("the holder has counted one already").isEqualTo(1);
        assertThat(asked()).as("what was refused counts as not asked").isEqualTo(1);
        settle();
        assertThat(count(asker, "select count(*) from node_query"))
                .as("no more today")
                .isEqualTo(2);

        for (int day = 1; day <= 3; day++) {
            neighbourhood.clock().move(Duration.ofDays(1));
            settle();
            assertThat(asked()).isEqualTo(1 + day);
        }
        assertThat(refusals()).isEqualTo(1);
        assertThat(asker.database().read(asker.hits()::all)).hasSize(1);
        assertThat(asker.database().read(asker::budgets))
                .singleElement()
                .satisfies(left -> assertThat(left.values().left()).isZero());
    }

    @Test
    void withdrawsItsTags_whenItsFilesExpire() {
        StatementSource source = new StatementSource(
                "short", holder.authority().id(), "short", SourceGrade.parse("B2"), HandlingMark.DEFAULT, "Law 1");
        byte[] table = "id,nombre,telefono\ns1,Onésimo Barranco,+50760000009\n".getBytes(StandardCharsets.UTF_8);
        Neighbourhood.release(
                holder,
                holder.files()
                        .takeIn(
                                IntakeInput.of("short.csv", table),
                                new LoadTerms(source, "CR", 10),
                                Optional.empty(),
                                Optional.empty(),
                                new OfficerName("officer")));
        neighbourhood.settleVeil();
        assertThat(phones()).contains("+50760000009");
        String before = published();

        neighbourhood.clock().move(Duration.ofDays(11));
        holder.wake();
        Neighbourhood.await("another tag set", () -> !published().equals(before));
        assertThat(phones()).doesNotContain("+50760000009").contains("+50760000004");
        assertThat(holder.ledger().entries(EntryType.PURGE, Long.MAX_VALUE, 10)).hasSize(1);
        neighbourhood.settleVeil();
    }

    private static Set<String> phones() {
        return holder.database()
                .read(tx -> holder.files().identifiers(tx, IdentifierClass.PHONE))
                .keySet();
    }

    /** What the holder's current tag set was made from. */
    private static String published() {
        return holder.database()
                .read(tx -> tx.createQuery("select digest from node_published")
                        .mapTo(String.class)
                        .one());
    }

    /** One question past the node's own account, so that the holder has counted more than the asker knows. */
    private static void spendBehindTheNodesBack() {
        long epoch = VeilEpoch.of(neighbourhood.clock().instant()).number();
        VeilQuestion question =
                new VeilQuestion(new org.enlace.veil.tags.VeilInput(new ClassLabel("phone"), "+50769999999"), "case-1");
        try (VeilQuery query = VeilQuery.ask(List.of(question), new SecureRandom())) {
            QueryManifest manifest = query.manifest(
                    new KeyScope(agreement, new ClassLabel("phone"), epoch), Purpose.ORGANISATIONS_AND_METHODS);
            send("veil.query", manifest.encode());
            send("veil.chunk", query.chunk(manifest, 0).encode());
        }
        neighbourhood.settle();
    }

    private static Envelope send(String type, byte[] content) {
        return Handover.smuggle(asker.mailroom(), holder.mailroom(), type, agreement, content);
    }

    private static long refusals() {
        return count(asker, "select count(*) from wire_outbox where code = 'BUDGET_EXHAUSTED'");
    }
}
