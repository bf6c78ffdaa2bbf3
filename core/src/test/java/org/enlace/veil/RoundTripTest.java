// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.enlace.model.Purpose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

    private final SecureRandom random = new SecureRandom();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void hitsAreTheIntersection_overBytesOnTheWire(long seed) {
        Random choice = new Random(seed);
        List<Input> held = phones(choice, 1 + choice.nextInt(200));
        List<Input> asked = phones(choice, 1 + choice.nextInt(200));
        try (VeilKey key = Parties.key("phone", 7);
                Query query = Query.ask(Parties.questions(asked), random)) {
            TagSet tags = TagSet.parse(TagSet.of(key, held, random).encode());
            QueryManifest manifest = QueryManifest.parse(
                    query.manifest(key.scope(), Purpose.ROUTES_AND_CARRIERS).encode());
            List<EvaluatedChunk> answer = new ArrayList<>();
            Answerer answerer = new Answerer(key, Parties.plenty(), random);
            for (BlindedChunk chunk : query.chunks(manifest)) {
                Answer one = answerer.evaluate(manifest, BlindedChunk.parse(chunk.encode()));
                assertThat(one).isInstanceOf(Answer.Evaluated.class);
                EvaluatedChunk evaluated = ((Answer.Evaluated) one).chunk();
                answer.add(EvaluatedChunk.parse(evaluated.encode()));
            }
            assertThat(Query.restore(query.save()).open(manifest, tags, answer)).isEqualTo(expected(asked, held, key));
        }
    }

    private static Opened expected(List<Input> asked, List<Input> held, VeilKey key) {
        Set<Input> both = new HashSet<>(held);
        List<Opened.Hit> hits = IntStream.range(0, asked.size())
                .filter(i -> both.contains(asked.get(i)))
                .mapToObj(i -> new Opened.Hit(i, key.handle(asked.get(i))))
                .toList();
        return new Opened.Hits(hits, asked.size(), asked.size());
    }

    private static List<Input> phones(Random choice, int count) {
        return choice.ints(count, 0, 300)
                .mapToObj(i -> new Input("phone", "+5076" + (1_000_000 + i)))
                .toList();
    }
}
