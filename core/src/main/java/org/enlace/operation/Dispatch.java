// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enlace.agreement.Approval;
import org.enlace.agreement.Decision;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.enlace.share.Egress;
import org.enlace.share.Grant;
import org.enlace.share.Granting;
import org.enlace.share.Grants;
import org.jdbi.v3.core.Handle;

/** Sends operation messages, each under a grant of its own. */
final class Dispatch {
    private final Grants grants;
    private final Egress egress;

    Dispatch(Grants grants, Egress egress) {
        this.grants = grants;
        this.egress = egress;
    }

    /**
     * Sends to all or to none: the refusal of the first agreement that does not permit, which is then in the ledger, or
     * empty when all are on their way. {@code first} runs once all may be sent to.
     */
    Optional<Decision.Refuse> toAll(
            Handle tx,
            Statement statement,
            Purpose purpose,
            Collection<AuthorityId> recipients,
            List<Approval> approvals,
            Runnable first) {
        tx.savepoint("dispatch");
        List<Grant> all = new ArrayList<>();
        for (AuthorityId recipient : recipients) {
            switch (grants.forOperation(tx, recipient, purpose, approvals)) {
                case Granting.Granted(Grant grant) -> all.add(grant);
                case Granting.Denied denied -> {
                    tx.rollbackToSavepoint("dispatch");
                    grants.forOperation(tx, recipient, purpose, approvals);
                    return Optional.of(denied.refusal());
                }
            }
        }
        tx.releaseSavepoint("dispatch");
        first.run();
        all.forEach(grant -> egress.dispatch(tx, grant, statement.message().type(), statement.bytes()));
        return Optional.empty();
    }

    /** Sends to one; the refusal where its agreement does not permit. */
    Optional<Decision.Refuse> toOne(
            Handle tx, Statement statement, Purpose purpose, AuthorityId recipient, List<Approval> approvals) {
        return switch (grants.forOperation(tx, recipient, purpose, approvals)) {
            case Granting.Granted(Grant grant) -> {
                egress.dispatch(tx, grant, statement.message().type(), statement.bytes());
                yield Optional.empty();
            }
            case Granting.Denied(Decision.Refuse refusal) -> Optional.of(refusal);
        };
    }
}
