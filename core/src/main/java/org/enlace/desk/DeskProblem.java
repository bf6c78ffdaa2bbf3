// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.io.Serial;
import org.enlace.agreement.ShareException;

/** What an officer is told when something cannot be done: HTTP status, a stable code and a message without case data. */
final class DeskProblem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    DeskProblem(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static DeskProblem badInput(String message) {
        return new DeskProblem(400, "BAD_INPUT", message);
    }

    static DeskProblem notFound(String what) {
        return new DeskProblem(404, "NOT_FOUND", "there is no such " + what);
    }

    static DeskProblem wrongState(String message) {
        return new DeskProblem(409, "WRONG_STATE", message);
    }

    static DeskProblem notYourRole(String message) {
        return new DeskProblem(403, "NOT_YOUR_ROLE", message);
    }

    /** What the agreements, requests or records of this node do not allow. */
    static DeskProblem of(ShareException refused) {
        return switch (refused.reason()) {
            case NOT_FOUND -> notFound("agreement, request or record");
            case WRONG_STATE, WRONG_SIGNATURE, NOT_GRANTED -> wrongState(String.valueOf(refused.getMessage()));
            case SECOND_AGREEMENT -> refused(refused.reason().name(), String.valueOf(refused.getMessage()));
            case MALFORMED -> badInput(String.valueOf(refused.getMessage()));
            case UNREADABLE -> new DeskProblem(500, "FAILED", "a stored record cannot be read any more");
        };
    }

    /** A refusal of the trade, with its own code. */
    static DeskProblem refused(String code, String message) {
        return new DeskProblem(409, code, message);
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
