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
import org.enlace.agreement.Approval;
import org.enlace.agreement.Decision;
import org.enlace.agreement.Role;
import org.enlace.card.NodeCard;
import org.enlace.card.NodeKeys;
import org.enlace.model.AuthorityId;
import org.enlace.share.Egress;
import org.enlace.share.Grants;
import org.enlace.wire.Partners;
import org.jdbi.v3.core.Handle;

/**
 * The joint operations of one node: the steps its officers take and the messages that arrive. A coordinator takes steps;
 * reports on tasks may also come from liaison and analyst, and oversight may leave.
 */
public final class Operations {
    /** Class path folder of this package's migrations. */
    public static final String MIGRATIONS = "db/act";

    /** Types of the messages to hand to {@link #receive}. */
    public static final Set<String> TYPES =
            Set.of("act.propose", "act.answer", "act.task", "act.go", "act.result", "act.leave");

    private static final Set<Role> COORDINATION = Set.of(Role.COORDINATOR);
    private static final Set<Role> REPORTING = Set.of(Role.COORDINATOR, Role.LIAISON, Role.ANALYST);
    private static final Set<Role> LEAVING = Set.of(Role.COORDINATOR, Role.OVERSIGHT);

    private final AuthorityId self;
    private final Introductions introductions;
    private final Dispatch dispatch;
    private final Arrivals arrivals;
    private final Steps steps;
    private final Clock clock;
    private final RandomGenerator random;

    /**
     * {@code keys} sign what this node says, {@code card} is what it introduces itself by, {@code log} appends to its
     * ledger; {@code random} makes ids, no secrets.
     */
    public Operations(
            AuthorityId self,
            NodeKeys keys,
            Supplier<NodeCard> card,
            Partners partners,
            Grants grants,
            Egress egress,
            OperationLog log,
            Clock clock,
            RandomGenerator random) {
        this.self = self;
        this.introductions = new Introductions(self, keys, card, partners);
        this.dispatch = new Dispatch(grants, egress);
        this.steps = new Steps(log, clock);
        this.arrivals = new Arrivals(self, grants, dispatch, steps, introductions, clock);
        this.clock = clock;
        this.random = random;
    }

    /** Invites; not taken where one of the invited has no agreement with this node that allows operations. */
    public Outcome propose(Handle tx, Officer who, Proposal proposal) {
        if (proposal.invited().contains(self)) {
            throw new IllegalArgumentException("a proposer must not invite itself");
        }
        if (!COORDINATION.contains(who.role())) {
            return Outcome.NotTaken.because(Obstacle.WRONG_ROLE);
        }
        if (!proposal.ends().isAfter(now())) {
            return Outcome.NotTaken.because(Obstacle.OVER);
        }
        Message.Propose message =
                new Message.Propose(newId(), self, now(), toMillis(proposal), introductions.cards(tx, proposal));
        Statement statement = introductions.sign(message, 1, "");
        List<Approval> approvals = who.approvals(message.at());
        return dispatch.toAll(tx, statement, proposal.purpose(), proposal.invited(), approvals, () -> {
                    steps.apply(tx, statement, who.name());
                    table(tx).approve(message.operation(), approvals);
                })
                .<Outcome>map(Operations::refused)
                .orElseGet(() -> new Outcome.Taken(message.operation()));
    }

    /** Accepts or declines an invitation. */
    public Outcome answer(Handle tx, Officer who, String operation, boolean accepts) {
        return take(tx, who, COORDINATION, new Message.Answer(operation, self, now(), accepts));
    }

    /** Gives an authority that takes part, or is invited, something to do by a day. */
    public Outcome assign(Handle tx, Officer who, String operation, AuthorityId to, String title, LocalDate due) {
        Message.Assign message = new Message.Assign(operation, self, now(), newId(), title, to, due);
        return switch (take(tx, who, COORDINATION, message)) {
            case Outcome.Taken taken -> new Outcome.Taken(message.task());
            case Outcome.NotTaken not -> not;
        };
    }

    /** Reports on a task assigned to this authority. */
    public Outcome report(Handle tx, Officer who, String task, Task.Progress progress) {
        return table(tx)
                .operationOf(task, self)
                .map(operation -> take(tx, who, REPORTING, new Message.Report(operation, self, now(), task, progress)))
                .orElse(Outcome.NotTaken.because(Obstacle.UNKNOWN_TASK));
    }

    /** Gives this authority's go for the members that take part now; only when all invited have answered. */
    public Outcome go(Handle tx, Officer who, String operation) {
        Optional<JointOperation> known = find(tx, operation);
        if (known.isEmpty()) {
            return Outcome.NotTaken.because(Obstacle.UNKNOWN_OPERATION);
        }
        return switch (known.get().state()) {
            case AGREED -> {
                SortedSet<AuthorityId> members = State.active(known.get().members());
                yield take(tx, who, COORDINATION, new Message.Go(operation, self, now(), members));
            }
            case PROPOSED -> Outcome.NotTaken.because(Obstacle.NOT_AGREED);
            case GO -> new Outcome.Taken(operation);
            case LAPSED, CALLED_OFF -> Outcome.NotTaken.because(Obstacle.OVER);
        };
    }

    /** Takes this authority's go back, alone and at once, as long as the window is open. */
    public Outcome takeBack(Handle tx, Officer who, String operation) {
        return take(tx, who, COORDINATION, new Message.TakeBack(operation, self, now()));
    }

    /** Says how many of a kind this authority has achieved so far, after the common go was reached. */
    public Outcome result(Handle tx, Officer who, String operation, Result.Kind kind, long count) {
        boolean reached = find(tx, operation).stream()
                .flatMap(known -> known.timeline().stream())
                .anyMatch(event -> event.step() == Event.Step.GO_REACHED);
        return reached
                ? take(tx, who, COORDINATION, new Message.Achieved(operation, self, now(), kind, count))
                : Outcome.NotTaken.because(Obstacle.NO_GO_YET);
    }

    /** Leaves at once, whoever else agrees; also where no agreement lets the message out any more. */
    public Outcome leave(Handle tx, Officer who, String operation) {
        return take(tx, who, LEAVING, new Message.Leave(operation, self, now()));
    }

    /**
     * Takes a message whose signature, order and recipient the wire has checked. Taken: applied and, at the proposer,
     * passed on. Not taken: nothing was changed; code and reason may travel back.
     */
    public Outcome receive(Handle tx, AuthorityId sender, byte[] content) {
        return arrivals.receive(tx, sender, content);
    }

    /**
     * Whether a message that waited may not leave any more: its author, or whom it is for, has left the operation. That
     * somebody answers, takes a go back or leaves is always said, so that what follows can be taken. What cannot be read, of an
     * earlier build, does not leave.
     */
    public boolean stops(Handle tx, AuthorityId to, byte[] content) {
        Message message;
        try {
            message = MessageText.parse(content).message();
        } catch (IllegalArgumentException unreadable) {
            return true;
        }
        boolean parting = message instanceof Message.Leave
                || message instanceof Message.Answer
                || message instanceof Message.TakeBack;
        return !parting
                && find(tx, message.operation()).stream()
                        .flatMap(known -> known.members().stream())
                        .filter(member -> member.authority().equals(to)
                                || member.authority().equals(message.author()))
                        .anyMatch(
                                member -> member.standing() == Standing.LEFT || member.standing() == Standing.DECLINED);
    }

    /** All operations this node knows, newest first. */
    public List<JointOperation> list(Handle tx) {
        return table(tx).ids().stream().flatMap(id -> find(tx, id).stream()).toList();
    }

    public Optional<JointOperation> find(Handle tx, String id) {
        return table(tx).find(id, false);
    }

    private Outcome take(Handle tx, Officer who, Set<Role> roles, Message message) {
        if (!roles.contains(who.role())) {
            return Outcome.NotTaken.because(Obstacle.WRONG_ROLE);
        }
        Optional<JointOperation> known = table(tx).find(message.operation(), true);
        if (known.isEmpty()) {
            return Outcome.NotTaken.because(Obstacle.UNKNOWN_OPERATION);
        }
        long position = table(tx).position(message.operation(), self) + 1;
        Optional<Obstacle> obstacle = Rules.against(known.get(), message, position, now());
        if (obstacle.isPresent()) {
            return Outcome.NotTaken.because(obstacle.get());
        }
        return send(tx, who, known.get(), message);
    }

    private Outcome send(Handle tx, Officer who, JointOperation operation, Message message) {
        OperationTable table = table(tx);
        Statement statement =
                introductions.sign(message, table.position(operation.id(), self) + 1, table.proposal(operation.id()));
        List<Approval> approvals = new ArrayList<>(who.approvals(message.at()));
        table.approvals(operation.id()).stream()
                .filter(stored -> !stored.officer().equals(who.name()))
                .forEach(approvals::add);
        Runnable apply = () -> {
            steps.apply(tx, statement, who.name());
            table.approve(operation.id(), who.approvals(message.at()));
        };
        if (message instanceof Message.Leave || operation.proposer().equals(self)) {
            apply.run();
            arrivals.passOn(tx, operation, statement, to(operation), approvals);
            return new Outcome.Taken(operation.id());
        }
        return dispatch.toAll(tx, statement, operation.proposal().purpose(), to(operation), approvals, apply)
                .<Outcome>map(Operations::refused)
                .orElseGet(() -> new Outcome.Taken(operation.id()));
    }

    /** A participant speaks to the proposer, the proposer to all who have not declined or left. */
    private SortedSet<AuthorityId> to(JointOperation operation) {
        return operation.proposer().equals(self)
                ? Arrivals.listening(operation, self, self)
                : new TreeSet<>(Set.of(operation.proposer()));
    }

    private static Outcome refused(Decision.Refuse refusal) {
        return new Outcome.NotTaken(refusal.code().name(), refusal.reason());
    }

    private OperationTable table(Handle tx) {
        return new OperationTable(tx, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Proposal toMillis(Proposal proposal) {
        return new Proposal(
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
