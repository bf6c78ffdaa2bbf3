// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;

/**
 * One request that followed a hit, as either side sees it. {@code handle} is the hit's 32 hexadecimal digits;
 * {@code justification} are the asker's words; {@code caseReference} are the asker's own for its case, and on the other
 * side an opaque name; {@code refusal} is a code or, where an officer
 * refused, a ground of the agreement.
 */
public record DisclosureRequest(
        String id,
        Side side,
        AuthorityId partner,
        String agreement,
        String identifierClass,
        String handle,
        Purpose purpose,
        String justification,
        String caseReference,
        State state,
        Instant opened,
        Instant due,
        List<Approval> approvals,
        int approvalsNeeded,
        Role approver,
        Optional<String> refusal,
        Optional<Outcomes.Outcome> outcome) {

    /** Whether this node asked or answers. */
    public enum Side {
        ASKED,
        ANSWERING
    }

    /** Waiting for approvals, partly approved, answered, refused, or too late. */
    public enum State {
        WAITING,
        APPROVED,
        DISCLOSED,
        REFUSED,
        EXPIRED;

        boolean isOpen() {
            return this == WAITING || this == APPROVED;
        }
    }

    public DisclosureRequest {
        approvals = List.copyOf(approvals);
    }

    /** Something that happened to a request or an agreement; {@code officer} is empty for the partner's people. */
    public record Event(Instant at, String code, AuthorityId authority, String officer) {}
}
