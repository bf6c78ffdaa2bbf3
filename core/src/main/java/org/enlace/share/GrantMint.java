// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.agreement.AgreementClause;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.AgreementDecision.Permit;
import org.enlace.agreement.AgreementDecision.Refuse;
import org.enlace.agreement.DecisionRequest;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OperationTrigger;
import org.enlace.agreement.PermitConditions;
import org.enlace.agreement.RefusalCode;
import org.enlace.agreement.SharedOperation;
import org.enlace.envelope.Envelope;
import org.enlace.ledger.entry.PermissionEntry;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.Purpose;
import org.jdbi.v3.core.Handle;

/** The mint: makes a {@link EgressGrant} of a permit and the approvals it asks for, and of nothing else. */
public final class GrantMint {
    private static final Duration LIFE = Duration.ofHours(24);

    private final DecisionPosition position;

    GrantMint(DecisionPosition position) {
        this.position = position;
    }

    /** As below, under whichever agreement binds the two. */
    public GrantAnswer forHitQuery(
            Handle tx, AuthorityId partner, ClassLabel identifierClass, Purpose purpose, OperationTrigger trigger) {
        DecisionRequest request = position.sending(tx, SharedOperation.HIT_QUERY, trigger, purpose, partner)
                .query(identifierClass, true);
        return grant(tx, request, List.of());
    }

    /**
     * A grant for veil messages to {@code partner} over one class, under the agreement of that digest and no other, for
     * its keys are its own. A query's justification is its manifest, which binds each question to a case.
     */
    public GrantAnswer forHitQuery(
            Handle tx,
            AgreementDigest agreement,
            AuthorityId partner,
            ClassLabel identifierClass,
            Purpose purpose,
            OperationTrigger trigger) {
        DecisionRequest request = position.sending(tx, SharedOperation.HIT_QUERY, trigger, purpose, partner)
                .query(identifierClass, true);
        return grantUnder(tx, agreement, request, List.of());
    }

    /** A grant to pass a released bulletin on. */
    public GrantAnswer forAggregate(Handle tx, AuthorityId partner, Purpose purpose) {
        DecisionRequest request = position.sending(
                        tx, SharedOperation.AGGREGATE, OperationTrigger.PUSH, purpose, partner)
                .about(List.of());
        return grant(tx, request, List.of());
    }

    /** Whether {@link #forAggregate} would give one now; nothing is minted or logged. */
    public boolean allowsAggregate(Handle tx, AuthorityId partner, Purpose purpose) {
        DecisionRequest request = position.sending(
                        tx, SharedOperation.AGGREGATE, OperationTrigger.PUSH, purpose, partner)
                .about(List.of());
        return position.decide(tx, request) instanceof Permit permit
                && missing(SharedOperation.AGGREGATE, permit, List.of()).isEmpty();
    }

    /** A grant for the messages of a joint operation. */
    public GrantAnswer forOperation(Handle tx, AuthorityId partner, Purpose purpose, List<OfficerApproval> approvals) {
        DecisionRequest request = position.sending(
                        tx, SharedOperation.OPERATION, OperationTrigger.ON_REQUEST, purpose, partner)
                .about(List.of());
        return grant(tx, request, approvals);
    }

    /** Decides {@code request} and, where permitted and approved, mints: one row and one ledger entry. */
    GrantAnswer grant(Handle tx, DecisionRequest request, List<OfficerApproval> approvals) {
        return grant(tx, request, position.decide(tx, request), approvals);
    }

    /** As above, where only the agreement of that digest may permit. */
    GrantAnswer grantUnder(
            Handle tx, AgreementDigest agreement, DecisionRequest request, List<OfficerApproval> approvals) {
        return grant(tx, request, position.decideUnder(tx, agreement, request), approvals);
    }

    private GrantAnswer grant(
            Handle tx, DecisionRequest request, AgreementDecision decision, List<OfficerApproval> approvals) {
        return switch (decision) {
            case Refuse refuse -> {
                logRefusal(tx, request, refuse);
                yield new GrantAnswer.Denied(refuse);
            }
            case Permit permit ->
                missing(request.operation(), permit, approvals)
                        .<GrantAnswer>map(GrantAnswer.Denied::new)
                        .orElseGet(() -> new GrantAnswer.Granted(mint(tx, request, permit, approvals)));
        };
    }

    /**
     * Why the approvals do not suffice: too few in the role that the agreement names, or not of different people. A
     * disclosure needs at least one person's, whatever the permit says.
     */
    public static Optional<Refuse> missing(SharedOperation operation, Permit permit, List<OfficerApproval> approvals) {
        PermitConditions conditions = permit.conditions();
        int needed = operation == SharedOperation.DISCLOSE
                ? Math.max(1, conditions.approvals().officers())
                : conditions.approvals().officers();
        List<OfficerApproval> fitting = approvals.stream()
                .filter(approval -> approval.role() == conditions.approvals().role())
                .toList();
        if (fitting.size() < needed) {
            return Optional.of(refusal(
                    permit,
                    RefusalCode.APPROVAL_MISSING,
                    conditions.approvals().role().name()));
        }
        long officers =
                fitting.stream().map(OfficerApproval::officer).distinct().count();
        return officers < needed
                ? Optional.of(refusal(permit, RefusalCode.APPROVALS_NOT_DISTINCT, ""))
                : Optional.empty();
    }

    private static Refuse refusal(Permit permit, RefusalCode code, String detail) {
        return new Refuse(Optional.of(permit.agreement()), Optional.of(AgreementClause.OPERATIONS), code, detail);
    }

    private EgressGrant mint(Handle tx, DecisionRequest request, Permit permit, List<OfficerApproval> approvals) {
        Instant now = position.now();
        EgressGrant grant =
                new EgressGrant(position.newId(), permit.agreement(), request, permit.conditions(), now.plus(LIFE));
        tx.createUpdate("""
            insert into share_grant
              (id, agreement, operation, cause, purpose, recipient, class, approvals, minted, expires)
            values (:id, :agreement, :operation, :cause, :purpose, :recipient, :class, :approvals, :minted, :expires)
            """)
                .bind("cause", request.trigger().name())
                .bind("id", grant.id())
                .bind("agreement", grant.agreement().value())
                .bind("operation", grant.operation().name())
                .bind("purpose", grant.purpose().name())
                .bind("recipient", grant.recipient().value())
                .bind("class", request.identifierClass().map(ClassLabel::value).orElse(""))
                .bind("approvals", approvals.size())
                .bind("minted", now)
                .bind("expires", grant.expires())
                .execute();
        position.ledger()
                .append(
                        tx,
                        new PermissionEntry.Granted(
                                grant.id(),
                                grant.agreement(),
                                permit.clauses().stream()
                                        .map(AgreementClause::name)
                                        .toList(),
                                grant.operation().name(),
                                grant.purpose(),
                                grant.recipient(),
                                approvals.stream().map(OfficerApproval::officer).toList()));
        return grant;
    }

    void logRefusal(Handle tx, DecisionRequest request, Refuse refuse) {
        position.ledger()
                .append(
                        tx,
                        new PermissionEntry.OperationRefused(
                                request.operation().name(),
                                request.purpose(),
                                request.sender(),
                                request.recipient(),
                                refuse.clause().map(AgreementClause::name),
                                refuse.code().name()));
    }

    /** Whether a veil message may be sent now; nothing is minted or logged. */
    public AgreementDecision onSending(
            Handle tx,
            AgreementDigest agreement,
            AuthorityId partner,
            ClassLabel identifierClass,
            Purpose purpose,
            OperationTrigger trigger) {
        return position.decideUnder(
                tx,
                agreement,
                position.sending(tx, SharedOperation.HIT_QUERY, trigger, purpose, partner)
                        .query(identifierClass, true));
    }

    /** Whether a message of a class is covered, by the agreement that it names and no other. */
    public AgreementDecision onReceipt(
            Handle tx,
            Envelope envelope,
            SharedOperation operation,
            OperationTrigger trigger,
            Purpose purpose,
            ClassLabel identifierClass) {
        DecisionRequest request = position.receiving(tx, operation, trigger, purpose, envelope.sender())
                .query(identifierClass, true);
        return position.decideUnder(tx, envelope, request);
    }

    /** As above, of a message that is of no class. */
    public AgreementDecision onReceipt(
            Handle tx, Envelope envelope, SharedOperation operation, OperationTrigger trigger, Purpose purpose) {
        DecisionRequest request = position.receiving(tx, operation, trigger, purpose, envelope.sender())
                .about(List.of());
        return position.decideUnder(tx, envelope, request);
    }

    /** Whether a message just received is covered; nothing is minted or logged. */
    public AgreementDecision onReceipt(
            Handle tx, AuthorityId sender, SharedOperation operation, OperationTrigger trigger, Purpose purpose) {
        return position.decide(
                tx, position.receiving(tx, operation, trigger, purpose, sender).about(List.of()));
    }
}
