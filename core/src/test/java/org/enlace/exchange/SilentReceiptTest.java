// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.enlace.agreement.AgreementTerms;
import org.enlace.agreement.QueryBudget;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.Receipt;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.Purpose;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.veil.VeilQuery;
import org.enlace.veil.VeilQuestion;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.TagLayout;
import org.enlace.veil.tags.TagSet;
import org.enlace.veil.tags.VeilInput;
import org.enlace.veil.tags.VeilKey;
import org.enlace.wire.Handover;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a partner's receipts do not tell, and how much of the veil's messages a partner may send. */
class SilentReceiptTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private static Path home;

    private static Neighbourhood neighbourhood;
    private static AuthorityNode holder;
    private static AuthorityNode asker;
    private static AgreementDigest agreement;

    @BeforeAll
    static void start() {
        neighbourhood = new Neighbourhood(home);
        holder = neighbourhood.start("holder", "CR");
        asker = neighbourhood.start("asker", "PA");
        Neighbourhood.introduce(holder, asker);
        QueryBudget budget = new QueryBudget(10_000, 10_000);
        SortedMap<ClassLabel, QueryBudget> budgets =
                new TreeMap<>(Map.of(new ClassLabel("phone"), budget, TagLayout.NAME_TOKEN, budget));
        neighbourhood.takeIn(asker, "a.csv", "id,nombre,telefono\na1,Edelmiro Bastidas,+50760000001\n");
        agreement = neighbourhood.agree(
                holder,
                asker,
                Neighbourhood.with(neighbourhood.usual(holder, asker), new AgreementTerms.Queries(budgets, true)));
        neighbourhood.settleVeil();
    }

    @AfterAll
    static void close() {
        neighbourhood.close();
    }

    private static long hits() {
        return asker.database()
                .<Long>read(tx -> tx.createQuery("SELECT count(*) FROM node_hit")
                        .mapTo(Long.class)
                        .one());
    }

    private static int tagsReceived() {
        return asker.ledger()
                .entries(EntryType.TAGS_RECEIVED, Long.MAX_VALUE, 1_000)
                .size();
    }

    private static KeyScope scope(ClassLabel label) {
        return new KeyScope(
                agreement, label, VeilEpoch.of(neighbourhood.clock().instant()).number());
    }

    private static Receipt sent(AuthorityNode from, AuthorityNode to, String type, byte[] content) {
        Envelope envelope = Handover.smuggle(from.mailroom(), to.mailroom(), type, agreement, content);
        return from.database()
                .read(tx -> from.mailroom().outbox().receipt(tx, envelope.digest()))
                .orElseThrow();
    }

    /** Nobody can write a hit here; the tag set that brings one is taken all the same, and its receipt is of that transaction. */
    @Test
    void receiptOfATagSetDoesNotWaitForWhatItFinds() {
        assertThat(hits()).isZero();
        int before = tagsReceived();
        asker.database().useTransaction(tx -> {
            tx.execute("LOCK TABLE node_hit IN EXCLUSIVE MODE");
            neighbourhood.takeIn(holder, "h.csv", "id,nombre,telefono\nh1,Edelmiro Bastidas,+50760000001\n");
            Neighbourhood.await("the tags", () -> tagsReceived() > before);
        });
        Neighbourhood.await("the hit", () -> hits() == 1);
    }

    @Test
    void tagSetsAboveThoseOfADayAreRefused_andTakenTheDayAfter() {
        byte[] set;
        try (VeilKey key = VeilKey.derive(new byte[32], scope(new ClassLabel("phone")))) {
            set = TagSet.of(key, List.of(new VeilInput(new ClassLabel("phone"), "+50769999999")), RANDOM)
                    .encode();
        }
        assertThat(sent(holder, asker, "veil.tags", set).outcome()).isEqualTo(Receipt.Outcome.ACCEPTED);
        asker.database().useTransaction(tx -> tx.execute("UPDATE node_tags SET taken = 200 WHERE class = 'phone'"));
        assertThat(sent(holder, asker, "veil.tags", set).code()).isEqualTo("VEIL_TOO_MANY_SETS");
        neighbourhood.clock().move(Duration.ofDays(1));
        assertThat(sent(holder, asker, "veil.tags", set).code()).isNotEqualTo("VEIL_TOO_MANY_SETS");
    }

    @Test
    void manifestsOfWhichNothingIsAsked_andPartsOfPersons_areRefused() {
        assertThat(sent(asker, holder, "veil.query", manifest(TagLayout.NAME_TOKEN, 16))
                        .code())
                .isEqualTo("VEIL_WRONG_COUNT");
        assertThat(sent(asker, holder, "veil.query", manifest(TagLayout.NAME_TOKEN, 171 * 24))
                        .code())
                .as("its last chunk would be questions of two forms alone")
                .isEqualTo("VEIL_WRONG_COUNT");
        assertThat(sent(asker, holder, "veil.query", manifest(new ClassLabel("phone"), 3))
                        .outcome())
                .isEqualTo(Receipt.Outcome.ACCEPTED);
        holder.database().useTransaction(tx -> tx.execute("""
            INSERT INTO node_manifest (manifest, partner, agreement, content, at)
            SELECT 'planted-' || n, 'asker', agreement, content, at
            FROM generate_series(1, 256) n, (SELECT agreement, content, at FROM node_manifest LIMIT 1) one\
            """));
        assertThat(sent(asker, holder, "veil.query", manifest(new ClassLabel("phone"), 4))
                        .code())
                .isEqualTo("VEIL_TOO_MANY_MANIFESTS");
        holder.database().useTransaction(tx -> tx.execute("DELETE FROM node_manifest WHERE manifest LIKE 'planted-%'"));
    }

    private static byte[] manifest(ClassLabel label, int count) {
        List<VeilQuestion> questions = IntStream.range(0, count)
                .mapToObj(number -> new VeilQuestion(new VeilInput(label, "none|" + number), "case-1"))
                .toList();
        try (VeilQuery query = VeilQuery.ask(questions, RANDOM)) {
            return query.manifest(scope(label), Purpose.ORGANISATIONS_AND_METHODS)
                    .encode();
        }
    }
}
