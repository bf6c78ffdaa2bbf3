// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.column;

/** Input or a model that cannot be linked; the message says what to change and holds no value of a record. */
public final class LinkageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** A model speaks of a column, a comparison or a level that is not there or not sound. */
        MODEL,
        /** A table has no rows, no columns, or ids that repeat. */
        TABLE,
        /** Rulings that say of two records both that they are the same and that they differ. */
        RULINGS,
        /** More than one run can hold. */
        TOO_LARGE
    }

    private final Reason reason;

    public LinkageException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
