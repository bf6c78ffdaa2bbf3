// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.util.List;
import java.util.Optional;
import org.enlace.agreement.AgreementClause;
import org.enlace.agreement.AgreementDecision.Permit;
import org.enlace.agreement.AgreementDecision.Refuse;
import org.enlace.agreement.DecisionRequest;
import org.enlace.agreement.HitHandle;
import org.enlace.agreement.OperationTrigger;
import org.enlace.agreement.RefusalCode;
import org.enlace.agreement.SharedOperation;
import org.enlace.ledger.entry.DisclosureEntry;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.jdbi.v3.core.Handle;

/** Tells a partner what became of a hit on its records, as far as the agreement lets it know. */
public final class HitOutcomes {
    private final DecisionPosition position;
    private final GrantMint grants;
    private final OutgoingGate egress;
    private final RequestTable requests;

    HitOutcomes(DecisionPosition position, GrantMint grants, OutgoingGate egress, RequestTable requests) {
        this.position = position;
        this.grants = grants;
        this.egress = egress;
        this.requests = requests;
    }

    /** What a named officer found, or that the finding was withdrawn. */
    public enum Outcome {
        CONFIRMED,
        REJECTED,
        WITHDRAWN
    }

    /** Why, coarsely. */
    public enum Reason {
        SAME,
        DIFFERENT,
        REUSED_IDENTIFIER,
        NOT_RELEVANT,
        UNSPECIFIED
    }

    /** An outcome as told; {@code request} is empty where the hit led to none. */
    public record Told(
            AuthorityId partner, HitHandle handle, String request, Outcome outcome, Reason reason, String text) {}

    /**
     * Tells the outcome of a hit. Empty when sent, else why it is not: that is no error, the own decision stands.
     * {@code text} goes only where the agreement allows text.
     */
    public Optional<Refuse> tell(Handle tx, Purpose purpose, Told told, OfficerName officer) {
        DecisionRequest request = position.sending(
                        tx, SharedOperation.HIT_QUERY, OperationTrigger.ON_HIT, purpose, told.partner())
                .query(told.handle().identifierClass(), true);
        return switch (position.decide(tx, request)) {
            case Refuse refuse -> Optional.of(refuse);
            case Permit permit ->
                switch (permit.conditions().outcomes()) {
                    case NONE ->
                        Optional.of(new Refuse(
                                Optional.of(permit.agreement()),
                                Optional.of(AgreementClause.OPERATIONS),
                                RefusalCode.OUTCOME_NOT_ALLOWED,
                                ""));
                    case CODE -> send(tx, request, message(purpose, told, ""), told, officer);
                    case TEXT -> send(tx, request, message(purpose, told, told.text()), told, officer);
                };
        };
    }

    private static ShareMessages.Told message(Purpose purpose, Told told, String text) {
        return new ShareMessages.Told(told.handle(), told.request(), purpose, told.outcome(), told.reason(), text);
    }

    private Optional<Refuse> send(
            Handle tx, DecisionRequest request, ShareMessages.Told message, Told told, OfficerName officer) {
        return switch (grants.grant(tx, request, List.of())) {
            case GrantAnswer.Denied denied -> Optional.of(denied.refusal());
            case GrantAnswer.Granted granted -> {
                log(tx, told, officer);
                requests.outcome(tx, told, true, position.now());
                egress.send(tx, granted.grant(), "share.outcome", message.json());
                yield Optional.empty();
            }
        };
    }

    void log(Handle tx, Told told, OfficerName officer) {
        position.ledger()
                .append(
                        tx,
                        new DisclosureEntry.OutcomeTold(
                                told.partner(),
                                told.handle().handle(),
                                told.outcome().name(),
                                told.reason().name(),
                                officer));
    }
}
