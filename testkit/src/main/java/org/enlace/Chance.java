// SPDX-License-Identifier: Apache-2.0
package org.enlace;

import java.util.Random;

/**
 * Where random tests get their chance: the ordinary run always draws the same numbers, {@code -Psoak} draws new ones, longer, and
 * {@code -Denlace.seed=N} draws those of seed N again. Its text belongs into each assertion, so that a failure can be replayed.
 */
public final class Chance {
    private static final boolean SOAK = Boolean.getBoolean("enlace.soak");

    private final long seed;
    private final Random random;

    private Chance(long seed) {
        this.seed = seed;
        random = new Random(seed);
    }

    /** The chance of one test, from {@code fixed} in the ordinary run. */
    public static Chance of(long fixed) {
        return new Chance(seed(fixed));
    }

    /** A seed: {@code fixed} in the ordinary run. */
    public static long seed(long fixed) {
        return Long.getLong("enlace.seed", SOAK ? System.nanoTime() : fixed);
    }

    public Random random() {
        return random;
    }

    /** How many rounds: {@code ordinary}, or {@code soak} in the long run. */
    public int rounds(int ordinary, int soak) {
        return SOAK ? soak : ordinary;
    }

    @Override
    public String toString() {
        return "seed=" + seed;
    }
}
