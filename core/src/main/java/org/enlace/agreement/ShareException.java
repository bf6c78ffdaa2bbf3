// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

/** What this package cannot go on with: damaged documents and programming errors, never a refusal of the trade. */
public final class ShareException extends RuntimeException {

    public enum Reason {
        /** Bytes that are not exactly one document of the expected form. */
        MALFORMED,
        /** A signature that does not fit, or a signer who is no party. */
        WRONG_SIGNATURE,
        /** A change of an agreement's or request's life that its state does not allow. */
        WRONG_STATE,
        /** An agreement beside another one between the same two that it does not supersede. */
        SECOND_AGREEMENT,
        /** An agreement, request or record that is not here. */
        NOT_FOUND,
        /** A message that its grant does not cover. */
        NOT_GRANTED,
        /** A stored record whose key or content does not fit any more. */
        UNREADABLE
    }

    private final Reason reason;

    public ShareException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
