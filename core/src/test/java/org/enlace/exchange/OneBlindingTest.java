// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enlace.agreement.QueryBudget;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.node.OutboxTap;
import org.enlace.oprf.Octets;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.VeilQuery;
import org.enlace.veil.VeilQuestion;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.VeilInput;
import org.enlace.wire.Handover;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions are blinded once for all partners; each answers when it can, and what is answered is used. */
class OneBlindingTest {
    private static final int CHUNK = 4_096;

    @TempDir
    private Path home;

    private Neighbourhood neighbourhood;
    private AuthorityNode asker;

    @BeforeEach
    void start() {
        neighbourhood = new Neighbourhood(home);
        asker = neighbourhood.start("asker", "PA");
        OutboxTap.on(asker);
    }

    @AfterEach
    void close() {
        neighbourhood.close();
    }

    private static String table(String sort, int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> sort + number + ",Onésimo Barranco," + phone(number) + "\n")
                .collect(Collectors.joining("", "id,nombre,telefono\n", ""));
    }

    private static String phone(int number) {
        return "+5076000%04d".formatted(number);
    }

    /** A partner that holds these numbers, with an agreement over telephones in force. */
    private AuthorityNode partner(String name, String country, QueryBudget budget, int... numbers) {
        AuthorityNode partner = neighbourhood.start(name, country);
        Neighbourhood.introduce(asker, partner);
        neighbourhood.takeIn(partner, "cases.csv", table(name, numbers));
        neighbourhood.agree(
                asker,
                partner,
                Neighbourhood.withBudget(neighbourhood.usual(asker, partner), new ClassLabel("phone"), budget));
        return partner;
    }

    private List<String> hits() {
        return asker.database().read(asker.hits()::all).stream()
                .map(hit -> hit.partner().value())
                .sorted()
                .toList();
    }

    private RemainingBudget left(AuthorityNode partner) {
        return asker.database().read(asker::budgets).stream()
                .filter(one -> one.partner().equals(partner.authority().id()))
                .findFirst()
                .orElseThrow();
    }

    private List<AuthorityId> unanswered() {
        return asker.database().read(asker::unanswered);
    }

    private List<QueryManifest> manifests() {
        return sent("veil.query").stream().map(QueryManifest::parse).toList();
    }

    private List<byte[]> sent(String type) {
        return OutboxTap.sent(asker, type);
    }

    private long blindings() {
        return asker.database()
                .<Long>read(tx -> tx.createQuery("select count(*) from node_blinding")
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void goesToEveryPartner_andOneThatIsOffTheLineAnswersDaysLater() {
        AuthorityNode near = partner("near", "CR", new QueryBudget(100, 10), 1, 7);
        AuthorityNode far = partner("far", "CO", new QueryBudget(100, 10), 2, 8);
        neighbourhood.settleVeil();
        neighbourhood.stop(far);

        neighbourhood.takeIn(asker, "cases.csv", table("a", 1, 2, 3));
        Neighbourhood.await("both sets", () -> manifests().size() == 2);
        Neighbourhood.await("a hit", () -> hits().equals(List.of("near")));
        assertThat(blindings()).isEqualTo(1);
        assertThat(manifests()).extracting(QueryManifest::id).doesNotHaveDuplicates();
        assertThat(manifests())
                .extracting(QueryManifest::chunkDigests)
                .containsOnly(manifests().getFirst().chunkDigests());
        List<Octets> elements = sent("veil.chunk").stream()
                .map(BlindedChunk::parse)
                .map(BlindedChunk::elements)
                .toList();
        assertThat(elements).hasSize(2).containsOnly(elements.getFirst());
        assertThat(unanswered()).containsExactly(far.authority().id());
        assertThat(left(near).chunks().answered())
                .isEqualTo(left(near).chunks().asked())
                .isEqualTo(1);
        assertThat(left(far).chunks().answered()).isZero();
        assertThat(left(far).chunks().asked()).isEqualTo(1);

        neighbourhood.clock().move(Duration.ofDays(3));
        AuthorityNode back = neighbourhood.resume(far.authority().id());
        Neighbourhood.await("the other hit", () -> hits().equals(List.of("far", "near")));
        neighbourhood.settleVeil();
        assertThat(unanswered()).isEmpty();
        assertThat(left(back).chunks().answered()).isEqualTo(1);
        assertThat(blindings()).isEqualTo(1);

        asker.database()
                .useTransaction(tx -> asker.share()
                        .agreements()
                        .end(tx, manifests().getFirst().scope().agreementDigest(), new OfficerName("oversight")));
        assertThat(blindings()).as("the other agreement still has it").isEqualTo(1);
        asker.database()
                .useTransaction(tx -> asker.share()
                        .agreements()
                        .end(tx, manifests().getLast().scope().agreementDigest(), new OfficerName("oversight")));
        assertThat(blindings()).isZero();
    }

    @Test
    void whatIsNew_isBlindedOnceMore_andNothingElseIs() {
        partner("near", "CR", new QueryBudget(100, 10), 1);
        neighbourhood.takeIn(asker, "cases.csv", table("a", 1, 2, 3));
        neighbourhood.settleVeil();
        partner("far", "CO", new QueryBudget(100, 10), 4);
        neighbourhood.settleVeil();
        assertThat(blindings()).isEqualTo(1);
        neighbourhood.takeIn(asker, "more.csv", table("b", 4));
        neighbourhood.settleVeil();
        assertThat(blindings()).isEqualTo(2);
        assertThat(manifests()).extracting(QueryManifest::count).containsExactlyInAnyOrder(3, 1, 3, 1);
        assertThat(hits()).containsExactly("far", "near");
    }

    @Test
    void theChunksThatWereAnswered_areUsed_whereAnotherWasRefused() {
        AuthorityNode holder = partner("holder", "CR", new QueryBudget(CHUNK + 1, 0), 1, 2, 3, 4, 5, 6, 7, 8);
        neighbourhood.settleVeil();
        spendOne(holder);

        neighbourhood.takeIn(
                asker, "cases.csv", table("a", IntStream.rangeClosed(0, CHUNK).toArray()));
        Neighbourhood.await("an answer", () -> hits().size() >= 7);
        neighbourhood.settle();
        assertThat(sent("veil.chunk")).hasSize(3);
        assertThat(hits().size()).isBetween(7, 8);
        assertThat(unanswered()).isEmpty();
    }

    /** One question past the asker's own account, so that the holder's budget ends with the first chunk. */
    private void spendOne(AuthorityNode holder) {
        AgreementDigest agreement = agreement();
        long epoch = VeilEpoch.of(neighbourhood.clock().instant()).number();
        try (VeilQuery query = VeilQuery.ask(
                List.of(new VeilQuestion(new VeilInput(new ClassLabel("phone"), "+50769999999"), "case-1")),
                new SecureRandom())) {
            QueryManifest manifest = query.manifest(
                    new KeyScope(agreement, new ClassLabel("phone"), epoch), Purpose.ORGANISATIONS_AND_METHODS);
            byte[] chunk = query.chunk(manifest, 0).encode();
            Handover.smuggle(asker.mailroom(), holder.mailroom(), "veil.query", agreement, manifest.encode());
            Handover.smuggle(asker.mailroom(), holder.mailroom(), "veil.chunk", agreement, chunk);
        }
        neighbourhood.settle();
    }

    private AgreementDigest agreement() {
        return asker.database()
                .read(asker.share().agreements()::list)
                .getFirst()
                .digest();
    }
}
