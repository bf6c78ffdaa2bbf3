// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.io.Serial;
import org.enlace.agreement.ShareException;

/** What an officer is told when something cannot be done: HTTP status, a stable code and a message without case data. */
final class Problem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Problem(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Problem badInput(String message) {
        return new Problem(400, "BAD_INPUT", message);
    }

    static Problem notFound(String what) {
        return new Problem(404, "NOT_FOUND", "there is no such " + what);
    }

    static Problem wrongState(String message) {
        return new Problem(409, "WRONG_STATE", message);
    }

    static Problem notYourRole(String message) {
        return new Problem(403, "NOT_YOUR_ROLE", message);
    }

    /** What the agreements, requests or records of this node do not allow. */
    static Problem of(ShareException refused) {
        return switch (refused.reason()) {
            case NOT_FOUND -> notFound("agreement, request or record");
            case WRONG_STATE, WRONG_SIGNATURE, NOT_GRANTED -> wrongState(String.valueOf(refused.getMessage()));
            case SECOND_AGREEMENT -> refused(refused.reason().name(), String.valueOf(refused.getMessage()));
            case MALFORMED -> badInput(String.valueOf(refused.getMessage()));
            case UNREADABLE -> new Problem(500, "FAILED", "a stored record cannot be read any more");
        };
    }

    /** A refusal of the trade, with its own code. */
    static Problem refused(String code, String message) {
        return new Problem(409, code, message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
