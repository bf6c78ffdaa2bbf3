// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

/** The ledger cannot do what was asked. The message names the file or the rule, never content. */
public final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why it cannot. */
    public enum Reason {
        /** An entry holds something else than ids, counts and hashes, or is too large. */
        ENTRY,
        /** A published file differs from the database. */
        DISAGREES,
        /** The published checkpoint is newer than the database: an old database was brought back. */
        AHEAD,
        /** The log was started with another name or key. */
        KEY,
        /** A text is no key, checkpoint, signature, hash, tile or bundle. */
        FORMAT,
        /** A proof was asked for a size or index that the log does not have. */
        RANGE,
        /** A file cannot be read or written. */
        FILES
    }

    private final Reason reason;

    LedgerException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    LedgerException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    static LedgerException format(String rule) {
        return new LedgerException(Reason.FORMAT, rule);
    }

    public Reason reason() {
        return reason;
    }
}
