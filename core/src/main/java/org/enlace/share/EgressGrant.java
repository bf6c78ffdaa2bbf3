// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.Instant;
import org.enlace.agreement.DecisionRequest;
import org.enlace.agreement.PermitConditions;
import org.enlace.agreement.SharedOperation;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;

/**
 * The token without which nothing covered by an agreement leaves: one operation, one purpose, one recipient, until it
 * expires. Only {@link GrantMint} makes one, together with its ledger entry.
 */
public final class EgressGrant {
    private final String id;
    private final AgreementDigest agreement;
    private final DecisionRequest request;
    private final PermitConditions conditions;
    private final Instant expires;

    EgressGrant(
            String id,
            AgreementDigest agreement,
            DecisionRequest request,
            PermitConditions conditions,
            Instant expires) {
        this.id = id;
        this.agreement = agreement;
        this.request = request;
        this.conditions = conditions;
        this.expires = expires;
    }

    public String id() {
        return id;
    }

    /** Digest of the agreement that permits. */
    public AgreementDigest agreement() {
        return agreement;
    }

    public SharedOperation operation() {
        return request.operation();
    }

    public Purpose purpose() {
        return request.purpose();
    }

    public AuthorityId recipient() {
        return request.recipient();
    }

    public PermitConditions conditions() {
        return conditions;
    }

    public Instant expires() {
        return expires;
    }

    DecisionRequest request() {
        return request;
    }

    @Override
    public String toString() {
        return "Grant[" + id + " " + operation() + " to " + recipient() + "]";
    }
}
