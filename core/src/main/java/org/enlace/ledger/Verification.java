// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.util.List;

/** What the verification of one log found. */
public sealed interface Verification {
    /**
     * Every byte under {@code ledger/} is as it must be for the log of {@code key}; {@code cosignatures} names the
     * witnesses. Whether that key is the right one, only its agreement tells.
     */
    record Verified(VerifierKey key, long size, Hash root, List<String> cosignatures) implements Verification {
        public Verified {
            cosignatures = List.copyOf(cosignatures);
        }
    }

    /** The first thing found wrong: the file as a path below the node's folder, the place in it, and what it is. */
    record Damaged(String file, Place place, Flaw flaw) implements Verification {}

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
