// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enlace.exchange.HitTable.utc;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enlace.Chance;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.QueryBudget;
import org.enlace.crypto.CanonicalJson;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.Receipt;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.node.OutboxTap;
import org.enlace.oprf.Octets;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.OpenedAnswer;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.VeilQuery;
import org.enlace.veil.VeilQuestion;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.TagSet;
import org.enlace.veil.tags.VeilInput;
import org.enlace.wire.Handover;
import org.enlace.wire.ParallelLines;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A partner with an agreement that guesses: over eight lines at once beside its own, while the other node is restarted.
 * {@code -Denlace.hostile.guesses=1000000} is the long form, which {@code bench/run.sh hostile} keeps.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuessingPartnerTest {
    private static final int GUESSES = Integer.getInteger("enlace.hostile.guesses", 20_000);
    private static final long SEED = Chance.seed(1);
    private static final int CHUNK = 4_096;
    private static final int LINES = 8;
    private static final int ROUNDS = GUESSES > 100_000 ? 8 : 2;
    private static final int FULL = GUESSES / 20;
    private static final int ADDITIONS = GUESSES / 200;
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private static Path home;

    private static final SplittableRandom CHANCE = new SplittableRandom(SEED);
    private static Neighbourhood neighbourhood;
    private static AuthorityNode victim;
    private static AuthorityNode guesser;
    private static AgreementDigest agreement;
    private static Set<Integer> held;
    private static ParallelLines lines;

    @BeforeAll
    static void start() {
        neighbourhood = new Neighbourhood(home);
        victim = neighbourhood.start("victim", "PA");
        OutboxTap.on(victim);
        guesser = neighbourhood.start("guesser", "CR");
        Neighbourhood.introduce(victim, guesser);
        held = CHANCE.ints(0, GUESSES).distinct().limit(100).boxed().collect(Collectors.toCollection(TreeSet::new));
        neighbourhood.takeIn(
                victim,
                "cases.csv",
                held.stream()
                        .map(one -> "v" + one + ",Onésimo Barranco," + number(one) + "\n")
                        .collect(Collectors.joining("", "id,nombre,telefono\n", "")));
        Agreement small = Neighbourhood.withBudget(
                neighbourhood.usual(victim, guesser), new ClassLabel("phone"), new QueryBudget(FULL, ADDITIONS));
        agreement = neighbourhood.agree(victim, guesser, small);
        neighbourhood.settleVeil();
        lines = new ParallelLines(guesser.mailroom(), victim.authority().id(), LINES, CHANCE.nextLong());
    }

    @AfterAll
    static void close() {
        lines.close();
        neighbourhood.close();
    }

    private static String number(int guess) {
        return "+5076%07d".formatted(guess);
    }

    private static KeyScope scope() {
        return new KeyScope(
                agreement,
                new ClassLabel("phone"),
                VeilEpoch.of(neighbourhood.clock().instant()).number());
    }

    private static VeilQuery query(int from, int count) {
        return VeilQuery.ask(
                IntStream.range(from, from + count)
                        .mapToObj(guess ->
                                new VeilQuestion(new VeilInput(new ClassLabel("phone"), number(guess)), "case-1"))
                        .toList(),
                RANDOM);
    }

    private static QueryManifest manifest(VeilQuery query) {
        return query.manifest(scope(), Purpose.ORGANISATIONS_AND_METHODS);
    }

    private static Envelope send(String type, byte[] content) {
        return guesser.database().inTransaction(tx -> {
            Envelope envelope =
                    guesser.mailroom().outbox().send(tx, victim.authority().id(), type, agreement, content);
            forgeGrant(tx, envelope);
            return envelope;
        });
    }

    private static Envelope smuggled(String type, byte[] content) {
        return Handover.smuggle(guesser.mailroom(), victim.mailroom(), type, agreement, content);
    }

    /** A dishonest node believes that it may send what it likes. */
    private static void forgeGrant(Handle tx, Envelope envelope) {
        tx.execute(
                """
                insert into share_grant (id, agreement, operation, cause, purpose, recipient, class, approvals, minted, expires)
                values (?, ?, 'HIT_QUERY', '', 'ORGANISATIONS_AND_METHODS', ?, 'phone', 0, ?, ?)
                """,
                envelope.digest(),
                envelope.agreement().orElseThrow().value(),
                envelope.recipient().value(),
                utc(envelope.header().created()),
                utc(envelope.header().expires()));
        tx.execute(
                "insert into share_sent (envelope, grant_id, recipient, type, content, at) values (?, ?, ?, ?, '', ?)",
                envelope.digest(),
                envelope.digest(),
                envelope.recipient().value(),
                envelope.type(),
                utc(envelope.header().created()));
    }

    private record Guess(int from, VeilQuery query, QueryManifest manifest, List<Envelope> envelopes) {}

    /** The next guesses as one signed set with one chunk. */
    private static Guess guess(int from, int count) {
        VeilQuery query = query(from, count);
        QueryManifest manifest = manifest(query);
        return new Guess(
                from,
                query,
                manifest,
                List.of(
                        send("veil.query", manifest.encode()),
                        send("veil.chunk", query.chunk(manifest, 0).encode())));
    }

    /** Delivers over all lines; those whose chunk was accepted. */
    private static List<Guess> deliver(List<Guess> guesses) throws InterruptedException, ExecutionException {
        List<Envelope> envelopes =
                guesses.stream().flatMap(one -> one.envelopes().stream()).toList();
        List<Receipt> receipts = lines.deliver(envelopes);
        return IntStream.range(0, guesses.size())
                .filter(at -> receipts.get(2 * at + 1).outcome() == Receipt.Outcome.ACCEPTED)
                .mapToObj(guesses::get)
                .toList();
    }

    private static long sum(AuthorityNode node, String sql) {
        return node.database()
                .<Long>read(tx -> tx.createQuery(sql).mapTo(Long.class).one());
    }

    private static List<EvaluatedChunk> answers() {
        return OutboxTap.sent(victim, "veil.answer").stream()
                .map(EvaluatedChunk::parse)
                .toList();
    }

    private static void answeredIs(long expected) {
        long logged = victim.ledger().entries(EntryType.QUERY_ANSWERED, Long.MAX_VALUE, 1_000_000).stream()
                .mapToLong(one -> (Long) one.entry().fields().get("questions"))
                .sum();
        assertThat(logged).as("evaluations in the ledger").isEqualTo(expected);
        assertThat(answers().stream().mapToLong(EvaluatedChunk::count).sum())
                .as("answers that left")
                .isEqualTo(expected);
        assertThat(sum(victim, "select coalesce(sum(questions), 0) from node_spent"))
                .as("budget spent")
                .isEqualTo(expected);
    }

    @Test
    @Order(1)
    void nothingIsEvaluated_ofWhatDoesNotFit() {
        Map<String, Envelope> refused = new TreeMap<>();
        byte[] twisted = new byte[3 * 32];
        CHANCE.nextBytes(twisted);
        refused.put("VEIL_NOT_AN_ELEMENT", fixed(twisted));
        refused.put("VEIL_IDENTITY", fixed(new byte[3 * 32]));
        try (VeilQuery two = query(0, CHUNK + 1)) {
            QueryManifest manifest = manifest(two);
            send("veil.query", manifest.encode());
            BlindedChunk second = two.chunk(manifest, 1);
            refused.put("VEIL_WRONG_COUNT", send("veil.chunk", moved(second, 0).encode()));
        }
        try (VeilQuery two = query(0, 2 * CHUNK)) {
            QueryManifest manifest = manifest(two);
            Envelope taken = send("veil.query", manifest.encode());
            refused.put("VEIL_REPEATED_MANIFEST", send("veil.query", manifest.encode()));
            BlindedChunk first = two.chunk(manifest, 0);
            refused.put("VEIL_WRONG_CHUNK", send("veil.chunk", moved(first, 1).encode()));
            refused.put("VEIL_ALTERED_CHUNK", send("veil.chunk", reversed(first).encode()));
            assertThat(receipt(taken).outcome()).isEqualTo(Receipt.Outcome.ACCEPTED);
        }
        try (VeilQuery early = query(0, 3)) {
            KeyScope stale = new KeyScope(agreement, new ClassLabel("phone"), scope().epoch() - 1);
            QueryManifest manifest = early.manifest(stale, Purpose.ORGANISATIONS_AND_METHODS);
            refused.put("VEIL_WRONG_EPOCH", send("veil.query", manifest.encode()));
            refused.put(
                    "VEIL_WRONG_MANIFEST",
                    send("veil.chunk", early.chunk(manifest, 0).encode()));
        }
        refused.put("VEIL_TRAILING_BYTES", trailing());
        refused.forEach(GuessingPartnerTest::isRefused);
        answeredIs(0);
    }

    private static Envelope trailing() {
        try (VeilQuery query = query(0, 1)) {
            byte[] whole = manifest(query).encode();
            return send("veil.query", java.util.Arrays.copyOf(whole, whole.length + 1));
        }
    }

    /** Sends a manifest that fixes these elements, and the elements. */
    private static Envelope fixed(byte[] elements) {
        QueryManifest manifest = new QueryManifest(
                scope(),
                elements.length / 32,
                Purpose.ORGANISATIONS_AND_METHODS,
                HexFormat.of().formatHex(new byte[32]),
                List.of(CanonicalJson.sha256(elements)));
        send("veil.query", manifest.encode());
        return send("veil.chunk", new BlindedChunk(manifest.id(), 0, Octets.of(elements)).encode());
    }

    private static BlindedChunk moved(BlindedChunk chunk, int index) {
        return new BlindedChunk(chunk.manifestId(), index, chunk.elements());
    }

    private static BlindedChunk reversed(BlindedChunk chunk) {
        byte[] elements = chunk.elements().toBytes();
        byte[] turned = new byte[elements.length];
        for (int at = 0; at < elements.length; at += 32) {
            System.arraycopy(elements, at, turned, elements.length - 32 - at, 32);
        }
        return new BlindedChunk(chunk.manifestId(), chunk.index(), Octets.of(turned));
    }

    private static Receipt receipt(Envelope envelope) {
        AtomicReference<Receipt> found = new AtomicReference<>();
        Neighbourhood.await("a receipt", () -> {
            guesser.database()
                    .read(tx -> guesser.mailroom().outbox().receipt(tx, envelope.digest()))
                    .ifPresent(found::set);
            return found.get() != null;
        });
        return found.get();
    }

    private static void isRefused(String code, Envelope envelope) {
        assertThat(receipt(envelope).code()).isEqualTo(code);
        assertThat(victim.ledger().entries(EntryType.ENVELOPE_REFUSED, Long.MAX_VALUE, 10_000))
                .filteredOn(one -> envelope.digest().equals(one.entry().fields().get("envelope")))
                .singleElement()
                .satisfies(one -> assertThat(one.entry().fields()).containsEntry("code", code));
    }

    @Test
    @Order(2)
    void nothingIsEvaluated_ofAManifestThatIsNotTheOneSigned() {
        try (VeilQuery query = query(0, 3)) {
            Envelope signed = send("veil.query", manifest(query).encode());
            receipt(signed);
            byte[] bytes = signed.encoded();
            for (int flipped = 0; flipped < bytes.length; flipped += 7) {
                byte[] altered = bytes.clone();
                altered[flipped] ^= 1;
                Receipt receipt = victim.mailroom().inbox().receive(altered);
                assertThat(receipt.outcome()).as("byte " + flipped).isEqualTo(Receipt.Outcome.RETURNED);
            }
        }
        answeredIs(0);
    }

    @Test
    @Order(3)
    void itGetsItsBudgetAndNotOneMore() throws Exception {
        Instant began = Instant.now();
        List<Guess> answered = new ArrayList<>();
        int next = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            int last = GUESSES * round / ROUNDS;
            List<Guess> guesses = new ArrayList<>();
            while (next < last) {
                int count = CHANCE.nextInt(1, Math.min(CHUNK, last - next) + 1);
                count = Math.min(count, GUESSES / 50);
                guesses.add(guess(next, count));
                next += count;
            }
            answered.addAll(whileRestarted(guesses));
            // So that no hour has more refusals than go back at once.
            neighbourhood.clock().move(Duration.ofHours(1));
        }
        next = squeeze(next, answered);
        answeredIs(FULL + ADDITIONS);

        isRefused("VEIL_REPEATED_CHUNK", again(answered.getFirst()));
        victim = neighbourhood.restart(victim);
        assertThat(deliver(List.of(guess(next++, 1))))
                .as("one more after a restart")
                .isEmpty();
        answeredIs(FULL + ADDITIONS);

        neighbourhood.clock().move(Duration.ofDays(1));
        next = squeeze(next, answered);
        answeredIs(FULL + 2 * ADDITIONS);
        opensToWhatIsHeld(answered);
        System.out.printf(
                "hostile guesses=%d answered=%d budget=%d lines=%d posts=%d cuts=%d restarts=%d seconds=%.1f seed=%d%n",
                next,
                FULL + 2 * ADDITIONS,
                FULL + 2 * ADDITIONS,
                LINES,
                lines.posts(),
                lines.cuts(),
                ROUNDS + 1,
                Duration.between(began, Instant.now()).toMillis() / 1e3,
                SEED);
    }

    /** Delivers all; the other node is restarted when some were taken. */
    private static List<Guess> whileRestarted(List<Guess> guesses) throws InterruptedException, ExecutionException {
        CompletableFuture<List<Guess>> delivering = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return deliver(guesses);
                    } catch (InterruptedException | ExecutionException failed) {
                        throw new IllegalStateException(failed);
                    }
                },
                command -> Thread.ofVirtual().start(command));
        Envelope half = guesses.get(guesses.size() / 2).envelopes().getFirst();
        Neighbourhood.await(
                "half of it",
                () -> victim.database()
                        .<Boolean>read(
                                tx -> tx.createQuery("select count(*) > 0 from wire_inbox where digest = :digest")
                                        .bind("digest", half.digest())
                                        .mapTo(Boolean.class)
                                        .one()));
        victim = neighbourhood.restart(victim);
        return delivering.get();
    }

    /** Asks for less and less until not even one more is answered; returns the next guess. */
    private static int squeeze(int from, List<Guess> answered) throws InterruptedException, ExecutionException {
        int next = from;
        int size = Integer.highestOneBit(Math.min(CHUNK, GUESSES / 20));
        while (size > 0) {
            List<Guess> taken = deliver(List.of(guess(next, size)));
            next += size;
            answered.addAll(taken);
            size = taken.isEmpty() ? size / 2 : size;
        }
        return next;
    }

    private static Envelope again(Guess guess) {
        return send("veil.chunk", guess.query().chunk(guess.manifest(), 0).encode());
    }

    /** What the guesser makes of its answers: the truth about those guesses, and nothing about the others. */
    private static void opensToWhatIsHeld(List<Guess> guesses) {
        TagSet tags =
                guesser.database().read(tx -> VeilRecordTable.tags(tx, scope())).orElseThrow();
        Map<String, List<EvaluatedChunk>> answers =
                answers().stream().collect(Collectors.groupingBy(EvaluatedChunk::manifestId));
        Set<Integer> found = new TreeSet<>();
        Set<Integer> expected = new TreeSet<>();
        for (Guess guess : guesses) {
            OpenedAnswer opened = guess.query()
                    .open(guess.manifest(), tags, answers.get(guess.manifest().id()));
            assertThat(opened).isInstanceOf(OpenedAnswer.Hits.class);
            ((OpenedAnswer.Hits) opened).hits().forEach(hit -> found.add(guess.from() + hit.question()));
            held.stream()
                    .filter(one -> one >= guess.from()
                            && one < guess.from() + guess.query().questions().size())
                    .forEach(expected::add);
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    @Order(4)
    void nothingIsEvaluated_ofAnEndedAgreement() {
        Guess open;
        neighbourhood.clock().move(Duration.ofDays(1));
        try (VeilQuery query = query(0, 1)) {
            QueryManifest manifest = manifest(query);
            open = new Guess(0, query, manifest, List.of(send("veil.query", manifest.encode())));
            assertThat(receipt(open.envelopes().getFirst()).outcome()).isEqualTo(Receipt.Outcome.ACCEPTED);
            victim.database()
                    .useTransaction(tx -> victim.share().agreements().end(tx, agreement, new OfficerName("liaison")));
            byte[] chunk = query.chunk(manifest, 0).encode();
            isRefused("ENDED", smuggled("veil.chunk", chunk));
            isRefused("ENDED", smuggled("veil.query", manifest.encode()));
        }
        answeredIs(FULL + 2 * ADDITIONS);
    }
}
