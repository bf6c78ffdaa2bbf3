// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.agreement.Approval;
import org.enlace.agreement.Decision;
import org.enlace.agreement.Operation;
import org.enlace.agreement.Trigger;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.enlace.share.Grants;
import org.jdbi.v3.core.Handle;

/**
 * Judges and applies what other authorities say; at the proposer also passes it on to the other participants. What is
 * relayed counts for what its author signed, and windows are judged by this node's clock: never by a date in a message.
 */
final class Arrivals {
    private final AuthorityId self;
    private final Grants grants;
    private final Dispatch dispatch;
    private final Steps steps;
    private final Introductions introductions;
    private final Clock clock;

    Arrivals(
            AuthorityId self, Grants grants, Dispatch dispatch, Steps steps, Introductions introductions, Clock clock) {
        this.self = self;
        this.grants = grants;
        this.dispatch = dispatch;
        this.steps = steps;
        this.introductions = introductions;
        this.clock = clock;
    }

    Outcome receive(Handle tx, AuthorityId sender, byte[] content) {
        Statement statement;
        try {
            statement = MessageText.parse(content);
        } catch (IllegalArgumentException unfit) {
            return Outcome.NotTaken.because(Obstacle.MALFORMED);
        }
        OperationTable table = new OperationTable(tx, clock.instant());
        Optional<JointOperation> known = table.find(statement.message().operation(), true);
        if (statement.message() instanceof Message.Propose propose) {
            return known.isPresent()
                    ? Outcome.NotTaken.because(Obstacle.KNOWN_OPERATION)
                    : proposed(tx, sender, statement, propose);
        }
        return known.map(operation -> continued(tx, sender, operation, statement))
                .orElse(Outcome.NotTaken.because(Obstacle.UNKNOWN_OPERATION));
    }

    private Outcome proposed(Handle tx, AuthorityId sender, Statement statement, Message.Propose message) {
        if (!message.author().equals(sender)) {
            return Outcome.NotTaken.because(Obstacle.NOT_THE_AUTHOR);
        }
        SortedSet<AuthorityId> invited = message.proposal().invited();
        if (!invited.contains(self) || invited.contains(sender)) {
            return Outcome.NotTaken.because(Obstacle.NOT_INVITED);
        }
        if (!message.proposal().ends().isAfter(clock.instant())) {
            return Outcome.NotTaken.because(Obstacle.OVER);
        }
        OperationTable table = new OperationTable(tx, clock.instant());
        Optional<Obstacle> obstacle = introductions
                .against(table, tx, message)
                .or(() -> signed(tx, table, statement) ? Optional.empty() : Optional.of(Obstacle.NOT_SIGNED));
        if (obstacle.isPresent()) {
            return Outcome.NotTaken.because(obstacle.get());
        }
        return permitted(tx, sender, message.proposal().purpose())
                .<Outcome>map(refusal -> new Outcome.NotTaken(refusal.code().name(), refusal.reason()))
                .orElseGet(() -> applied(tx, statement));
    }

    private Outcome continued(Handle tx, AuthorityId sender, JointOperation operation, Statement statement) {
        Message message = statement.message();
        boolean hub = operation.proposer().equals(self);
        boolean fits = hub
                ? sender.equals(message.author())
                : sender.equals(operation.proposer()) && !message.author().equals(self);
        if (!fits) {
            return Outcome.NotTaken.because(Obstacle.NOT_THE_AUTHOR);
        }
        if (!operation.proposal().invited().contains(message.author())
                && !message.author().equals(operation.proposer())) {
            return Outcome.NotTaken.because(Obstacle.NOT_INVITED);
        }
        Optional<Decision.Refuse> refusal =
                permitted(tx, sender, operation.proposal().purpose());
        if (refusal.isPresent()) {
            return new Outcome.NotTaken(
                    refusal.get().code().name(), refusal.get().reason());
        }
        Optional<Obstacle> obstacle = unauthored(tx, statement)
                .or(() -> Rules.against(operation, message, statement.position(), clock.instant()));
        if (obstacle.isPresent()) {
            return Outcome.NotTaken.because(obstacle.get());
        }
        Outcome outcome = applied(tx, statement);
        if (hub) {
            List<Approval> standing = new OperationTable(tx, clock.instant()).approvals(operation.id());
            passOn(tx, operation, statement, listening(operation, self, message.author()), standing);
        }
        return outcome;
    }

    /** Why a statement is not believed to be its author's next about this proposal, or empty. */
    private Optional<Obstacle> unauthored(Handle tx, Statement statement) {
        OperationTable table = new OperationTable(tx, clock.instant());
        String operation = statement.message().operation();
        if (!signed(tx, table, statement)) {
            return Optional.of(Obstacle.NOT_SIGNED);
        }
        if (!statement.proposal().equals(table.proposal(operation))) {
            return Optional.of(Obstacle.OTHER_PROPOSAL);
        }
        return statement.position()
                        > table.position(operation, statement.message().author())
                ? Optional.empty()
                : Optional.of(Obstacle.OLD_STATEMENT);
    }

    private boolean signed(Handle tx, OperationTable table, Statement statement) {
        Message message = statement.message();
        return introductions
                .cardOf(table, tx, message.operation(), message.author())
                .filter(statement::isSignedBy)
                .isPresent();
    }

    private Outcome applied(Handle tx, Statement statement) {
        steps.apply(tx, statement, "");
        return new Outcome.Taken(statement.message().operation());
    }

    /** Sends to each that an agreement lets it; whom it does not reach stands in the timeline. */
    void passOn(
            Handle tx,
            JointOperation operation,
            Statement statement,
            Collection<AuthorityId> recipients,
            List<Approval> approvals) {
        for (AuthorityId recipient : recipients) {
            dispatch.toOne(tx, statement, operation.proposal().purpose(), recipient, approvals)
                    .ifPresent(refusal -> steps.notPassedOn(
                            tx, statement, recipient, refusal.code().name()));
        }
    }

    /** Who hears what {@code author} says: all but it and this node, unless they declined or left. */
    static SortedSet<AuthorityId> listening(JointOperation operation, AuthorityId self, AuthorityId author) {
        return operation.members().stream()
                .filter(member -> member.isActive() || member.standing() == Standing.INVITED)
                .map(Member::authority)
                .filter(authority -> !authority.equals(self) && !authority.equals(author))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<Decision.Refuse> permitted(Handle tx, AuthorityId sender, Purpose purpose) {
        return switch (grants.onReceipt(tx, sender, Operation.OPERATION, Trigger.ON_REQUEST, purpose, "")) {
            case Decision.Permit permit -> Optional.empty();
            case Decision.Refuse refuse -> Optional.of(refuse);
        };
    }
}
