// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.OfficerApproval;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.enlace.share.EgressGrant;
import org.enlace.share.GrantAnswer;
import org.enlace.share.GrantMint;
import org.enlace.share.OutgoingGate;
import org.jdbi.v3.core.Handle;

/** Sends operation messages, each under a grant of its own. */
final class OperationDispatch {
    private final GrantMint grants;
    private final OutgoingGate egress;

    OperationDispatch(GrantMint grants, OutgoingGate egress) {
        this.grants = grants;
        this.egress = egress;
    }

    /**
     * Sends to all or to none: the refusal of the first agreement that does not permit, which is then in the ledger, or
     * empty when all are on their way. {@code first} runs once all may be sent to.
     */
    Optional<AgreementDecision.Refuse> toAll(
            Handle tx,
            SignedStatement statement,
            Purpose purpose,
            Collection<AuthorityId> recipients,
            List<OfficerApproval> approvals,
            Runnable first) {
        tx.savepoint("dispatch");
        List<EgressGrant> all = new ArrayList<>();
        for (AuthorityId recipient : recipients) {
            switch (grants.forOperation(tx, recipient, purpose, approvals)) {
                case GrantAnswer.Granted(EgressGrant grant) -> all.add(grant);
                case GrantAnswer.Denied denied -> {
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
    Optional<AgreementDecision.Refuse> toOne(
            Handle tx,
            SignedStatement statement,
            Purpose purpose,
            AuthorityId recipient,
            List<OfficerApproval> approvals) {
        return switch (grants.forOperation(tx, recipient, purpose, approvals)) {
            case GrantAnswer.Granted(EgressGrant grant) -> {
                egress.dispatch(tx, grant, statement.message().type(), statement.bytes());
                yield Optional.empty();
            }
            case GrantAnswer.Denied(AgreementDecision.Refuse refusal) -> Optional.of(refusal);
        };
    }
}
