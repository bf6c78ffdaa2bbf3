// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.agreement.AskingOfficer;
import org.enlace.agreement.HitHandle;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.PermitConditions;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;

/** One request that followed hits, as either side sees it. */
public record DisclosureRequest(
        String id, Side side, Asked asked, State state, Term term, Consent consent, Ending ending) {

    /**
     * What is asked. {@code handles} name what was hit, at least one; {@code asker} is the asking officer, absent in what
     * builds before 0.2 left; {@code justification} are the asker's words; {@code caseReference} are the asker's own for its
     * case, and on the other side an opaque name.
     */
    public record Asked(
            AuthorityId partner,
            AgreementDigest agreement,
            List<HitHandle> handles,
            Purpose purpose,
            String justification,
            String caseReference,
            Optional<AskingOfficer> asker) {
        public Asked {
            handles = List.copyOf(handles);
            if (handles.isEmpty()) {
                throw new IllegalArgumentException("a request must name a handle");
            }
        }
    }

    /** When it was opened, and until when it may be answered. */
    public record Term(Instant opened, Instant due) {}

    /** The approvals that it has, and those that the agreement demands. */
    public record Consent(List<OfficerApproval> given, PermitConditions.Approvals needed) {
        public Consent {
            given = List.copyOf(given);
        }
    }

    /** How it ended: {@code refusal} is a code or, where an officer refused, a ground of the agreement. */
    public record Ending(Optional<String> refusal, Optional<HitOutcomes.Outcome> outcome) {
        static final Ending NONE = new Ending(Optional.empty(), Optional.empty());
    }

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

    public AuthorityId partner() {
        return asked.partner();
    }

    public AgreementDigest agreement() {
        return asked.agreement();
    }

    public List<HitHandle> handles() {
        return asked.handles();
    }

    public Purpose purpose() {
        return asked.purpose();
    }

    public Instant opened() {
        return term.opened();
    }

    public List<OfficerApproval> approvals() {
        return consent.given();
    }

    /** The role of the officers who approve. */
    public OfficerRole approver() {
        return consent.needed().role();
    }

    /** The class of the handle that says most. */
    public ClassLabel identifierClass() {
        return handles().getFirst().identifierClass();
    }

    /** Whether an officer may still approve or refuse. */
    public boolean isOpen() {
        return state.isOpen();
    }

    /** Something that happened to a request or an agreement; {@code officer} is empty for the partner's people. */
    public record Event(Instant at, String code, AuthorityId authority, Optional<OfficerName> officer) {}
}
