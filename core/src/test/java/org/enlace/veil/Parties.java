// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.enlace.model.Purpose;
import org.enlace.veil.tags.Input;
import org.enlace.veil.tags.Scope;
import org.enlace.veil.tags.VeilKey;

/** Two made-up parties for the tests of the veil. */
public final class Parties {

    public static final String AGREEMENT = "a1".repeat(32);
    public static final SecureRandom RANDOM = new SecureRandom();

    private Parties() {}

    public static VeilKey key(String label, long epoch) {
        return key(new Scope(AGREEMENT, label, epoch));
    }

    public static VeilKey key(Scope scope) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) 9);
        return VeilKey.derive(seed, scope);
    }

    /** Invented telephone numbers from one index (included) to another (excluded). */
    public static List<Input> phones(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new Input("phone", "+5076" + (1_000_000 + i)))
                .toList();
    }

    public static List<Question> questions(List<Input> inputs) {
        return inputs.stream().map(input -> new Question(input, "PA-2019-0001")).toList();
    }

    static Budget plenty() {
        return (scope, manifest, chunk, count) -> new Budget.Allowed(1_000_000);
    }

    public static QueryManifest manifest(Query query, VeilKey key) {
        return query.manifest(key.scope(), Purpose.ROUTES_AND_CARRIERS);
    }

    /** The evaluated chunk; fails where it was refused. */
    public static EvaluatedChunk evaluated(VeilKey key, QueryManifest manifest, BlindedChunk chunk) {
        return switch (new Answerer(key, plenty(), RANDOM).evaluate(manifest, chunk)) {
            case Answer.Evaluated(EvaluatedChunk evaluated) -> evaluated;
            case Answer.Exhausted exhausted -> throw new AssertionError(exhausted);
            case Answer.Refused refused -> throw new AssertionError(refused);
        };
    }

    public static List<EvaluatedChunk> answers(VeilKey key, QueryManifest manifest, Query query) {
        return query.chunks(manifest).stream()
                .map(chunk -> evaluated(key, manifest, chunk))
                .toList();
    }
}
