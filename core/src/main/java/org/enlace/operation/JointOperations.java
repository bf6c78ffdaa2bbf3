// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.card.ActingNode;
import org.enlace.card.NodeCard;
import org.enlace.model.AuthorityId;
import org.enlace.share.ShareWiring;
import org.enlace.wire.PinnedPartners;
import org.jdbi.v3.core.Handle;

/**
 * The joint operations of one node: the steps its officers take and the messages that arrive. A coordinator takes steps;
 * reports on tasks may also come from liaison and analyst, and oversight may leave.
 */
public final class JointOperations {
    /** Class path folder of this package's migrations. */
    public static final String MIGRATIONS = "db/act";

    /** Types of the messages to hand to {@link #receive}. */
    public static final Set<String> TYPES =
            Set.of("act.propose", "act.answer", "act.task", "act.go", "act.result", "act.leave");

    private static final Set<OfficerRole> COORDINATION = Set.of(OfficerRole.COORDINATOR);
    private static final Set<OfficerRole> REPORTING =
            Set.of(OfficerRole.COORDINATOR, OfficerRole.LIAISON, OfficerRole.ANALYST);
    private static final Set<OfficerRole> LEAVING = Set.of(OfficerRole.COORDINATOR, OfficerRole.OVERSIGHT);

    private final AuthorityId self;
    private final KeyIntroductions introductions;
    private final OperationDispatch dispatch;
    private final OperationArrivals arrivals;
    private final StepApplication steps;
    private final Clock clock;
    private final RandomGenerator random;

    /** {@code card} is what this node introduces itself by, {@code log} appends to its ledger. */
    public JointOperations(
            ActingNode node, Supplier<NodeCard> card, PinnedPartners partners, ShareWiring share, OperationLog log) {
        this.self = node.id();
        this.clock = node.clock();
        this.random = node.random();
        this.introductions = new KeyIntroductions(self, node.keys(), card, partners);
        this.dispatch = new OperationDispatch(share.grants(), share.egress());
        this.steps = new StepApplication(log, clock);
        this.arrivals = new OperationArrivals(self, share.grants(), dispatch, steps, introductions, clock);
    }

    /** Invites; not taken where one of the invited has no agreement with this node that allows operations. */
    public StepOutcome propose(Handle tx, ActingOfficer who, OperationProposal proposal) {
        if (proposal.invited().contains(self)) {
            throw new IllegalArgumentException("a proposer must not invite itself");
        }
        if (!COORDINATION.contains(who.role())) {
            return StepOutcome.NotTaken.because(StepObstacle.WRONG_ROLE);
        }
        if (!proposal.ends().isAfter(now())) {
            return StepOutcome.NotTaken.because(StepObstacle.OVER);
        }
        OperationMessage.Propose message = new OperationMessage.Propose(
                newId(), self, now(), toMillis(proposal), introductions.cards(tx, proposal));
        SignedStatement statement = introductions.sign(message, 1, "");
        List<OfficerApproval> approvals = who.approvals(message.at());
        return dispatch.toAll(tx, statement, proposal.purpose(), proposal.invited(), approvals, () -> {
                    steps.apply(tx, statement, who.name());
                    table(tx).approve(message.operation(), approvals);
                })
                .<StepOutcome>map(JointOperations::refused)
                .orElseGet(() -> new StepOutcome.Taken(message.operation()));
    }

    /** Accepts or declines an invitation. */
    public StepOutcome answer(Handle tx, ActingOfficer who, String operation, boolean accepts) {
        return take(tx, who, COORDINATION, new OperationMessage.Answer(operation, self, now(), accepts));
    }

    /** Gives an authority that takes part, or is invited, something to do by a day. */
    public StepOutcome assign(
            Handle tx, ActingOfficer who, String operation, AuthorityId to, String title, LocalDate due) {
        OperationMessage.Assign message = new OperationMessage.Assign(operation, self, now(), newId(), title, to, due);
        return switch (take(tx, who, COORDINATION, message)) {
            case StepOutcome.Taken taken -> new StepOutcome.Taken(message.task());
            case StepOutcome.NotTaken not -> not;
        };
    }

    /** Reports on a task assigned to this authority. */
    public StepOutcome report(Handle tx, ActingOfficer who, String task, OperationTask.Progress progress) {
        return table(tx)
                .operationOf(task, self)
                .map(operation ->
                        take(tx, who, REPORTING, new OperationMessage.Report(operation, self, now(), task, progress)))
                .orElse(StepOutcome.NotTaken.because(StepObstacle.UNKNOWN_TASK));
    }

    /** Gives this authority's go for the members that take part now; only when all invited have answered. */
    public StepOutcome go(Handle tx, ActingOfficer who, String operation) {
        Optional<JointOperation> known = find(tx, operation);
        if (known.isEmpty()) {
            return StepOutcome.NotTaken.because(StepObstacle.UNKNOWN_OPERATION);
        }
        return switch (known.get().state()) {
            case AGREED -> {
                SortedSet<AuthorityId> members =
                        OperationState.active(known.get().members());
                yield take(tx, who, COORDINATION, new OperationMessage.Go(operation, self, now(), members));
            }
            case PROPOSED -> StepOutcome.NotTaken.because(StepObstacle.NOT_AGREED);
            case GO -> new StepOutcome.Taken(operation);
            case LAPSED, CALLED_OFF -> StepOutcome.NotTaken.because(StepObstacle.OVER);
        };
    }

    /** Takes this authority's go back, alone and at once, as long as the window is open. */
    public StepOutcome takeBack(Handle tx, ActingOfficer who, String operation) {
        return take(tx, who, COORDINATION, new OperationMessage.TakeBack(operation, self, now()));
    }

    /** Says how many of a kind this authority has achieved so far, after the common go was reached. */
    public StepOutcome result(Handle tx, ActingOfficer who, String operation, OperationResult.Kind kind, long count) {
        boolean reached = find(tx, operation).stream()
                .flatMap(known -> known.timeline().stream())
                .anyMatch(event -> event.step() == OperationEvent.Step.GO_REACHED);
        return reached
                ? take(tx, who, COORDINATION, new OperationMessage.Achieved(operation, self, now(), kind, count))
                : StepOutcome.NotTaken.because(StepObstacle.NO_GO_YET);
    }

    /** Leaves at once, whoever else agrees; also where no agreement lets the message out any more. */
    public StepOutcome leave(Handle tx, ActingOfficer who, String operation) {
        return take(tx, who, LEAVING, new OperationMessage.Leave(operation, self, now()));
    }

    /**
     * Takes a message whose signature, order and recipient the wire has checked. Taken: applied and, at the proposer,
     * passed on. Not taken: nothing was changed; code and reason may travel back.
     */
    public StepOutcome receive(Handle tx, AuthorityId sender, byte[] content) {
        return arrivals.receive(tx, sender, content);
    }

    /**
     * Whether a message that waited may not leave any more: its author, or whom it is for, has left the operation. That
     * somebody answers, takes a go back or leaves is always said, so that what follows can be taken. What cannot be read, of an
     * earlier build, does not leave.
     */
    public boolean stops(Handle tx, AuthorityId to, byte[] content) {
        OperationMessage message;
        try {
            message = OperationMessageText.parse(content).message();
        } catch (IllegalArgumentException unreadable) {
            return true;
        }
        boolean parting = message instanceof OperationMessage.Leave
                || message instanceof OperationMessage.Answer
                || message instanceof OperationMessage.TakeBack;
        return !parting
                && find(tx, message.operation()).stream()
                        .flatMap(known -> known.members().stream())
                        .filter(member -> member.authority().equals(to)
                                || member.authority().equals(message.author()))
                        .anyMatch(member -> member.standing() == MemberStanding.LEFT
                                || member.standing() == MemberStanding.DECLINED);
    }

    /** All operations this node knows, newest first. */
    public List<JointOperation> list(Handle tx) {
        return table(tx).ids().stream().flatMap(id -> find(tx, id).stream()).toList();
    }

    public Optional<JointOperation> find(Handle tx, String id) {
        return table(tx).find(id, false);
    }

    private StepOutcome take(Handle tx, ActingOfficer who, Set<OfficerRole> roles, OperationMessage message) {
        if (!roles.contains(who.role())) {
            return StepOutcome.NotTaken.because(StepObstacle.WRONG_ROLE);
        }
        Optional<JointOperation> known = table(tx).find(message.operation(), true);
        if (known.isEmpty()) {
            return StepOutcome.NotTaken.because(StepObstacle.UNKNOWN_OPERATION);
        }
        long position = table(tx).position(message.operation(), self) + 1;
        Optional<StepObstacle> obstacle = StepRules.against(known.get(), message, position, now());
        if (obstacle.isPresent()) {
            return StepOutcome.NotTaken.because(obstacle.get());
        }
        return send(tx, who, known.get(), message);
    }

    private StepOutcome send(Handle tx, ActingOfficer who, JointOperation operation, OperationMessage message) {
        OperationTable table = table(tx);
        SignedStatement statement =
                introductions.sign(message, table.position(operation.id(), self) + 1, table.proposal(operation.id()));
        List<OfficerApproval> approvals = new ArrayList<>(who.approvals(message.at()));
        approvals.addAll(table.approvalsBeside(operation.id(), who.name()));
        Runnable apply = () -> {
            steps.apply(tx, statement, who.name());
            table.approve(operation.id(), who.approvals(message.at()));
        };
        if (message instanceof OperationMessage.Leave || operation.proposer().equals(self)) {
            apply.run();
            arrivals.passOn(tx, operation, statement, to(operation), approvals);
            return new StepOutcome.Taken(operation.id());
        }
        return dispatch.toAll(tx, statement, operation.proposal().purpose(), to(operation), approvals, apply)
                .<StepOutcome>map(JointOperations::refused)
                .orElseGet(() -> new StepOutcome.Taken(operation.id()));
    }

    /** A participant speaks to the proposer, the proposer to all who have not declined or left. */
    private SortedSet<AuthorityId> to(JointOperation operation) {
        return operation.proposer().equals(self)
                ? OperationArrivals.listening(operation, self, self)
                : new TreeSet<>(Set.of(operation.proposer()));
    }

    private static StepOutcome refused(AgreementDecision.Refuse refusal) {
        return new StepOutcome.NotTaken(refusal.code().name(), refusal.reason());
    }

    private OperationTable table(Handle tx) {
        return new OperationTable(tx, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static OperationProposal toMillis(OperationProposal proposal) {
        return new OperationProposal(
                proposal.title(),
                proposal.purpose(),
                proposal.starts().truncatedTo(ChronoUnit.MILLIS),
                proposal.ends().truncatedTo(ChronoUnit.MILLIS),
                proposal.invited(),
                proposal.objectives());
    }

    private String newId() {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
