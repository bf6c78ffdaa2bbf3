// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.util.List;

/** What the verification of one log found. */
public sealed interface VerificationResult {
    /**
     * Every byte under {@code ledger/} is as it must be for the log of {@code key}; {@code cosignatures} names the
     * witnesses. Whether that key is the right one, and this the newest copy, only what others keep tells: see {@link
     * SeenCheckpoint}.
     */
    record Verified(VerifierKey key, long size, Sha256Hash root, List<String> cosignatures, Times times)
            implements VerificationResult {
        public Verified {
            cosignatures = List.copyOf(cosignatures);
        }
    }

    /**
     * What the times say: how many entries are dated before the one in front of them, the index of the first (-1 where
     * none), and the witnesses that signed, by their own clocks, before entries under their signature are dated.
     */
    record Times(long backwards, long first, List<String> ahead) {
        public Times {
            ahead = List.copyOf(ahead);
        }

        /** Whether times only go up and no witness contradicts them. */
        public boolean areSteady() {
            return backwards == 0 && ahead.isEmpty();
        }
    }

    /** The first thing found wrong: the file as a path below the node's folder, the place in it, and what it is. */
    record Damaged(String file, Place place, LogFlaw flaw) implements VerificationResult {}

    /** Where in a file. */
    sealed interface Place {
        /** The file as a whole. */
        record Whole() implements Place {}

        /** A line of a text, from 1. */
        record Line(int number) implements Place {}

        /** A byte, from 0. */
        record Offset(long offset) implements Place {}

        /** An entry by its index in the log, and the byte of its file where it begins. */
        record EntryAt(long index, long offset) implements Place {}
    }
}
