// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.agreement.AgreementClause;
import org.enlace.agreement.AgreementDecision.Permit;
import org.enlace.agreement.AgreementDecision.Refuse;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.AgreementTerms;
import org.enlace.agreement.AskingOfficer;
import org.enlace.agreement.DecisionRequest;
import org.enlace.agreement.HitContext;
import org.enlace.agreement.HitHandle;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.OperationTrigger;
import org.enlace.agreement.PermitConditions;
import org.enlace.agreement.RefusalCode;
import org.enlace.agreement.RefusalGround;
import org.enlace.agreement.ShareException;
import org.enlace.agreement.ShareException.Reason;
import org.enlace.agreement.SharedOperation;
import org.enlace.ledger.entry.DisclosureEntry;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.enlace.share.DisclosureRequest.Side;
import org.enlace.share.DisclosureRequest.State;
import org.jdbi.v3.core.Handle;

/**
 * Requests that follow a hit, on both sides. The asker opens one with a purpose, a justification and its case; on the
 * other side officers see a dry run and approve or refuse.
 */
public final class DisclosureRequests {
    /** How many handles one request names at most. */
    public static final int MOST_HANDLES = 8;

    private static final Duration LIFE = Duration.ofDays(30);

    private final DecisionPosition position;
    private final GrantMint grants;
    private final OutgoingGate egress;
    private final RequestTable table;
    private final DisclosureAnswer disclosing;
    private final ShareWatcher watcher;

    DisclosureRequests(
            DecisionPosition position,
            GrantMint grants,
            OutgoingGate egress,
            RequestTable table,
            DisclosureAnswer disclosing,
            ShareWatcher watcher) {
        this.position = position;
        this.grants = grants;
        this.egress = egress;
        this.table = table;
        this.disclosing = disclosing;
        this.watcher = watcher;
    }

    /**
     * What an officer asks for: {@code agreement} is the digest of the one under which the hits were found, {@code handles}
     * 1 to {@value #MOST_HANDLES} of them that may be of one record. The partner reads the justification, and the officer's
     * sign-in name and role; of the case it learns an opaque name.
     */
    public record Question(
            AuthorityId partner,
            AgreementDigest agreement,
            List<HitHandle> handles,
            Purpose purpose,
            String justification,
            String caseReference,
            AskingOfficer asker) {}

    /** The answer to an officer who opens a request. */
    public sealed interface Opening {}

    public record Opened(DisclosureRequest request) implements Opening {}

    public record NotOpened(Refuse refusal) implements Opening {}

    /** The answer to an officer who approves. */
    public sealed interface Approving {}

    /** Approved; {@code missing} more officers are needed. */
    public record StillNeeded(int missing) implements Approving {}

    /** All approvals are there and the disclosure is on its way, with so many records. */
    public record Sent(String disclosure, int records) implements Approving {}

    /**
     * Not approved, or nothing may go: then the request is refused by the node itself. The reason is for the own
     * officers only.
     */
    public record NotSent(Refuse refusal) implements Approving {}

    /** Not approved: what would go is not what the officer saw. {@code prepared} names what would go now. */
    public record Changed(String prepared) implements Approving {}

    /** Asks the partner to disclose what was hit. */
    public Opening open(Handle tx, Question question) {
        DecisionRequest request = position.sending(
                        tx, SharedOperation.HIT_QUERY, OperationTrigger.ON_HIT, question.purpose(), question.partner())
                .query(
                        question.handles().getFirst().identifierClass(),
                        !question.justification().isBlank());
        return switch (grants.grantUnder(tx, question.agreement(), request, List.of())) {
            case GrantAnswer.Denied denied -> new NotOpened(denied.refusal());
            case GrantAnswer.Granted granted -> new Opened(ask(tx, question, granted.grant()));
        };
    }

    private DisclosureRequest ask(Handle tx, Question question, EgressGrant grant) {
        ShareMessages.Ask ask = new ShareMessages.Ask(
                position.newId(),
                grant.agreement(),
                question.handles(),
                question.purpose(),
                question.justification(),
                position.names().caseFile(grant.agreement(), question.caseReference()),
                question.asker());
        DisclosureRequest request = keep(tx, ask, Side.ASKED, question.partner(), question.caseReference());
        position.ledger()
                .append(
                        tx,
                        new DisclosureEntry.Requested(
                                logged(request),
                                Optional.of(grant.id()),
                                question.asker().officer()));
        table.sent(
                tx,
                request.id(),
                egress.send(tx, grant, "share.request", ask.json()).digest());
        return request;
    }

    /** The partner's node did not take the envelope of a request: the request is over, with its code. */
    public void returned(Handle tx, String envelope, String code) {
        table.travelling(tx, envelope).ifPresent(request -> {
            table.state(tx, request.id(), State.REFUSED, code);
            table.event(tx, request.id(), position.now(), "REFUSED", request.partner());
            watcher.requestChanged(tx, find(tx, request.id()));
        });
    }

    /** Stores a request that was asked or came in; the asker keeps its own words for the case. */
    DisclosureRequest keep(Handle tx, ShareMessages.Ask ask, Side side, AuthorityId partner, String caseReference) {
        Instant now = position.now();
        AgreementTerms.OperationRule rule = position.agreements()
                .find(tx, ask.agreement())
                .flatMap(row -> row.standing().agreement().rule(SharedOperation.DISCLOSE))
                .orElseGet(() -> new AgreementTerms.OperationRule(
                        SharedOperation.DISCLOSE,
                        java.util.EnumSet.of(OperationTrigger.ON_HIT),
                        1,
                        OfficerRole.LIAISON));
        DisclosureRequest request = new DisclosureRequest(
                ask.id(),
                side,
                new DisclosureRequest.Asked(
                        partner,
                        ask.agreement(),
                        ask.handles(),
                        ask.purpose(),
                        ask.justification(),
                        caseReference,
                        Optional.of(ask.asker())),
                State.WAITING,
                new DisclosureRequest.Term(now, now.plus(LIFE)),
                new DisclosureRequest.Consent(
                        List.of(), new PermitConditions.Approvals(rule.approvals(), rule.approver())),
                DisclosureRequest.Ending.NONE);
        table.insert(tx, request);
        boolean asked = side == Side.ASKED;
        OfficerName officer = ask.asker().officer();
        table.event(tx, ask.id(), now, asked ? "REQUESTED" : "RECEIVED", asked ? position.self() : partner, officer);
        watcher.requestChanged(tx, request);
        return request;
    }

    /** What approving would disclose, fact by fact. Empty where the handle is not known any more. */
    public Optional<DisclosureDryRun> preview(Handle tx, String id) {
        return disclosing.dryRun(tx, find(tx, id));
    }

    /** What would go if a partner asked about the record of that name now; nothing is written and nobody is told. */
    public Optional<DisclosureDryRun> rehearse(
            Handle tx, AuthorityId partner, AgreementDigest agreement, HitHandle handle, Purpose purpose) {
        return disclosing.rehearse(tx, partner, agreement, handle, purpose);
    }

    /** Which record the request is about, for the own officers. */
    public Optional<HitContext> matter(Handle tx, String id) {
        return disclosing.matter(tx, find(tx, id));
    }

    /**
     * One officer's yes to what a dry run of that digest showed; the disclosure leaves with the last one that the
     * agreement asks for. Where something else would go now, the approval does not count, nor do earlier ones for it.
     */
    public Approving approve(Handle tx, String id, OfficerApproval approval, String shown) {
        DisclosureRequest request = openAnswering(tx, id);
        DisclosureAnswer.Prepared prepared = disclosing.prepare(tx, request);
        return switch (disclosing.decide(tx, request)) {
            case Refuse refuse -> new NotSent(refuse);
            case Permit permit ->
                prepared.isAsShown(shown)
                        ? approve(tx, request, approval, permit, prepared)
                        : new Changed(prepared.digest());
        };
    }

    private Approving approve(
            Handle tx,
            DisclosureRequest request,
            OfficerApproval approval,
            Permit permit,
            DisclosureAnswer.Prepared prepared) {
        if (approval.role() != permit.conditions().approvals().role()) {
            return new NotSent(missing(
                    permit,
                    RefusalCode.APPROVAL_MISSING,
                    permit.conditions().approvals().role().name()));
        }
        for (OfficerName lapsed : table.lapse(tx, request.id(), prepared.digest())) {
            table.event(tx, request.id(), approval.at(), "APPROVAL_LAPSED", position.self(), lapsed);
        }
        if (!table.approve(tx, request.id(), approval, prepared.digest())) {
            return new NotSent(missing(permit, RefusalCode.APPROVALS_NOT_DISTINCT, ""));
        }
        position.ledger()
                .append(
                        tx,
                        new DisclosureEntry.Approved(
                                logged(request),
                                approval.officer(),
                                approval.role().name(),
                                prepared.digest().isEmpty() ? Optional.empty() : Optional.of(prepared.digest())));
        table.event(tx, request.id(), approval.at(), "APPROVED", position.self(), approval.officer());
        DisclosureRequest approved = find(tx, request.id());
        int missing = permit.conditions().approvals().officers()
                - approved.approvals().size();
        if (missing > 0) {
            table.state(tx, request.id(), State.APPROVED, "");
            watcher.requestChanged(tx, find(tx, request.id()));
            return new StillNeeded(missing);
        }
        return disclosing.disclose(tx, approved, prepared);
    }

    private static Refuse missing(Permit permit, RefusalCode code, String detail) {
        return new Refuse(Optional.of(permit.agreement()), Optional.of(AgreementClause.OPERATIONS), code, detail);
    }

    /**
     * An officer's no on a ground of the agreement; the note stays at home. What the node has refused already, because
     * nothing may go, stays as it is.
     */
    public void refuse(Handle tx, String id, OfficerName officer, RefusalGround ground, String note) {
        if (find(tx, id).state() == State.REFUSED) {
            return;
        }
        DisclosureRequest request = openAnswering(tx, id);
        AgreementStanding standing = position.agreements()
                .find(tx, request.agreement())
                .orElseThrow()
                .standing();
        if (!standing.agreement().safeguards().refusalGrounds().contains(ground)) {
            throw new ShareException(Reason.WRONG_STATE, "a ground must be one of the agreement's: ground=" + ground);
        }
        disclosing.refuse(tx, request, ground.name(), officer);
        if (!note.isBlank()) {
            table.note(tx, id, note);
        }
    }

    /** Closes what nobody answered in time; returns how many. */
    public int expire(Handle tx) {
        int expired = 0;
        for (Side side : Side.values()) {
            for (DisclosureRequest request : table.open(tx, side)) {
                if (position.now().isAfter(request.term().due())) {
                    table.state(tx, request.id(), State.EXPIRED, "");
                    table.event(tx, request.id(), position.now(), "EXPIRED", position.self());
                    expired++;
                }
            }
        }
        return expired;
    }

    /** Destroys the words of requests that are older than {@code days}; returns how many. */
    public int forgetWords(Handle tx, int days) {
        return table.forgetWords(tx, position.now().minus(Duration.ofDays(days)));
    }

    /** Partners' requests that wait for an officer here, oldest first. */
    public List<DisclosureRequest> pending(Handle tx) {
        return table.open(tx, Side.ANSWERING);
    }

    /** Requests of one side, newest first. */
    public List<DisclosureRequest> list(Handle tx, Side side, int offset, int limit) {
        return table.list(tx, side, offset, limit);
    }

    /** A request as a list needs it: without its words and approvals. */
    public record Outline(String id, AuthorityId partner, Instant opened, State state, OfficerRole approver) {}

    /** Every request of one side, newest first; one query. */
    public List<Outline> outlines(Handle tx, Side side) {
        return table.outlines(tx, side);
    }

    public long count(Handle tx, Side side) {
        return table.count(tx, side);
    }

    public Optional<DisclosureRequest> get(Handle tx, String id) {
        return table.find(tx, id);
    }

    /** What happened to a request, oldest first. */
    public List<DisclosureRequest.Event> timeline(Handle tx, String id) {
        return table.events(tx, id);
    }

    /** The own officer's note on a refusal. */
    public Optional<String> note(Handle tx, String id) {
        return table.note(tx, id);
    }

    /** What the ledger says of a request. */
    static DisclosureEntry.Request logged(DisclosureRequest request) {
        return new DisclosureEntry.Request(request.id(), request.partner(), request.agreement(), request.purpose());
    }

    private DisclosureRequest find(Handle tx, String id) {
        return table.find(tx, id).orElseThrow(() -> new ShareException(Reason.NOT_FOUND, "no such request: id=" + id));
    }

    private DisclosureRequest openAnswering(Handle tx, String id) {
        DisclosureRequest request =
                table.lock(tx, id).orElseThrow(() -> new ShareException(Reason.NOT_FOUND, "no such request: id=" + id));
        if (request.side() != Side.ANSWERING || !request.state().isOpen()) {
            throw new ShareException(
                    Reason.WRONG_STATE, "a request must wait for an answer here: state=" + request.state());
        }
        return request;
    }
}
