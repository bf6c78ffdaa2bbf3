// SPDX-License-Identifier: Apache-2.0
package org.enlace.act;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.enlace.share.Approval;
import org.enlace.share.Decision;
import org.enlace.share.Grants;
import org.enlace.share.Operation;
import org.enlace.share.Trigger;
import org.jdbi.v3.core.Handle;

/** Judges and applies what other authorities say; at the proposer also passes it on to the other participants. */
final class Arrivals {
    private final AuthorityId self;
    private final Grants grants;
    private final Dispatch dispatch;
    private final Steps steps;

    Arrivals(AuthorityId self, Grants grants, Dispatch dispatch, Steps steps) {
        this.self = self;
        this.grants = grants;
        this.dispatch = dispatch;
        this.steps = steps;
    }

    Outcome receive(Handle tx, AuthorityId sender, byte[] content) {
        Message message;
        try {
            message = MessageText.parse(content);
        } catch (IllegalArgumentException unfit) {
            return Outcome.NotTaken.because(Obstacle.MALFORMED);
        }
        OperationTable table = new OperationTable(tx);
        Optional<JointOperation> known = table.find(message.operation(), message.at(), true);
        if (message instanceof Message.Propose propose) {
            return known.isPresent()
                    ? Outcome.NotTaken.because(Obstacle.KNOWN_OPERATION)
                    : proposed(tx, sender, propose);
        }
        return known.map(operation -> continued(tx, sender, operation, message))
                .orElse(Outcome.NotTaken.because(Obstacle.UNKNOWN_OPERATION));
    }

    private Outcome proposed(Handle tx, AuthorityId sender, Message.Propose message) {
        if (!message.author().equals(sender)) {
            return Outcome.NotTaken.because(Obstacle.NOT_THE_AUTHOR);
        }
        SortedSet<AuthorityId> invited = message.proposal().invited();
        if (!invited.contains(self) || invited.contains(sender)) {
            return Outcome.NotTaken.because(Obstacle.NOT_INVITED);
        }
        return permitted(tx, sender, message.proposal().purpose())
                .<Outcome>map(refusal -> new Outcome.NotTaken(refusal.code().name(), refusal.reason()))
                .orElseGet(() -> applied(tx, message));
    }

    private Outcome continued(Handle tx, AuthorityId sender, JointOperation operation, Message message) {
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
        Optional<Obstacle> obstacle = Rules.against(operation, message);
        if (obstacle.isPresent()) {
            return Outcome.NotTaken.because(obstacle.get());
        }
        Outcome outcome = applied(tx, message);
        if (hub) {
            List<Approval> standing = new OperationTable(tx).approvals(operation.id());
            passOn(tx, operation, message, listening(operation, self, message.author()), standing);
        }
        return outcome;
    }

    private Outcome applied(Handle tx, Message message) {
        steps.apply(tx, message, "");
        return new Outcome.Taken(message.operation());
    }

    /** Sends to each that an agreement lets it; whom it does not reach stands in the timeline. */
    void passOn(
            Handle tx,
            JointOperation operation,
            Message message,
            Collection<AuthorityId> recipients,
            List<Approval> approvals) {
        for (AuthorityId recipient : recipients) {
            dispatch.toOne(tx, message, operation.proposal().purpose(), recipient, approvals)
                    .ifPresent(refusal -> steps.notPassedOn(
                            tx, message, recipient, refusal.code().name()));
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
