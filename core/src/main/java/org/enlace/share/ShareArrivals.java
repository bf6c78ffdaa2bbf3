// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.AgreementTerms;
import org.enlace.agreement.DecisionRequest;
import org.enlace.agreement.HitHandle;
import org.enlace.agreement.OperationTrigger;
import org.enlace.agreement.RefusalCode;
import org.enlace.agreement.SharedOperation;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.MessageVerdict;
import org.enlace.ledger.entry.DisclosureEntry;
import org.enlace.ledger.entry.PermissionEntry;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.model.Statement;
import org.enlace.share.DisclosureRequest.Side;
import org.enlace.share.DisclosureRequest.State;
import org.jdbi.v3.core.Handle;

/** Requests, disclosures, refusals and outcomes as they arrive; each is decided again here. */
final class ShareArrivals {
    private static final OfficerName PARTNER = new OfficerName("partner");

    private final DecisionPosition position;
    private final RequestTable table;
    private final DisclosureRequests requests;
    private final DisclosureAnswer disclosing;
    private final ForeignRecordTable records;
    private final HitOutcomes outcomes;
    private final ShareWatcher watcher;

    ShareArrivals(
            DecisionPosition position,
            RequestTable table,
            DisclosureRequests requests,
            DisclosureAnswer disclosing,
            ForeignRecordTable records,
            HitOutcomes outcomes,
            ShareWatcher watcher) {
        this.position = position;
        this.table = table;
        this.requests = requests;
        this.disclosing = disclosing;
        this.records = records;
        this.outcomes = outcomes;
        this.watcher = watcher;
    }

    MessageVerdict request(Handle tx, Envelope envelope) {
        ShareMessages.Ask ask = ShareMessages.Ask.parse(envelope.content());
        DecisionRequest.Asking asking = position.receiving(
                tx, SharedOperation.HIT_QUERY, OperationTrigger.ON_HIT, ask.purpose(), envelope.sender());
        boolean justified = !ask.justification().isBlank();
        Optional<MessageVerdict> refused = ask.handles().stream()
                .map(one -> asking.query(one.identifierClass(), justified))
                .flatMap(asked -> uncovered(tx, asked, envelope, ask.agreement()).stream())
                .findFirst();
        if (refused.isPresent()) {
            return refused.get();
        }
        if (table.find(tx, ask.id()).isPresent()) {
            return MessageVerdict.refused("ALREADY_KNOWN", "A request has an id of its own.");
        }
        if (table.asksTooMuch(tx, envelope.sender(), position.now())) {
            return AgreementNegotiation.refused(RefusalCode.TOO_MANY_REQUESTS);
        }
        DisclosureRequest request = requests.keep(tx, ask, Side.ANSWERING, envelope.sender(), ask.caseReference());
        position.ledger()
                .append(
                        tx,
                        new DisclosureEntry.Requested(DisclosureRequests.logged(request), Optional.empty(), PARTNER));
        for (HitHandle one : ask.handles()) {
            disclosing.named(tx, envelope.sender(), ask.agreement(), one);
        }
        return MessageVerdict.accepted();
    }

    MessageVerdict disclosure(Handle tx, Envelope envelope) {
        Disclosure disclosure = Disclosure.parse(envelope.content());
        Optional<DisclosureRequest> asked = table.lock(tx, disclosure.request())
                .filter(request ->
                        request.side() == Side.ASKED && request.partner().equals(envelope.sender()))
                .filter(request -> request.state() == State.WAITING || request.state() == State.EXPIRED);
        boolean answers = asked.filter(request -> disclosure.authority().equals(envelope.sender())
                        && request.agreement().equals(disclosure.agreement())
                        && request.purpose() == disclosure.purpose())
                .isPresent();
        if (!answers || DisclosureRecalls.isRecalled(tx, envelope.sender(), disclosure.id())) {
            return AgreementNegotiation.refused(RefusalCode.UNKNOWN_REQUEST);
        }
        DecisionRequest received = position.receiving(
                        tx, SharedOperation.DISCLOSE, OperationTrigger.ON_HIT, disclosure.purpose(), envelope.sender())
                .about(disclosure.items(position.today()));
        Optional<MessageVerdict> refused = uncovered(tx, received, envelope, disclosure.agreement());
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!keepsTerms(tx, disclosure)) {
            return MessageVerdict.refused("TERMS_NOT_KEPT", "Handling or retention is outside the agreement.");
        }
        accept(tx, disclosure, asked.orElseThrow(), envelope);
        return MessageVerdict.accepted();
    }

    private boolean keepsTerms(Handle tx, Disclosure disclosure) {
        Agreement terms = position.agreements()
                .find(tx, disclosure.agreement())
                .orElseThrow()
                .standing()
                .agreement();
        LocalDate latest = position.today().plusDays(terms.retention().maximumDays() + 1L);
        List<Statement> statements = Stream.concat(
                        disclosure.matter().subjects().stream().flatMap(subject -> subject.statements().stream()),
                        disclosure.matter().links().stream().flatMap(link -> link.statements().stream()))
                .toList();
        return !disclosure.retainUntil().isAfter(latest)
                && statements.stream()
                        .allMatch(statement -> terms.quality()
                                        .floor()
                                        .within(statement.provenance().handling())
                                && !statement.provenance().expires().isAfter(disclosure.retainUntil()));
    }

    private void accept(Handle tx, Disclosure disclosure, DisclosureRequest request, Envelope envelope) {
        records.keep(tx, disclosure, disclosure.retainUntil());
        DisclosureAnswer.insert(tx, disclosure, request, envelope.content(), false, position.now());
        table.state(tx, request.id(), State.DISCLOSED, "");
        table.event(tx, request.id(), position.now(), "DISCLOSED", envelope.sender());
        DisclosureRequest answered = table.find(tx, request.id()).orElseThrow();
        watcher.requestChanged(tx, answered);
        // The watcher compares records, which may take long: only then is the ledger held.
        watcher.disclosed(tx, answered, disclosure.matter());
        position.ledger()
                .append(
                        tx,
                        new DisclosureEntry.Received(
                                DisclosureRequests.logged(request),
                                DisclosureAnswer.logged(disclosure, envelope.content()),
                                envelope.digest()));
    }

    MessageVerdict refusal(Handle tx, Envelope envelope) {
        ShareMessages.Refused refused = ShareMessages.Refused.parse(envelope.content());
        Optional<DisclosureRequest> asked = table.lock(tx, refused.request())
                .filter(request ->
                        request.side() == Side.ASKED && request.partner().equals(envelope.sender()))
                .filter(request -> request.state().isOpen());
        if (asked.isEmpty()) {
            return AgreementNegotiation.refused(RefusalCode.UNKNOWN_REQUEST);
        }
        table.state(tx, refused.request(), State.REFUSED, refused.code());
        table.event(tx, refused.request(), position.now(), "REFUSED", envelope.sender());
        position.ledger()
                .append(
                        tx,
                        new PermissionEntry.RequestRefused(
                                DisclosureRequests.logged(asked.get()), refused.code(), PARTNER));
        watcher.requestChanged(tx, table.find(tx, refused.request()).orElseThrow());
        return MessageVerdict.accepted();
    }

    MessageVerdict outcome(Handle tx, Envelope envelope) {
        ShareMessages.Told message = ShareMessages.Told.parse(envelope.content());
        DecisionRequest told = position.receiving(
                        tx, SharedOperation.HIT_QUERY, OperationTrigger.ON_HIT, message.purpose(), envelope.sender())
                .query(message.handle().identifierClass(), true);
        Optional<MessageVerdict> refused = refusal(position.decideUnder(tx, envelope, told));
        if (refused.isPresent()) {
            return refused.get();
        }
        AgreementDigest agreement = envelope.agreement().orElseThrow();
        AgreementTerms.OutcomeDetail detail = position.agreements()
                .find(tx, agreement)
                .orElseThrow()
                .standing()
                .agreement()
                .outcomes();
        boolean tooMuch = detail == AgreementTerms.OutcomeDetail.NONE
                || (detail == AgreementTerms.OutcomeDetail.CODE
                        && !message.text().isEmpty());
        if (tooMuch) {
            return AgreementNegotiation.refused(RefusalCode.OUTCOME_NOT_ALLOWED);
        }
        if (table.tellsTooMuch(tx, envelope.sender(), position.now())) {
            return AgreementNegotiation.refused(RefusalCode.TOO_MANY_REQUESTS);
        }
        boolean known = message.request().isEmpty()
                || table.find(tx, message.request())
                        .filter(request -> request.side() == Side.ANSWERING
                                && request.partner().equals(envelope.sender()))
                        .isPresent();
        if (!known) {
            return AgreementNegotiation.refused(RefusalCode.UNKNOWN_REQUEST);
        }
        boolean given = !message.request().isEmpty() || disclosing.hasGiven(tx, agreement, message.handle());
        if (!given) {
            return AgreementNegotiation.refused(RefusalCode.UNKNOWN_HANDLE);
        }
        keep(tx, message, envelope.sender(), agreement);
        return MessageVerdict.accepted();
    }

    private void keep(Handle tx, ShareMessages.Told message, AuthorityId partner, AgreementDigest agreement) {
        var told = new HitOutcomes.Told(
                partner, message.handle(), message.request(), message.outcome(), message.reason(), message.text());
        table.outcome(tx, told, false, position.now());
        if (!message.request().isEmpty()) {
            String code = message.outcome() == HitOutcomes.Outcome.WITHDRAWN
                    ? "UNDONE"
                    : message.outcome().name();
            table.event(tx, message.request(), position.now(), code, partner);
        }
        outcomes.log(tx, told, PARTNER);
        disclosing.named(tx, partner, agreement, message.handle());
        watcher.outcomeTold(tx, told);
    }

    /** Why a message is not covered by the agreement that it names; also where its envelope names another. */
    private Optional<MessageVerdict> uncovered(
            Handle tx, DecisionRequest request, Envelope envelope, AgreementDigest agreement) {
        return refusal(position.decideUnder(tx, agreement, request))
                .or(() -> envelope.agreement().equals(Optional.of(agreement))
                        ? Optional.empty()
                        : Optional.of(AgreementNegotiation.refused(RefusalCode.NO_AGREEMENT)));
    }

    private static Optional<MessageVerdict> refusal(AgreementDecision decision) {
        return switch (decision) {
            case AgreementDecision.Refuse refuse ->
                Optional.of(MessageVerdict.refused(
                        refuse.code().name(), refuse.code().english()));
            case AgreementDecision.Permit _ -> Optional.empty();
        };
    }
}
