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
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.Purpose;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.ChunkAnswer;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.OpenedAnswer;
import org.enlace.veil.Parties;
import org.enlace.veil.QueryAnswerer;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.QuestionBudget;
import org.enlace.veil.VeilQuery;
import org.enlace.veil.VeilQuestion;
import org.enlace.veil.tags.ChunkSizes;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.OutputTag;
import org.enlace.veil.tags.TagLayout;
import org.enlace.veil.tags.TagSet;
import org.enlace.veil.tags.VeilInput;
import org.enlace.veil.tags.VeilKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VeilRefusalTest {

    private final VeilKey key = Parties.key(new ClassLabel("phone"), 3);
    private final VeilQuery query =
            VeilQuery.ask(Parties.questions(Parties.phones(0, ChunkSizes.SIZE + 5)), Parties.RANDOM);
    private final QueryManifest manifest = Parties.manifest(query, key);
    private final TagSet tags = TagSet.of(key, Parties.phones(0, 10), Parties.RANDOM);
    private final List<Integer> spent = new ArrayList<>();
    private final QueryAnswerer answerer = new QueryAnswerer(key, this::spend, Parties.RANDOM);

    private QuestionBudget.Verdict spend(KeyScope scope, String id, int chunk, int count) {
        spent.add(count);
        return new QuestionBudget.Allowed(10);
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
        assertRefused(
                under(new KeyScope(new AgreementDigest("b2".repeat(32)), new ClassLabel("phone"), 3)),
                last(),
                VeilRefusal.WRONG_AGREEMENT);
        assertRefused(
                under(new KeyScope(Parties.AGREEMENT, new ClassLabel("phone"), 2)), last(), VeilRefusal.WRONG_EPOCH);
        QueryManifest plate = new QueryManifest(
                new KeyScope(Parties.AGREEMENT, new ClassLabel("plate"), 3),
                manifest.count(),
                manifest.purpose(),
                manifest.commitmentRoot(),
                manifest.chunkDigests());
        assertRefused(plate, last(), VeilRefusal.WRONG_CLASS);
        assertThat(spent).isEmpty();
    }

    @Test
    void isRefused_withAnotherManifest() {
        QueryManifest other = query.manifest(key.scope(), Purpose.VICTIM_PROTECTION);
        assertRefused(other, last(), VeilRefusal.WRONG_MANIFEST);
        assertThat(spent).isEmpty();
    }

    @Test
    void isRefused_inAnotherPlaceOrOrder() {
        Octets elements = last().elements();
        assertRefused(manifest, new BlindedChunk(manifest.id(), 2, elements), VeilRefusal.WRONG_CHUNK);
        assertRefused(manifest, new BlindedChunk(manifest.id(), 0, elements), VeilRefusal.WRONG_COUNT);
        try (VeilQuery even =
                VeilQuery.ask(Parties.questions(Parties.phones(0, 2 * ChunkSizes.SIZE)), Parties.RANDOM)) {
            QueryManifest two = Parties.manifest(even, key);
            BlindedChunk swapped =
                    new BlindedChunk(two.id(), 0, even.chunk(two, 1).elements());
            assertRefused(two, swapped, VeilRefusal.WRONG_CHUNK);
        }
        assertThat(spent).isEmpty();
    }

    @Test
    void isRefused_withElementsMissingAddedOrSwapped() {
        byte[] elements = last().elements().toBytes();
        assertRefused(manifest, chunk(Arrays.copyOf(elements, 4 * 32)), VeilRefusal.WRONG_COUNT);
        assertRefused(manifest, chunk(Arrays.copyOf(elements, 6 * 32)), VeilRefusal.WRONG_COUNT);
        byte[] swapped = elements.clone();
        System.arraycopy(elements, 0, swapped, 32, 32);
        System.arraycopy(elements, 32, swapped, 0, 32);
        assertRefused(manifest, chunk(swapped), VeilRefusal.ALTERED_CHUNK);
        assertThat(spent).isEmpty();
    }

    @Test
    void isRefused_withIdentityOrBytesThatAreNoElement() {
        assertRefusedElements(new byte[32], VeilRefusal.IDENTITY);
        byte[] odd = new byte[32];
        odd[0] = 1;
        assertRefusedElements(odd, VeilRefusal.NOT_AN_ELEMENT);
        byte[] offGroup = HexFormat.of().parseHex("26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371");
        assertRefusedElements(offGroup, VeilRefusal.NOT_AN_ELEMENT);
    }

    @Test
    void nothingIsEvaluated_overBudget() {
        Instant refill = Instant.parse("2026-02-01T00:00:00Z");
        QueryAnswerer poor =
                new QueryAnswerer(key, (s, m, c, n) -> new QuestionBudget.Exhausted(4, refill), Parties.RANDOM);
        assertThat(poor.evaluate(manifest, last())).isEqualTo(new ChunkAnswer.Exhausted(4, refill));
    }

    @Test
    void budgetIsAskedOnceForEachChunk_withItsCount() {
        query.chunks(manifest).forEach(chunk -> answerer.evaluate(manifest, chunk));
        assertThat(spent).containsExactly(ChunkSizes.SIZE, 5);
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
        assertOpeningRefused(with(good, swapped, good.proof().toBytes()), VeilRefusal.PROOF_FAILED);
        assertOpeningRefused(with(good, elements, proof), VeilRefusal.PROOF_FAILED);
        assertOpeningRefused(with(good, new byte[5 * 32], proof), VeilRefusal.IDENTITY);
        assertOpeningRefused(with(good, Arrays.copyOf(elements, 4 * 32), proof), VeilRefusal.WRONG_COUNT);
        assertOpeningRefused(
                new EvaluatedChunk("00".repeat(32), 1, good.elements(), good.proof(), 1), VeilRefusal.WRONG_MANIFEST);
        assertOpeningRefused(
                new EvaluatedChunk(manifest.id(), 9, good.elements(), good.proof(), 1), VeilRefusal.WRONG_CHUNK);
        assertThat(query.open(manifest, tags, List.of(good, good)))
                .isEqualTo(new OpenedAnswer.Refused(VeilRefusal.REPEATED_CHUNK, 1));
    }

    @Test
    void answerIsRefused_fromAnotherKeyThanTheTagSets() {
        try (VeilKey other = VeilKey.derive(new byte[32], key.scope())) {
            assertOpeningRefused(Parties.evaluated(other, manifest, last()), VeilRefusal.PROOF_FAILED);
        }
    }

    @Test
    void answerIsRefused_againstTagsOfAnotherEpoch() {
        try (VeilKey later = Parties.key(new ClassLabel("phone"), 4)) {
            TagSet stale = TagSet.of(later, Parties.phones(0, 10), Parties.RANDOM);
            assertThat(query.open(manifest, stale, List.of()))
                    .isEqualTo(new OpenedAnswer.Refused(VeilRefusal.WRONG_EPOCH, 0));
        }
    }

    @Test
    void aSpoiledLabelIsNoHit_andNothingTellsItsMaker() {
        byte[] entries = tags.entries().toBytes();
        for (int entry = 0; entry < tags.size(); entry++) {
            entries[entry * TagLayout.SEALED.bytes() + OutputTag.BYTES] ^= 1;
        }
        TagSet damaged = new TagSet(tags.scope(), tags.publicKey(), Octets.of(entries));
        EvaluatedChunk first = Parties.evaluated(key, manifest, query.chunk(manifest, 0));
        assertThat(query.open(manifest, damaged, List.of(first)))
                .isEqualTo(new OpenedAnswer.Hits(List.of(), first.count(), manifest.count()));
    }

    @Test
    void mixedOrEmptyQuestionsAreRefused() {
        List<VeilQuestion> mixed = List.of(
                new VeilQuestion(new VeilInput(new ClassLabel("phone"), "+50761000000"), "C1"),
                new VeilQuestion(new VeilInput(new ClassLabel("plate"), "PA:1"), "C1"));
        assertThat(refusal(() -> VeilQuery.ask(mixed, Parties.RANDOM).close())).contains(VeilRefusal.WRONG_CLASS);
        assertThat(refusal(() -> VeilQuery.ask(List.of(), Parties.RANDOM).close()))
                .contains(VeilRefusal.BAD_COUNT);
        assertThat(refusal(
                        () -> TagSet.of(key, List.of(new VeilInput(new ClassLabel("plate"), "PA:1")), Parties.RANDOM)))
                .contains(VeilRefusal.WRONG_CLASS);
    }

    private BlindedChunk last() {
        return query.chunk(manifest, 1);
    }

    private QueryManifest under(KeyScope scope) {
        return query.manifest(scope, manifest.purpose());
    }

    private BlindedChunk chunk(byte[] elements) {
        return new BlindedChunk(manifest.id(), 1, Octets.of(elements));
    }

    private static EvaluatedChunk with(EvaluatedChunk chunk, byte[] elements, byte[] proof) {
        return new EvaluatedChunk(
                chunk.manifestId(), chunk.index(), Octets.of(elements), Octets.of(proof), chunk.budgetLeft());
    }

    private void assertRefused(QueryManifest under, BlindedChunk chunk, VeilRefusal refusal) {
        assertThat(answerer.evaluate(under, chunk)).isEqualTo(new ChunkAnswer.Refused(refusal));
    }

    /** A hostile asker may commit to anything: here to one chunk with a bad element between two good ones. */
    private void assertRefusedElements(byte[] bad, VeilRefusal refusal) {
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

    private void assertOpeningRefused(EvaluatedChunk chunk, VeilRefusal refusal) {
        assertThat(query.open(manifest, tags, List.of(chunk)))
                .isEqualTo(new OpenedAnswer.Refused(refusal, chunk.index()));
    }

    private static Optional<VeilRefusal> refusal(Runnable making) {
        try {
            making.run();
            return Optional.empty();
        } catch (VeilException refused) {
            return Optional.of(refused.refusal());
        }
    }
}
