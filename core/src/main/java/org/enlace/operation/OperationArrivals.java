// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OperationTrigger;
import org.enlace.agreement.SharedOperation;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.enlace.share.GrantMint;
import org.jdbi.v3.core.Handle;

/**
 * Judges and applies what other authorities say; at the proposer also passes it on to the other participants. What is
 * relayed counts for what its author signed, and windows are judged by this node's clock: never by a date in a message.
 */
final class OperationArrivals {
    private final AuthorityId self;
    private final GrantMint grants;
    private final OperationDispatch dispatch;
    private final StepApplication steps;
    private final KeyIntroductions introductions;
    private final Clock clock;

    OperationArrivals(
            AuthorityId self,
            GrantMint grants,
            OperationDispatch dispatch,
            StepApplication steps,
            KeyIntroductions introductions,
            Clock clock) {
        this.self = self;
        this.grants = grants;
        this.dispatch = dispatch;
        this.steps = steps;
        this.introductions = introductions;
        this.clock = clock;
    }

    StepOutcome receive(Handle tx, AuthorityId sender, byte[] content) {
        SignedStatement statement;
        try {
            statement = OperationMessageText.parse(content);
        } catch (IllegalArgumentException unfit) {
            return StepOutcome.NotTaken.because(StepObstacle.MALFORMED);
        }
        OperationTable table = new OperationTable(tx, clock.instant());
        Optional<JointOperation> known = table.find(statement.message().operation(), true);
        if (statement.message() instanceof OperationMessage.Propose propose) {
            return known.isPresent()
                    ? StepOutcome.NotTaken.because(StepObstacle.KNOWN_OPERATION)
                    : proposed(tx, sender, statement, propose);
        }
        return known.map(operation -> continued(tx, sender, operation, statement))
                .orElse(StepOutcome.NotTaken.because(StepObstacle.UNKNOWN_OPERATION));
    }

    private StepOutcome proposed(
            Handle tx, AuthorityId sender, SignedStatement statement, OperationMessage.Propose message) {
        if (!message.author().equals(sender)) {
            return StepOutcome.NotTaken.because(StepObstacle.NOT_THE_AUTHOR);
        }
        SortedSet<AuthorityId> invited = message.proposal().invited();
        if (!invited.contains(self) || invited.contains(sender)) {
            return StepOutcome.NotTaken.because(StepObstacle.NOT_INVITED);
        }
        if (!message.proposal().ends().isAfter(clock.instant())) {
            return StepOutcome.NotTaken.because(StepObstacle.OVER);
        }
        OperationTable table = new OperationTable(tx, clock.instant());
        Optional<StepObstacle> obstacle = introductions
                .against(table, tx, message)
                .or(() -> signed(tx, table, statement) ? Optional.empty() : Optional.of(StepObstacle.NOT_SIGNED));
        if (obstacle.isPresent()) {
            return StepOutcome.NotTaken.because(obstacle.get());
        }
        return permitted(tx, sender, message.proposal().purpose())
                .<StepOutcome>map(
                        refusal -> new StepOutcome.NotTaken(refusal.code().name(), refusal.reason()))
                .orElseGet(() -> applied(tx, statement));
    }

    private StepOutcome continued(Handle tx, AuthorityId sender, JointOperation operation, SignedStatement statement) {
        OperationMessage message = statement.message();
        boolean hub = operation.proposer().equals(self);
        boolean fits = hub
                ? sender.equals(message.author())
                : sender.equals(operation.proposer()) && !message.author().equals(self);
        if (!fits) {
            return StepOutcome.NotTaken.because(StepObstacle.NOT_THE_AUTHOR);
        }
        if (!operation.proposal().invited().contains(message.author())
                && !message.author().equals(operation.proposer())) {
            return StepOutcome.NotTaken.because(StepObstacle.NOT_INVITED);
        }
        Optional<AgreementDecision.Refuse> refusal =
                permitted(tx, sender, operation.proposal().purpose());
        if (refusal.isPresent()) {
            return new StepOutcome.NotTaken(
                    refusal.get().code().name(), refusal.get().reason());
        }
        Optional<StepObstacle> obstacle = unauthored(tx, statement)
                .or(() -> StepRules.against(operation, message, statement.position(), clock.instant()));
        if (obstacle.isPresent()) {
            return StepOutcome.NotTaken.because(obstacle.get());
        }
        StepOutcome outcome = applied(tx, statement);
        if (hub) {
            List<OfficerApproval> standing = new OperationTable(tx, clock.instant()).approvals(operation.id());
            passOn(tx, operation, statement, listening(operation, self, message.author()), standing);
        }
        return outcome;
    }

    /** Why a statement is not believed to be its author's next about this proposal, or empty. */
    private Optional<StepObstacle> unauthored(Handle tx, SignedStatement statement) {
        OperationTable table = new OperationTable(tx, clock.instant());
        String operation = statement.message().operation();
        if (!signed(tx, table, statement)) {
            return Optional.of(StepObstacle.NOT_SIGNED);
        }
        if (!statement.proposal().equals(table.proposal(operation))) {
            return Optional.of(StepObstacle.OTHER_PROPOSAL);
        }
        return statement.position()
                        > table.position(operation, statement.message().author())
                ? Optional.empty()
                : Optional.of(StepObstacle.OLD_STATEMENT);
    }

    private boolean signed(Handle tx, OperationTable table, SignedStatement statement) {
        OperationMessage message = statement.message();
        return introductions
                .cardOf(table, tx, message.operation(), message.author())
                .filter(statement::isSignedBy)
                .isPresent();
    }

    private StepOutcome applied(Handle tx, SignedStatement statement) {
        steps.apply(tx, statement);
        return new StepOutcome.Taken(statement.message().operation());
    }

    /** Sends to each that an agreement lets it; whom it does not reach stands in the timeline. */
    void passOn(
            Handle tx,
            JointOperation operation,
            SignedStatement statement,
            Collection<AuthorityId> recipients,
            List<OfficerApproval> approvals) {
        for (AuthorityId recipient : recipients) {
            dispatch.toOne(tx, statement, operation.proposal().purpose(), recipient, approvals)
                    .ifPresent(refusal -> steps.notPassedOn(
                            tx, statement, recipient, refusal.code().name()));
        }
    }

    /** Who hears what {@code author} says: all but it and this node, unless they declined or left. */
    static SortedSet<AuthorityId> listening(JointOperation operation, AuthorityId self, AuthorityId author) {
        return operation.members().stream()
                .filter(member -> member.isActive() || member.standing() == MemberStanding.INVITED)
                .map(OperationMember::authority)
                .filter(authority -> !authority.equals(self) && !authority.equals(author))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<AgreementDecision.Refuse> permitted(Handle tx, AuthorityId sender, Purpose purpose) {
        return switch (grants.onReceipt(tx, sender, SharedOperation.OPERATION, OperationTrigger.ON_REQUEST, purpose)) {
            case AgreementDecision.Permit permit -> Optional.empty();
            case AgreementDecision.Refuse refuse -> Optional.of(refuse);
        };
    }
}
