// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.util.Arrays;
import java.util.List;

/** Two made-up parties for the tests of the veil. */
final class Parties {

    static final String AGREEMENT = "a1".repeat(32);

    private Parties() {}

    static VeilKey key(String label, long epoch) {
        return key(new Scope(AGREEMENT, label, epoch));
    }

    static VeilKey key(Scope scope) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) 9);
        return VeilKey.derive(seed, scope);
    }

    static List<Question> questions(List<Input> inputs) {
        return inputs.stream().map(input -> new Question(input, "PA-2019-0001")).toList();
    }

    static Budget plenty() {
        return (scope, manifest, chunk, count) -> new Budget.Allowed(1_000_000);
    }
}
