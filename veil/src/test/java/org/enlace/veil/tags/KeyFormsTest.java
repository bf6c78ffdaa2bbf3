// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.enlace.oprf.Octets;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;
import org.enlace.veil.ChunkAnswer;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.OpenedAnswer;
import org.enlace.veil.Parties;
import org.enlace.veil.QueryAnswerer;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.VeilQuery;
import org.junit.jupiter.api.Test;

/** Name tokens have a key for each form, and what is asked of a form has its place among the 24 questions about a person. */
class KeyFormsTest {
    private static final int PERSON = 24;
    private static final int FIRST_OF_WORDS = 16;

    private static VeilInput token(String text) {
        return new VeilInput(TagLayout.NAME_TOKEN, text);
    }

    private static List<VeilInput> person(int number) {
        return IntStream.range(0, PERSON)
                .mapToObj(at -> token("none|" + number + " " + at))
                .toList();
    }

    private static List<VeilInput> person(int place, String asked) {
        List<VeilInput> inputs = new ArrayList<>(person(0));
        inputs.set(place, token(asked));
        return inputs;
    }

    private static TagSet held(VeilKey key, String... tokens) {
        List<LabelledTag> labelled = Arrays.stream(tokens)
                .map(text -> new LabelledTag(token(text), Octets.of(new byte[OutputTag.POINTS])))
                .toList();
        return TagSet.parse(TagSet.of(key, labelled, 0, Parties.RANDOM).encode());
    }

    /** The price of a form: who wants twice as many questions about words pays for twice as many persons. */
    @Test
    void aTokenHitsInThePlacesOfItsFormAlone() {
        try (VeilKey key = Parties.key(TagLayout.NAME_TOKEN, 1)) {
            TagSet tags = held(key, "word.sounds|jisid|1980-03-14", "date.bones|ksd ssd|1980-03-14");
            List<Integer> word = new ArrayList<>();
            List<Integer> date = new ArrayList<>();
            for (int place = 0; place < PERSON; place++) {
                word.addAll(hits(key, tags, person(place, "word.sounds|jisid|1980-03-14")));
                date.addAll(hits(key, tags, person(place, "date.bones|ksd ssd|1980-03-14")));
            }
            assertThat(word).containsExactly(FIRST_OF_WORDS, FIRST_OF_WORDS + 1);
            assertThat(date)
                    .containsExactlyElementsOf(
                            IntStream.range(0, FIRST_OF_WORDS).boxed().toList());
        }
    }

    private static List<Integer> hits(VeilKey key, TagSet tags, List<VeilInput> asked) {
        try (VeilQuery query = VeilQuery.ask(Parties.questions(asked), Parties.RANDOM)) {
            QueryManifest manifest = Parties.manifest(query, key);
            OpenedAnswer opened = query.open(manifest, tags, Parties.answers(key, manifest, query));
            return ((OpenedAnswer.Hits) opened)
                    .hits().stream().map(OpenedAnswer.Hit::question).toList();
        }
    }

    @Test
    void aPartOfAPersonIsRefused() {
        try (VeilKey key = Parties.key(TagLayout.NAME_TOKEN, 1);
                VeilQuery query =
                        VeilQuery.ask(Parties.questions(person(0).subList(0, FIRST_OF_WORDS)), Parties.RANDOM)) {
            QueryManifest manifest = Parties.manifest(query, key);
            QueryAnswerer answerer = new QueryAnswerer(
                    key,
                    (_, _, _, _) -> {
                        throw new AssertionError("nothing may be spent");
                    },
                    Parties.RANDOM);
            assertThat(answerer.evaluate(manifest, query.chunk(manifest, 0)))
                    .isEqualTo(new ChunkAnswer.Refused(VeilRefusal.WRONG_COUNT));
        }
    }

    /** 171 persons end with a chunk of 8, in which there is no question of the first form. */
    @Test
    void personsWhoseQuestionsEndInAChunkOfTheirOwn_areAnsweredWithProof() {
        List<VeilInput> asked = new ArrayList<>();
        for (int number = 0; number < 171; number++) {
            asked.addAll(person(number));
        }
        int last = asked.size() - 1;
        asked.set(last, token("years.letters|caicedo yesid|1979/1980-03-14"));
        try (VeilKey key = Parties.key(TagLayout.NAME_TOKEN, 1);
                VeilQuery query = VeilQuery.ask(Parties.questions(asked), Parties.RANDOM)) {
            TagSet tags = held(key, "years.letters|caicedo yesid|1979/1980-03-14");
            QueryManifest manifest = Parties.manifest(query, key);
            List<EvaluatedChunk> answers = new ArrayList<>(Parties.answers(key, manifest, query).stream()
                    .map(chunk -> EvaluatedChunk.parse(chunk.encode()))
                    .toList());
            assertThat(((OpenedAnswer.Hits) query.open(manifest, tags, answers)).hits())
                    .map(OpenedAnswer.Hit::question)
                    .containsExactly(last);
            EvaluatedChunk good = answers.getLast();
            byte[] proof = good.proof().toBytes();
            proof[0] = 1;
            answers.set(1, new EvaluatedChunk(good.manifestId(), 1, good.elements(), Octets.of(proof), 7));
            assertThat(query.open(manifest, tags, answers))
                    .isEqualTo(new OpenedAnswer.Refused(VeilRefusal.PROOF_FAILED, 1));
        }
    }

    @Test
    void theProofOfEachFormIsChecked() {
        try (VeilKey key = Parties.key(TagLayout.NAME_TOKEN, 1);
                VeilQuery query = VeilQuery.ask(Parties.questions(person(0)), Parties.RANDOM)) {
            TagSet tags = held(key, "word.sounds|jisid|1980-03-14");
            QueryManifest manifest = Parties.manifest(query, key);
            EvaluatedChunk good = Parties.answers(key, manifest, query).getFirst();
            for (int at = 0; at < good.proof().length(); at += 32) {
                byte[] proof = good.proof().toBytes();
                proof[at] ^= 1;
                EvaluatedChunk bad = new EvaluatedChunk(good.manifestId(), 0, good.elements(), Octets.of(proof), 7);
                assertThat(query.open(manifest, tags, List.of(bad)))
                        .isEqualTo(new OpenedAnswer.Refused(VeilRefusal.PROOF_FAILED, 0));
            }
            byte[] exchanged = good.elements().toBytes();
            byte[] first = Arrays.copyOf(exchanged, 32);
            System.arraycopy(exchanged, FIRST_OF_WORDS * 32, exchanged, 0, 32);
            System.arraycopy(first, 0, exchanged, FIRST_OF_WORDS * 32, 32);
            EvaluatedChunk bad = new EvaluatedChunk(good.manifestId(), 0, Octets.of(exchanged), good.proof(), 7);
            assertThat(query.open(manifest, tags, List.of(bad)))
                    .isEqualTo(new OpenedAnswer.Refused(VeilRefusal.PROOF_FAILED, 0));
        }
    }

    @Test
    void theKeysOfTheFormsAreFour_andNoneIsThatOfAnother() {
        try (VeilKey key = Parties.key(TagLayout.NAME_TOKEN, 1)) {
            String keys = HexFormat.of().formatHex(key.publicKey().toBytes());
            assertThat(keys).hasSize(4 * 64);
            assertThat(List.of(
                            keys.substring(0, 64),
                            keys.substring(64, 128),
                            keys.substring(128, 192),
                            keys.substring(192)))
                    .doesNotHaveDuplicates();
        }
        assertThatExceptionOfType(VeilException.class)
                .isThrownBy(() -> KeyForms.of(TagLayout.NAME_TOKEN).of(token("near|caicedo yesid|____-03-14")))
                .matches(refused -> refused.refusal() == VeilRefusal.BAD_FIELD);
        assertThat(Collections.max(IntStream.range(0, PERSON)
                        .mapToObj(KeyForms.of(TagLayout.NAME_TOKEN)::at)
                        .toList()))
                .isEqualTo(3);
    }
}
