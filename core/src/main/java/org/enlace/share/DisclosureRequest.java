// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.agreement.AskingOfficer;
import org.enlace.agreement.HitHandle;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;

/**
 * One request that followed hits, as either side sees it. {@code handles} name what was hit, at least one;
 * {@code asker} is the asking officer, absent in what builds before 0.2 left; {@code justification} are the asker's words; {@code caseReference} are the asker's own for its case, and on the other
 * side an opaque name; {@code refusal} is a code or, where an officer
 * refused, a ground of the agreement.
 */
public record DisclosureRequest(
        String id,
        Side side,
        AuthorityId partner,
        AgreementDigest agreement,
        List<HitHandle> handles,
        Purpose purpose,
        String justification,
        String caseReference,
        State state,
        Instant opened,
        Instant due,
        List<OfficerApproval> approvals,
        int approvalsNeeded,
        OfficerRole approver,
        Optional<String> refusal,
        Optional<HitOutcomes.Outcome> outcome,
        Optional<AskingOfficer> asker) {

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

        public boolean isOpen() {
            return this == WAITING || this == APPROVED;
        }
    }

    public DisclosureRequest {
        handles = List.copyOf(handles);
        approvals = List.copyOf(approvals);
        if (handles.isEmpty()) {
            throw new IllegalArgumentException("a request must name a handle");
        }
    }

    /** The class of the handle that says most. */
    public ClassLabel identifierClass() {
        return handles.getFirst().identifierClass();
    }

    /** Whether an officer may still approve or refuse. */
    public boolean isOpen() {
        return state.isOpen();
    }

    /** Something that happened to a request or an agreement; {@code officer} is empty for the partner's people. */
    public record Event(Instant at, String code, AuthorityId authority, Optional<OfficerName> officer) {}
}
