// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.model.AgreementDigest;

/**
 * The answer of the agreements to one {@link DecisionRequest}: exactly one agreement permits it by named clauses, or it is
 * refused by a clause or for want of an agreement.
 */
public sealed interface AgreementDecision {

    /** {@code agreement} is the digest of the one agreement that permits. */
    record Permit(AgreementDigest agreement, List<AgreementClause> clauses, PermitConditions conditions)
            implements AgreementDecision {
        public Permit {
            clauses = List.copyOf(clauses);
        }
    }

    /** {@code agreement} and {@code clause} are absent where no agreement between the two is known. */
    record Refuse(
            Optional<AgreementDigest> agreement, Optional<AgreementClause> clause, RefusalCode code, String detail)
            implements AgreementDecision {

        public static Refuse withoutAgreement() {
            return new Refuse(Optional.empty(), Optional.empty(), RefusalCode.NO_AGREEMENT, "");
        }

        /** One English sentence without case content; {@code detail} names the kind or property where there is one. */
        public String reason() {
            return detail.isEmpty() ? code.english() : code.english() + " (" + detail + ")";
        }
    }

    /**
     * Decides one request. Total and pure: every request gets an answer, and the same one each time. Of several
     * agreements between the two authorities the first by id that permits is chosen, newest version first; where none
     * permits, the refusal is that of the first.
     */
    static AgreementDecision decide(DecisionRequest request, List<AgreementStanding> agreements, Instant now) {
        return ClauseCheck.decide(request, agreements, now);
    }
}
