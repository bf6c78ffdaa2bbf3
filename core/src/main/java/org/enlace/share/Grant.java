// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.Instant;
import org.enlace.agreement.Conditions;
import org.enlace.agreement.Operation;
import org.enlace.agreement.Request;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;

/**
 * The token without which nothing covered by an agreement leaves: one operation, one purpose, one recipient, until it
 * expires. Only {@link Grants} makes one, together with its ledger entry.
 */
public final class Grant {
    private final String id;
    private final String agreement;
    private final Request request;
    private final Conditions conditions;
    private final Instant expires;

    Grant(String id, String agreement, Request request, Conditions conditions, Instant expires) {
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
    public String agreement() {
        return agreement;
    }

    public Operation operation() {
        return request.operation();
    }

    public Purpose purpose() {
        return request.purpose();
    }

    public AuthorityId recipient() {
        return request.recipient();
    }

    public Conditions conditions() {
        return conditions;
    }

    public Instant expires() {
        return expires;
    }

    Request request() {
        return request;
    }

    @Override
    public String toString() {
        return "Grant[" + id + " " + operation() + " to " + recipient() + "]";
    }
}
