// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

/** The head of a log: its origin, its number of entries and its root hash (C2SP tlog-checkpoint, no extensions). */
public record Checkpoint(String origin, long size, Sha256Hash root) {
    public Checkpoint {
        StrictText.name(origin);
        if (size < 0) {
            throw LedgerException.format("a log has 0 or more entries: size=" + size);
        }
    }

    /** The three lines that are signed, each with its newline. */
    String body() {
        return origin + "\n" + size + "\n" + root + "\n";
    }
}
