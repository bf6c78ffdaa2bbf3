// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.QueryBudget;
import org.enlace.crypto.CanonicalJson;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.Receipt;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.Purpose;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.VeilQuery;
import org.enlace.veil.VeilQuestion;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.VeilInput;
import org.enlace.wire.Handover;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partners that put into their outbox what they should not: over real sockets, against a node that holds something. */
class HostilePartnerTest {
    private static final int FULL = 8;
    private static final int ADDITIONS = 3;
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private static Path home;

    private static Neighbourhood neighbourhood;
    private static AuthorityNode victim;
    private static AuthorityNode stranger;

    @BeforeAll
    static void start() {
        neighbourhood = new Neighbourhood(home);
        victim = neighbourhood.start("victim", "PA");
        stranger = neighbourhood.start("stranger", "CO");
        Neighbourhood.introduce(victim, stranger);
        neighbourhood.takeIn(victim, "cases.csv", "id,nombre,telefono\nv1,Onésimo Barranco,+50760000001\n");
    }

    @AfterAll
    static void close() {
        neighbourhood.close();
    }

    private record Asked(Envelope manifest, Envelope chunk) {}

    private static VeilQuery query(int... numbers) {
        List<VeilQuestion> questions = IntStream.of(numbers)
                .mapToObj(number -> new VeilQuestion(
                        new VeilInput(new ClassLabel("phone"), "+5076000%04d".formatted(number)), "case-1"))
                .toList();
        return VeilQuery.ask(questions, RANDOM);
    }

    private static KeyScope scope(AgreementDigest agreement) {
        return new KeyScope(
                agreement,
                new ClassLabel("phone"),
                VeilEpoch.of(neighbourhood.clock().instant()).number());
    }

    private static Envelope send(AuthorityNode from, String type, AgreementDigest agreement, byte[] content) {
        return Handover.smuggle(from.mailroom(), victim.mailroom(), type, agreement, content);
    }

    private static Asked ask(AuthorityNode from, AgreementDigest agreement, int... numbers) {
        try (VeilQuery query = query(numbers)) {
            QueryManifest manifest = query.manifest(scope(agreement), Purpose.ORGANISATIONS_AND_METHODS);
            BlindedChunk chunk = query.chunk(manifest, 0);
            return new Asked(
                    send(from, "veil.query", agreement, manifest.encode()),
                    send(from, "veil.chunk", agreement, chunk.encode()));
        }
    }

    private static Receipt receipt(AuthorityNode from, Envelope envelope) {
        Neighbourhood.await(
                "a receipt",
                () -> from.database()
                        .read(tx -> from.mailroom().outbox().receipt(tx, envelope.digest()))
                        .isPresent());
        return from.database()
                .read(tx -> from.mailroom().outbox().receipt(tx, envelope.digest()))
                .orElseThrow();
    }

    private static long count(AuthorityNode node, String sql) {
        return node.database()
                .<Long>read(tx -> tx.createQuery(sql).mapTo(Long.class).one());
    }

    private static boolean isLogged(AuthorityNode node, EntryType type, String field, String value) {
        return node.ledger().entries(type, Long.MAX_VALUE, 10_000).stream()
                .anyMatch(one -> value.equals(one.entry().fields().get(field)));
    }

    /** Envelopes refused by the victim and logged; its standing work logs other things meanwhile. */
    private static long refusals() {
        return victim.ledger()
                .entries(EntryType.ENVELOPE_REFUSED, Long.MAX_VALUE, 10_000)
                .size();
    }

    private static byte[] requestFor(AgreementDigest agreement) {
        return CanonicalJson.bytes(Map.of(
                "form",
                "enlace/request/2",
                "id",
                "ab".repeat(16),
                "agreement",
                agreement.value(),
                "handles",
                List.of(Map.of("class", "phone", "handle", "cd".repeat(16))),
                "purpose",
                Purpose.ORGANISATIONS_AND_METHODS.name(),
                "justification",
                "wants to know all the same",
                "case",
                "ef".repeat(16),
                "officer",
                "stranger",
                "role",
                "LIAISON"));
    }

    @Test
    void isRefused_withoutAgreement_whateverItSends() {
        String invented = "0".repeat(64);
        Asked asked = ask(stranger, new AgreementDigest(invented), 1);
        Envelope request = send(
                stranger, "share.request", new AgreementDigest(invented), requestFor(new AgreementDigest(invented)));
        Envelope bulletin = send(
                stranger,
                "corridor.bulletin",
                new AgreementDigest(invented),
                "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        for (Envelope envelope : List.of(asked.manifest(), asked.chunk(), request, bulletin)) {
            Receipt receipt = receipt(stranger, envelope);

            assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.REFUSED);
            assertThat(receipt.code()).as(envelope.type()).isEqualTo("NO_AGREEMENT");
            assertThat(receipt.isSignedBy(victim.card())).isTrue();
            assertThat(isLogged(victim, EntryType.ENVELOPE_REFUSED, "envelope", envelope.digest()))
                    .isTrue();
            assertThat(isLogged(stranger, EntryType.RECEIPT, "envelope", envelope.digest()))
                    .isTrue();
        }
        assertThat(count(victim, "select count(*) from node_manifest where partner = 'stranger'"))
                .isZero();
        assertThat(count(victim, "select count(*) from share_request where partner = 'stranger'"))
                .isZero();
        assertThat(count(victim, "select count(*) from wire_outbox where partner = 'stranger'"))
                .as("nothing evaluated, nothing answered")
                .isZero();
    }

    @Test
    void isRefused_whereOneBitWasFlipped() {
        Envelope envelope = send(stranger, "veil.query", new AgreementDigest("0".repeat(64)), new byte[100]);
        receipt(stranger, envelope);
        long refusals = refusals();
        byte[] whole = envelope.encoded();
        for (int at : new int[] {2, 3, 20, whole.length / 2, whole.length - 80, whole.length - 1}) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;

            Receipt receipt = victim.mailroom().inbox().receive(flipped);

            assertThat(receipt.outcome()).as("byte " + at).isEqualTo(Receipt.Outcome.RETURNED);
            assertThat(receipt.isSignedBy(victim.card())).isTrue();
        }
        assertThat(refusals()).as("nothing is logged of it").isEqualTo(refusals);
    }

    @Test
    void getsExactlyItsBudget_overParallelLinesRestartsAndDays() throws Exception {
        AuthorityNode asker = neighbourhood.start("asker", "CR");
        Neighbourhood.introduce(victim, asker);
        Agreement small = Neighbourhood.withBudget(
                neighbourhood.usual(victim, asker), new ClassLabel("phone"), new QueryBudget(FULL, ADDITIONS));
        AgreementDigest agreement = neighbourhood.agree(victim, asker, small);

        Envelope greedy = ask(
                        asker, agreement, IntStream.rangeClosed(1, FULL + 1).toArray())
                .chunk();
        assertThat(receipt(asker, greedy).code())
                .as("more than any bucket holds")
                .isEqualTo("BUDGET_EXHAUSTED");
        List<Asked> first = new ArrayList<>();
        IntStream.range(0, 20).forEach(number -> first.add(ask(asker, agreement, number)));
        deliverAgainInParallel(first);
        assertThat(answered(asker, first)).isEqualTo(FULL + ADDITIONS);
        assertThat(answers()).isEqualTo(FULL + ADDITIONS);

        victim = neighbourhood.restart(victim);
        List<Asked> afterRestart = List.of(ask(asker, agreement, 30), ask(asker, agreement, 31));
        assertThat(answered(asker, afterRestart)).isZero();

        neighbourhood.clock().move(Duration.ofDays(1));
        List<Asked> nextDay = new ArrayList<>();
        IntStream.range(40, 46).forEach(number -> nextDay.add(ask(asker, agreement, number)));
        assertThat(answered(asker, nextDay)).isEqualTo(ADDITIONS);
        assertThat(count(victim, "select sum(questions) from node_spent")).isEqualTo(FULL + 2 * ADDITIONS);
        assertThat(answers()).isEqualTo(FULL + 2 * ADDITIONS);

        isRefused_whereTheChunkWasAnsweredBefore(asker, agreement, nextDay.getFirst());
        isRefused_whereTheHitNeverWas(asker, agreement);
    }

    private static void isRefused_whereTheHitNeverWas(AuthorityNode asker, AgreementDigest agreement) {
        Envelope outcome = send(
                asker,
                "share.outcome",
                agreement,
                CanonicalJson.bytes(Map.of(
                        "form", "enlace/outcome/1",
                        "handle", "cd".repeat(16),
                        "class", "phone",
                        "request", "",
                        "purpose", Purpose.ORGANISATIONS_AND_METHODS.name(),
                        "outcome", "REJECTED",
                        "reason", "DIFFERENT",
                        "text", "")));
        assertThat(receipt(asker, outcome).code()).isEqualTo("UNKNOWN_HANDLE");
        assertThat(count(victim, "select count(*) from share_outcome")).isZero();
    }

    private static void isRefused_whereTheChunkWasAnsweredBefore(
            AuthorityNode asker, AgreementDigest agreement, Asked paid) {
        String manifest = QueryManifest.parse(paid.manifest().content()).id();
        try (VeilQuery other = query(77)) {
            QueryManifest elsewhere = other.manifest(scope(agreement), Purpose.ORGANISATIONS_AND_METHODS);
            BlindedChunk swapped =
                    new BlindedChunk(manifest, 0, other.chunk(elsewhere, 0).elements());
            Envelope envelope = send(asker, "veil.chunk", agreement, swapped.encode());

            assertThat(receipt(asker, envelope).code()).isEqualTo("VEIL_REPEATED_CHUNK");
        }
    }

    /** The same envelopes over several lines at once, while the usual delivery works too. */
    private static void deliverAgainInParallel(List<Asked> asked) throws Exception {
        try (ExecutorService lines = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int line = 0; line < 3; line++) {
                running.add(lines.submit(() -> asked.forEach(one -> {
                    victim.mailroom().inbox().receive(one.manifest().encoded());
                    victim.mailroom().inbox().receive(one.chunk().encoded());
                })));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private static long answered(AuthorityNode asker, List<Asked> asked) {
        return asked.stream()
                .map(one -> receipt(asker, one.chunk()))
                .peek(receipt -> assertThat(receipt.code()).isIn("", "BUDGET_EXHAUSTED"))
                .filter(receipt -> receipt.outcome() == Receipt.Outcome.ACCEPTED)
                .count();
    }

    private static long answers() {
        return count(victim, "select count(*) from wire_outbox where type = 'veil.answer' and partner = 'asker'");
    }
}
