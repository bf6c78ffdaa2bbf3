// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.VeilHandle;
import org.enlace.oprf.Octets;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.OpenedAnswer;
import org.enlace.veil.Parties;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.VeilQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void hitsAreTheIntersection_overBytesOnTheWire(long seed) {
        Random choice = new Random(seed);
        List<VeilInput> held = drawn(choice);
        List<VeilInput> asked = drawn(choice);
        try (VeilKey key = Parties.key(new ClassLabel("phone"), 7);
                VeilQuery query = VeilQuery.ask(Parties.questions(asked), Parties.RANDOM)) {
            TagSet tags = TagSet.parse(TagSet.of(key, held, Parties.RANDOM).encode());
            QueryManifest manifest =
                    QueryManifest.parse(Parties.manifest(query, key).encode());
            List<EvaluatedChunk> answer = new ArrayList<>();
            for (BlindedChunk chunk : query.chunks(manifest)) {
                EvaluatedChunk one = Parties.evaluated(key, manifest, BlindedChunk.parse(chunk.encode()));
                answer.add(EvaluatedChunk.parse(one.encode()));
            }
            assertThat(VeilQuery.restore(query.save()).open(manifest, tags, answer))
                    .isEqualTo(expected(asked, held, key));
        }
    }

    @Test
    void oneBlindingServesSeveralPartners_eachWithItsOwnHits() {
        KeyScope toPanama = new KeyScope(new AgreementDigest("01".repeat(32)), new ClassLabel("phone"), 1);
        KeyScope toGuatemala = new KeyScope(new AgreementDigest("02".repeat(32)), new ClassLabel("phone"), 1);
        List<VeilInput> asked = Parties.phones(0, 6);
        try (VeilKey panama = Parties.key(toPanama);
                VeilKey guatemala = Parties.key(toGuatemala);
                VeilQuery query = VeilQuery.ask(Parties.questions(asked), Parties.RANDOM)) {
            assertThat(hits(query, panama, Parties.phones(4, 9))).containsExactly(4, 5);
            assertThat(hits(query, guatemala, Parties.phones(0, 1))).containsExactly(0);
        }
    }

    @Test
    void answerThatLacksChunksIsUsable_andSaysSo() {
        List<VeilInput> asked = Parties.phones(0, ChunkSizes.SIZE + 3);
        try (VeilKey key = Parties.key(new ClassLabel("phone"), 1);
                VeilQuery query = VeilQuery.ask(Parties.questions(asked), Parties.RANDOM)) {
            QueryManifest manifest = Parties.manifest(query, key);
            TagSet tags = TagSet.of(key, Parties.phones(ChunkSizes.SIZE, ChunkSizes.SIZE + 2), Parties.RANDOM);
            EvaluatedChunk last = Parties.evaluated(key, manifest, query.chunk(manifest, 1));
            OpenedAnswer opened = query.open(manifest, tags, List.of(last));
            assertThat(opened).isInstanceOfSatisfying(OpenedAnswer.Hits.class, hits -> {
                assertThat(hits.hits())
                        .map(OpenedAnswer.Hit::question)
                        .containsExactly(ChunkSizes.SIZE, ChunkSizes.SIZE + 1);
                assertThat(hits.answered()).isEqualTo(3);
                assertThat(hits.isComplete()).isFalse();
            });
        }
    }

    @Test
    void handleLeadsTheHolderBackToItsRecord() {
        List<VeilInput> held = Parties.phones(0, 3);
        try (VeilKey key = Parties.key(new ClassLabel("phone"), 1);
                VeilQuery query = VeilQuery.ask(Parties.questions(Parties.phones(2, 3)), Parties.RANDOM)) {
            QueryManifest manifest = Parties.manifest(query, key);
            OpenedAnswer opened =
                    query.open(manifest, TagSet.of(key, held, Parties.RANDOM), Parties.answers(key, manifest, query));
            VeilHandle handle = ((OpenedAnswer.Hits) opened).hits().getFirst().handle();
            assertThat(handle).isEqualTo(key.handle(held.get(2)));
        }
    }

    @Test
    void pointsComeBackToWhoHitTheirToken_andEachContentHasItsOwnNonce() {
        List<VeilInput> asked = Stream.of("abcefghijklmnopqrstuvwxy".split(""))
                .map(RoundTripTest::token)
                .toList();
        try (VeilKey key = Parties.key(TagLayout.NAME_TOKEN, 1);
                VeilQuery query = VeilQuery.ask(Parties.questions(asked), Parties.RANDOM)) {
            List<LabelledTag> held = List.of(labelled("b", 1), labelled("c", 2), labelled("d", 3));
            TagSet tags = TagSet.parse(TagSet.of(key, held, 100, Parties.RANDOM).encode());
            assertThat(tags.size()).isEqualTo(128);
            QueryManifest manifest = Parties.manifest(query, key);
            assertThat(query.open(manifest, tags, Parties.answers(key, manifest, query)))
                    .isEqualTo(new OpenedAnswer.Hits(
                            List.of(
                                    new OpenedAnswer.Hit(1, held.get(0).label()),
                                    new OpenedAnswer.Hit(2, held.get(1).label())),
                            24,
                            24));
            byte[] entry = TagLayout.POINTS.entry(key, labelled("b", 1));
            assertThat(entry).hasSize(72).isEqualTo(TagLayout.POINTS.entry(key, labelled("b", 1)));
            byte[] other = TagLayout.POINTS.entry(key, labelled("b", 2));
            assertThat(Arrays.copyOf(other, 12)).isEqualTo(Arrays.copyOf(entry, 12));
            assertThat(Arrays.copyOfRange(other, 12, 24)).isNotEqualTo(Arrays.copyOfRange(entry, 12, 24));
        }
    }

    private static VeilInput token(String text) {
        return new VeilInput(TagLayout.NAME_TOKEN, "date." + text);
    }

    private static LabelledTag labelled(String text, int filled) {
        byte[] points = new byte[48];
        Arrays.fill(points, (byte) filled);
        return new LabelledTag(token(text), Octets.of(points));
    }

    private static List<Integer> hits(VeilQuery query, VeilKey key, List<VeilInput> held) {
        QueryManifest manifest = Parties.manifest(query, key);
        TagSet tags = TagSet.of(key, held, Parties.RANDOM);
        OpenedAnswer opened = query.open(manifest, tags, Parties.answers(key, manifest, query));
        return ((OpenedAnswer.Hits) opened)
                .hits().stream().map(OpenedAnswer.Hit::question).toList();
    }

    private static OpenedAnswer expected(List<VeilInput> asked, List<VeilInput> held, VeilKey key) {
        Set<VeilInput> both = new HashSet<>(held);
        List<OpenedAnswer.Hit> hits = IntStream.range(0, asked.size())
                .filter(i -> both.contains(asked.get(i)))
                .mapToObj(i -> new OpenedAnswer.Hit(
                        i, Octets.own(key.handle(asked.get(i)).bytes())))
                .toList();
        return new OpenedAnswer.Hits(hits, asked.size(), asked.size());
    }

    private static List<VeilInput> drawn(Random choice) {
        return choice.ints(1 + choice.nextInt(200), 0, 300)
                .mapToObj(i -> Parties.phones(i, i + 1).getFirst())
                .toList();
    }
}
