// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

/** A change to the case files that cannot be made. The message names the rule and ids of changes, never a value. */
public final class CaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why not; the name is the stable code. */
    public enum Reason {
        NO_SUBJECT("no such subject is held"),
        NO_CASE("no such case is held"),
        SAME_SUBJECT("the two are one subject already"),
        OTHER_KIND("only subjects of one kind can be merged"),
        NO_LOAD("no such load is held, or it was released already"),
        NO_SOURCE("no such source is held, or it was taken back already"),
        NO_CHANGE("no such merge or split, or it was undone already"),
        NOT_ITS_STATEMENTS("a split takes some of a subject's statements and leaves some");

        private final String message;

        Reason(String message) {
            this.message = message;
        }
    }

    private final Reason reason;

    public CaseException(Reason reason) {
        super(reason.message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
