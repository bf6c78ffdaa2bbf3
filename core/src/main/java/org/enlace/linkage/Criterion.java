// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

/** What two values of a comparison must fulfil to be at a level. All are symmetric, and equal values fulfil all but two. */
public sealed interface Criterion {

    /** A short name with its limit, the same in every language: {@code exact}, {@code jaroWinkler 0.92}. */
    default String label() {
        return switch (this) {
            case Exact _ -> "exact";
            case JaroWinkler(double least) -> "jaroWinkler " + least;
            case Levenshtein(int most) -> "levenshtein " + most;
            case Else _ -> "else";
        };
    }

    /** The same value. */
    record Exact() implements Criterion {}

    /** Jaro-Winkler similarity (prefix scale 0.1, at most four letters) of at least {@code least}, 0..1. */
    record JaroWinkler(double least) implements Criterion {
        public JaroWinkler {
            if (!(least > 0 && least <= 1)) {
                throw new LinkageException(
                        LinkageException.Reason.MODEL,
                        "a Jaro-Winkler similarity must be above 0 and at most 1: " + least);
            }
        }
    }

    /** At most so many insertions, deletions and exchanges of one letter (Levenshtein). */
    record Levenshtein(int most) implements Criterion {
        public Levenshtein {
            if (most < 1) {
                throw new LinkageException(
                        LinkageException.Reason.MODEL, "a Levenshtein distance must be at least 1: " + most);
            }
        }
    }

    /** Whatever was not caught by a level before; stands last. */
    record Else() implements Criterion {}
}
