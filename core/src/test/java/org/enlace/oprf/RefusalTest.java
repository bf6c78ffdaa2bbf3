// SPDX-License-Identifier: Apache-2.0
package org.enlace.oprf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.enlace.crypto.CanonicalJson;
import org.enlace.model.Purpose;
import org.enlace.veil.Answer;
import org.enlace.veil.Answerer;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.Budget;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.Opened;
import org.enlace.veil.Parties;
import org.enlace.veil.Query;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.Question;
import org.enlace.veil.tags.Chunks;
import org.enlace.veil.tags.Input;
import org.enlace.veil.tags.Scope;
import org.enlace.veil.tags.Tag;
import org.enlace.veil.tags.TagLayout;
import org.enlace.veil.tags.TagSet;
import org.enlace.veil.tags.VeilKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {

    private final VeilKey key = Parties.key("phone", 3);
    private final Query query = Query.ask(Parties.questions(Parties.phones(0, Chunks.SIZE + 5)), Parties.RANDOM);
    private final QueryManifest manifest = Parties.manifest(query, key);
    private final TagSet tags = TagSet.of(key, Parties.phones(0, 10), Parties.RANDOM);
    private final List<Integer> spent = new ArrayList<>();
    private final Answerer answerer = new Answerer(key, this::spend, Parties.RANDOM);

    private Budget.Verdict spend(Scope scope, String id, int chunk, int count) {
        spent.add(count);
        return new Budget.Allowed(10);
    }

    @BeforeEach
    void spendNothingYet() {
        spent.clear();
    }

    @AfterAll
    void wipe() {
        query.close();
        key.close();
    }

    @Test
    void isRefused_underAnotherAgreementClassOrEpoch() {
        assertRefused(under(new Scope("b2".repeat(32), "phone", 3)), last(), Refusal.WRONG_AGREEMENT);
        assertRefused(under(new Scope(Parties.AGREEMENT, "phone", 2)), last(), Refusal.WRONG_EPOCH);
        QueryManifest plate = new QueryManifest(
                new Scope(Parties.AGREEMENT, "plate", 3),
                manifest.count(),
                manifest.purpose(),
                manifest.commitmentRoot(),
                manifest.chunkDigests());
        assertRefused(plate, last(), Refusal.WRONG_CLASS);
        assertThat(spent).isEmpty();
    }

    @Test
    void isRefused_withAnotherManifest() {
        QueryManifest other = query.manifest(key.scope(), Purpose.VICTIM_PROTECTION);
        assertRefused(other, last(), Refusal.WRONG_MANIFEST);
        assertThat(spent).isEmpty();
    }

    @Test
    void isRefused_inAnotherPlaceOrOrder() {
        Octets elements = last().elements();
        assertRefused(manifest, new BlindedChunk(manifest.id(), 2, elements), Refusal.WRONG_CHUNK);
        assertRefused(manifest, new BlindedChunk(manifest.id(), 0, elements), Refusal.WRONG_COUNT);
        try (Query even = Query.ask(Parties.questions(Parties.phones(0, 2 * Chunks.SIZE)), Parties.RANDOM)) {
            QueryManifest two = Parties.manifest(even, key);
            BlindedChunk swapped =
                    new BlindedChunk(two.id(), 0, even.chunk(two, 1).elements());
            assertRefused(two, swapped, Refusal.WRONG_CHUNK);
        }
        assertThat(spent).isEmpty();
    }

    @Test
    void isRefused_withElementsMissingAddedOrSwapped() {
        byte[] elements = last().elements().toBytes();
        assertRefused(manifest, chunk(Arrays.copyOf(elements, 4 * 32)), Refusal.WRONG_COUNT);
        assertRefused(manifest, chunk(Arrays.copyOf(elements, 6 * 32)), Refusal.WRONG_COUNT);
        byte[] swapped = elements.clone();
        System.arraycopy(elements, 0, swapped, 32, 32);
        System.arraycopy(elements, 32, swapped, 0, 32);
        assertRefused(manifest, chunk(swapped), Refusal.ALTERED_CHUNK);
        assertThat(spent).isEmpty();
    }

    @Test
    void isRefused_withIdentityOrBytesThatAreNoElement() {
        assertRefusedElements(new byte[32], Refusal.IDENTITY);
        byte[] odd = new byte[32];
        odd[0] = 1;
        assertRefusedElements(odd, Refusal.NOT_AN_ELEMENT);
        byte[] offGroup = HexFormat.of().parseHex("26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371");
        assertRefusedElements(offGroup, Refusal.NOT_AN_ELEMENT);
    }

    @Test
    void nothingIsEvaluated_overBudget() {
        Instant refill = Instant.parse("2026-02-01T00:00:00Z");
        Answerer poor = new Answerer(key, (s, m, c, n) -> new Budget.Exhausted(4, refill), Parties.RANDOM);
        assertThat(poor.evaluate(manifest, last())).isEqualTo(new Answer.Exhausted(4, refill));
    }

    @Test
    void budgetIsAskedOnceForEachChunk_withItsCount() {
        query.chunks(manifest).forEach(chunk -> answerer.evaluate(manifest, chunk));
        assertThat(spent).containsExactly(Chunks.SIZE, 5);
    }

    @Test
    void answerIsRefused_withAnythingAltered() {
        EvaluatedChunk good = Parties.evaluated(key, manifest, last());
        byte[] elements = good.elements().toBytes();
        byte[] swapped = elements.clone();
        System.arraycopy(elements, 0, swapped, 32, 32);
        System.arraycopy(elements, 32, swapped, 0, 32);
        byte[] proof = good.proof().toBytes();
        proof[5] ^= 1;
        assertOpeningRefused(with(good, swapped, good.proof().toBytes()), Refusal.PROOF_FAILED);
        assertOpeningRefused(with(good, elements, proof), Refusal.PROOF_FAILED);
        assertOpeningRefused(with(good, new byte[5 * 32], proof), Refusal.IDENTITY);
        assertOpeningRefused(with(good, Arrays.copyOf(elements, 4 * 32), proof), Refusal.WRONG_COUNT);
        assertOpeningRefused(
                new EvaluatedChunk("00".repeat(32), 1, good.elements(), good.proof(), 1), Refusal.WRONG_MANIFEST);
        assertOpeningRefused(
                new EvaluatedChunk(manifest.id(), 9, good.elements(), good.proof(), 1), Refusal.WRONG_CHUNK);
        assertThat(query.open(manifest, tags, List.of(good, good)))
                .isEqualTo(new Opened.Refused(Refusal.REPEATED_CHUNK, 1));
    }

    @Test
    void answerIsRefused_fromAnotherKeyThanTheTagSets() {
        try (VeilKey other = VeilKey.derive(new byte[32], key.scope())) {
            assertOpeningRefused(Parties.evaluated(other, manifest, last()), Refusal.PROOF_FAILED);
        }
    }

    @Test
    void answerIsRefused_againstTagsOfAnotherEpoch() {
        try (VeilKey later = Parties.key("phone", 4)) {
            TagSet stale = TagSet.of(later, Parties.phones(0, 10), Parties.RANDOM);
            assertThat(query.open(manifest, stale, List.of())).isEqualTo(new Opened.Refused(Refusal.WRONG_EPOCH, 0));
        }
    }

    @Test
    void aSpoiledLabelIsNoHit_andNothingTellsItsMaker() {
        byte[] entries = tags.entries().toBytes();
        for (int entry = 0; entry < tags.size(); entry++) {
            entries[entry * TagLayout.SEALED.bytes() + Tag.BYTES] ^= 1;
        }
        TagSet damaged = new TagSet(tags.scope(), tags.publicKey(), Octets.of(entries));
        EvaluatedChunk first = Parties.evaluated(key, manifest, query.chunk(manifest, 0));
        assertThat(query.open(manifest, damaged, List.of(first)))
                .isEqualTo(new Opened.Hits(List.of(), first.count(), manifest.count()));
    }

    @Test
    void mixedOrEmptyQuestionsAreRefused() {
        List<Question> mixed = List.of(
                new Question(new Input("phone", "+50761000000"), "C1"), new Question(new Input("plate", "PA:1"), "C1"));
        assertThat(refusal(() -> Query.ask(mixed, Parties.RANDOM).close())).contains(Refusal.WRONG_CLASS);
        assertThat(refusal(() -> Query.ask(List.of(), Parties.RANDOM).close())).contains(Refusal.BAD_COUNT);
        assertThat(refusal(() -> TagSet.of(key, List.of(new Input("plate", "PA:1")), Parties.RANDOM)))
                .contains(Refusal.WRONG_CLASS);
    }

    private BlindedChunk last() {
        return query.chunk(manifest, 1);
    }

    private QueryManifest under(Scope scope) {
        return query.manifest(scope, manifest.purpose());
    }

    private BlindedChunk chunk(byte[] elements) {
        return new BlindedChunk(manifest.id(), 1, Octets.of(elements));
    }

    private static EvaluatedChunk with(EvaluatedChunk chunk, byte[] elements, byte[] proof) {
        return new EvaluatedChunk(
                chunk.manifestId(), chunk.index(), Octets.of(elements), Octets.of(proof), chunk.budgetLeft());
    }

    private void assertRefused(QueryManifest under, BlindedChunk chunk, Refusal refusal) {
        assertThat(answerer.evaluate(under, chunk)).isEqualTo(new Answer.Refused(refusal));
    }

    /** A hostile asker may commit to anything: here to one chunk with a bad element between two good ones. */
    private void assertRefusedElements(byte[] bad, Refusal refusal) {
        byte[] elements = last().elements().toBytes();
        System.arraycopy(bad, 0, elements, 32, 32);
        QueryManifest hostile = new QueryManifest(
                key.scope(),
                5,
                Purpose.ROUTES_AND_CARRIERS,
                manifest.commitmentRoot(),
                List.of(CanonicalJson.sha256(elements)));
        assertRefused(hostile, new BlindedChunk(hostile.id(), 0, Octets.of(elements)), refusal);
    }

    private void assertOpeningRefused(EvaluatedChunk chunk, Refusal refusal) {
        assertThat(query.open(manifest, tags, List.of(chunk))).isEqualTo(new Opened.Refused(refusal, chunk.index()));
    }

    private static Optional<Refusal> refusal(Runnable making) {
        try {
            making.run();
            return Optional.empty();
        } catch (VeilException refused) {
            return Optional.of(refused.refusal());
        }
    }
}
