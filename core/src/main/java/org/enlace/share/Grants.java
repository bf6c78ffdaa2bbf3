// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.agreement.Approval;
import org.enlace.agreement.Clause;
import org.enlace.agreement.Conditions;
import org.enlace.agreement.Decision;
import org.enlace.agreement.Decision.Permit;
import org.enlace.agreement.Decision.Refuse;
import org.enlace.agreement.Operation;
import org.enlace.agreement.RefusalCode;
import org.enlace.agreement.Request;
import org.enlace.agreement.Trigger;
import org.enlace.envelope.Envelope;
import org.enlace.ledger.EntryType;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.jdbi.v3.core.Handle;

/** The mint: makes a {@link Grant} of a permit and the approvals it asks for, and of nothing else. */
public final class Grants {
    private static final Duration LIFE = Duration.ofHours(24);

    private final Position position;

    Grants(Position position) {
        this.position = position;
    }

    /** As below, under whichever agreement binds the two. */
    public Granting forHitQuery(
            Handle tx, AuthorityId partner, String identifierClass, Purpose purpose, Trigger trigger) {
        Request request = position.sending(tx, Operation.HIT_QUERY, trigger, purpose, partner)
                .query(identifierClass, true);
        return grant(tx, request, List.of());
    }

    /**
     * A grant for veil messages to {@code partner} over one class, under the agreement of that digest and no other, for
     * its keys are its own. A query's justification is its manifest, which binds each question to a case.
     */
    public Granting forHitQuery(
            Handle tx,
            String agreement,
            AuthorityId partner,
            String identifierClass,
            Purpose purpose,
            Trigger trigger) {
        Request request = position.sending(tx, Operation.HIT_QUERY, trigger, purpose, partner)
                .query(identifierClass, true);
        return grantUnder(tx, agreement, request, List.of());
    }

    /** A grant to pass a released bulletin on. */
    public Granting forAggregate(Handle tx, AuthorityId partner, Purpose purpose) {
        Request request = position.sending(tx, Operation.AGGREGATE, Trigger.PUSH, purpose, partner)
                .about(List.of());
        return grant(tx, request, List.of());
    }

    /** Whether {@link #forAggregate} would give one now; nothing is minted or logged. */
    public boolean allowsAggregate(Handle tx, AuthorityId partner, Purpose purpose) {
        Request request = position.sending(tx, Operation.AGGREGATE, Trigger.PUSH, purpose, partner)
                .about(List.of());
        return position.decide(tx, request) instanceof Permit permit
                && missing(Operation.AGGREGATE, permit, List.of()).isEmpty();
    }

    /** A grant for the messages of a joint operation. */
    public Granting forOperation(Handle tx, AuthorityId partner, Purpose purpose, List<Approval> approvals) {
        Request request = position.sending(tx, Operation.OPERATION, Trigger.ON_REQUEST, purpose, partner)
                .about(List.of());
        return grant(tx, request, approvals);
    }

    /** Decides {@code request} and, where permitted and approved, mints: one row and one ledger entry. */
    Granting grant(Handle tx, Request request, List<Approval> approvals) {
        return grant(tx, request, position.decide(tx, request), approvals);
    }

    /** As above, where only the agreement of that digest may permit. */
    Granting grantUnder(Handle tx, String agreement, Request request, List<Approval> approvals) {
        return grant(tx, request, position.decideUnder(tx, agreement, request), approvals);
    }

    private Granting grant(Handle tx, Request request, Decision decision, List<Approval> approvals) {
        return switch (decision) {
            case Refuse refuse -> {
                logRefusal(tx, request, refuse);
                yield new Granting.Denied(refuse);
            }
            case Permit permit ->
                missing(request.operation(), permit, approvals)
                        .<Granting>map(Granting.Denied::new)
                        .orElseGet(() -> new Granting.Granted(mint(tx, request, permit, approvals)));
        };
    }

    /**
     * Why the approvals do not suffice: too few in the role that the agreement names, or not of different people. A
     * disclosure needs at least one person's, whatever the permit says.
     */
    public static Optional<Refuse> missing(Operation operation, Permit permit, List<Approval> approvals) {
        Conditions conditions = permit.conditions();
        int needed = operation == Operation.DISCLOSE ? Math.max(1, conditions.approvals()) : conditions.approvals();
        List<Approval> fitting = approvals.stream()
                .filter(approval -> approval.role() == conditions.approver())
                .toList();
        if (fitting.size() < needed) {
            return Optional.of(refusal(
                    permit, RefusalCode.APPROVAL_MISSING, conditions.approver().name()));
        }
        long officers = fitting.stream().map(Approval::officer).distinct().count();
        return officers < needed
                ? Optional.of(refusal(permit, RefusalCode.APPROVALS_NOT_DISTINCT, ""))
                : Optional.empty();
    }

    private static Refuse refusal(Permit permit, RefusalCode code, String detail) {
        return new Refuse(Optional.of(permit.agreement()), Optional.of(Clause.OPERATIONS), code, detail);
    }

    private Grant mint(Handle tx, Request request, Permit permit, List<Approval> approvals) {
        Instant now = position.now();
        Grant grant = new Grant(position.newId(), permit.agreement(), request, permit.conditions(), now.plus(LIFE));
        tx.createUpdate("""
            insert into share_grant
              (id, agreement, operation, cause, purpose, recipient, class, approvals, minted, expires)
            values (:id, :agreement, :operation, :cause, :purpose, :recipient, :class, :approvals, :minted, :expires)
            """)
                .bind("cause", request.trigger().name())
                .bind("id", grant.id())
                .bind("agreement", grant.agreement())
                .bind("operation", grant.operation().name())
                .bind("purpose", grant.purpose().name())
                .bind("recipient", grant.recipient().value())
                .bind("class", request.identifierClass())
                .bind("approvals", approvals.size())
                .bind("minted", now)
                .bind("expires", grant.expires())
                .execute();
        position.ledger()
                .append(
                        tx,
                        EntryType.GRANT,
                        Map.of(
                                "grant", grant.id(),
                                "agreement", grant.agreement(),
                                "clauses",
                                        permit.clauses().stream()
                                                .map(Clause::name)
                                                .toList(),
                                "operation", grant.operation(),
                                "purpose", grant.purpose(),
                                "recipient", grant.recipient().value(),
                                "officers",
                                        approvals.stream()
                                                .map(Approval::officer)
                                                .toList()));
        return grant;
    }

    void logRefusal(Handle tx, Request request, Refuse refuse) {
        position.ledger()
                .append(
                        tx,
                        EntryType.REFUSAL,
                        Map.of(
                                "operation", request.operation(),
                                "purpose", request.purpose(),
                                "sender", request.sender().value(),
                                "recipient", request.recipient().value(),
                                "clause", refuse.clause().map(Clause::name).orElse("NONE"),
                                "code", refuse.code()));
    }

    /** Whether a veil message may be sent now; nothing is minted or logged. */
    public Decision onSending(
            Handle tx,
            String agreement,
            AuthorityId partner,
            String identifierClass,
            Purpose purpose,
            Trigger trigger) {
        return position.decideUnder(
                tx,
                agreement,
                position.sending(tx, Operation.HIT_QUERY, trigger, purpose, partner)
                        .query(identifierClass, true));
    }

    /** As below, under the agreement that the message names and no other. */
    public Decision onReceipt(
            Handle tx,
            Envelope envelope,
            Operation operation,
            Trigger trigger,
            Purpose purpose,
            String identifierClass) {
        Request request = position.receiving(tx, operation, trigger, purpose, envelope.sender())
                .query(identifierClass, true);
        return position.decideUnder(tx, envelope.agreement(), request);
    }

    /** Whether a message just received is covered; nothing is minted or logged. */
    public Decision onReceipt(
            Handle tx,
            AuthorityId sender,
            Operation operation,
            Trigger trigger,
            Purpose purpose,
            String identifierClass) {
        return position.decide(
                tx, position.receiving(tx, operation, trigger, purpose, sender).query(identifierClass, true));
    }
}
