// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.Purpose;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.VeilInput;
import org.enlace.veil.tags.VeilKey;

/** Two made-up parties for the tests of the veil. */
public final class Parties {

    public static final AgreementDigest AGREEMENT = new AgreementDigest("a1".repeat(32));
    public static final SecureRandom RANDOM = new SecureRandom();

    private Parties() {}

    public static VeilKey key(ClassLabel label, long epoch) {
        return key(new KeyScope(AGREEMENT, label, epoch));
    }

    public static VeilKey key(KeyScope scope) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) 9);
        return VeilKey.derive(seed, scope);
    }

    /** Invented telephone numbers from one index (included) to another (excluded). */
    public static List<VeilInput> phones(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new VeilInput(new ClassLabel("phone"), "+5076" + (1_000_000 + i)))
                .toList();
    }

    public static List<VeilQuestion> questions(List<VeilInput> inputs) {
        return inputs.stream()
                .map(input -> new VeilQuestion(input, "PA-2019-0001"))
                .toList();
    }

    static QuestionBudget plenty() {
        return (scope, manifest, chunk, count) -> new QuestionBudget.Allowed(1_000_000);
    }

    public static QueryManifest manifest(VeilQuery query, VeilKey key) {
        return query.manifest(key.scope(), Purpose.ROUTES_AND_CARRIERS);
    }

    /** The evaluated chunk; fails where it was refused. */
    public static EvaluatedChunk evaluated(VeilKey key, QueryManifest manifest, BlindedChunk chunk) {
        return switch (new QueryAnswerer(key, plenty(), RANDOM).evaluate(manifest, chunk)) {
            case ChunkAnswer.Evaluated(EvaluatedChunk evaluated) -> evaluated;
            case ChunkAnswer.Exhausted exhausted -> throw new AssertionError(exhausted);
            case ChunkAnswer.Refused refused -> throw new AssertionError(refused);
        };
    }

    public static List<EvaluatedChunk> answers(VeilKey key, QueryManifest manifest, VeilQuery query) {
        return query.chunks(manifest).stream()
                .map(chunk -> evaluated(key, manifest, chunk))
                .toList();
    }
}
