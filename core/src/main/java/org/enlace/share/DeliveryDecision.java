// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.DecisionRequest;
import org.enlace.agreement.HitContext;
import org.enlace.agreement.OperationTrigger;
import org.enlace.agreement.ShareException;
import org.enlace.agreement.SharedOperation;
import org.enlace.envelope.Envelope;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.Purpose;
import org.enlace.model.Statement;
import org.enlace.recheck.MessageRecheck;
import org.enlace.share.DisclosureRequest.State;
import org.enlace.wire.DeliveryConsent;
import org.jdbi.v3.core.Handle;

/**
 * Decides again about each message at the moment it leaves, however long it waited: under the agreement as it stands
 * now, and for a disclosure with the own files as they are now. Then {@link OutgoingRecheck} looks at the bytes. What is stopped
 * never leaves; what follows from that is done in {@link #withdrawn}.
 */
public final class DeliveryDecision implements DeliveryConsent {
    private static final Logger LOG = System.getLogger(DeliveryDecision.class.getName());
    private static final String RECALLED = "RECALLED";
    private static final String EXPIRED = "expired";

    private final DecisionPosition position;
    private final RequestTable table;
    private final DisclosureAnswer disclosing;
    private final OutgoingRecheck recheck;
    private final ShareWatcher watcher;

    DeliveryDecision(
            DecisionPosition position,
            RequestTable table,
            DisclosureAnswer disclosing,
            OutgoingRecheck recheck,
            ShareWatcher watcher) {
        this.position = position;
        this.table = table;
        this.disclosing = disclosing;
        this.recheck = recheck;
        this.watcher = watcher;
    }

    private record Given(
            SharedOperation operation,
            Optional<OperationTrigger> trigger,
            Purpose purpose,
            Optional<ClassLabel> identifierClass) {}

    @Override
    public Optional<String> stops(Handle tx, Envelope envelope) {
        return authority(tx, envelope).or(() -> breach(tx, envelope));
    }

    private Optional<String> authority(Handle tx, Envelope envelope) {
        if (envelope.agreement().isEmpty() && OutgoingGate.ADMINISTRATION.contains(envelope.type())) {
            return Optional.empty();
        }
        Optional<Given> given = given(tx, envelope);
        if (given.isEmpty() || !OutgoingGate.covers(given.get().operation(), envelope.type())) {
            return Optional.of(ShareException.Reason.NOT_GRANTED.name());
        }
        try {
            DecisionRequest request = request(tx, given.get(), envelope);
            return switch (position.decideUnder(tx, envelope, request)) {
                case AgreementDecision.Refuse refuse ->
                    Optional.of(refuse.code().name());
                case AgreementDecision.Permit _ ->
                    given.get().operation() == SharedOperation.DISCLOSE ? disclosure(tx, envelope) : Optional.empty();
            };
        } catch (ShareException unreadable) {
            return Optional.of(unreadable.reason().name());
        }
    }

    private Optional<Given> given(Handle tx, Envelope envelope) {
        return tx.createQuery("""
            select g.operation, g.cause, g.purpose, g.class from share_sent s join share_grant g on g.id = s.grant_id
            where s.envelope = :envelope and g.agreement = :agreement and g.recipient = :recipient
            """)
                .bind("envelope", envelope.digest())
                .bind(
                        "agreement",
                        envelope.agreement().map(AgreementDigest::value).orElse(""))
                .bind("recipient", envelope.recipient().value())
                .map((row, context) -> new Given(
                        SharedOperation.valueOf(row.getString("operation")),
                        Optional.of(row.getString("cause"))
                                .filter(cause -> !cause.isEmpty())
                                .map(OperationTrigger::valueOf),
                        Purpose.valueOf(row.getString("purpose")),
                        ClassLabel.read(row.getString("class"))))
                .findOne();
    }

    private DecisionRequest request(Handle tx, Given given, Envelope envelope) {
        OperationTrigger trigger = given.trigger().orElseGet(() -> anyTrigger(tx, envelope, given.operation()));
        DecisionRequest.Asking asking =
                position.sending(tx, given.operation(), trigger, given.purpose(), envelope.recipient());
        return switch (given.operation()) {
            case HIT_QUERY ->
                given.identifierClass()
                        .map(label -> asking.query(label, true))
                        .orElseGet(() -> asking.about(List.of()));
            case DISCLOSE -> asking.about(Disclosure.parse(envelope.content()).items(position.today()));
            case PROPOSE, JOINT_PICTURE, OPERATION, AGGREGATE -> asking.about(List.of());
        };
    }

    /** Grants of an earlier version do not say what led to them. */
    private OperationTrigger anyTrigger(Handle tx, Envelope envelope, SharedOperation operation) {
        return envelope.agreement()
                .flatMap(agreement -> position.agreements().find(tx, agreement))
                .flatMap(row -> row.standing().agreement().rule(operation))
                .flatMap(rule -> rule.triggers().stream().findFirst())
                .orElse(OperationTrigger.ON_REQUEST);
    }

    /** A disclosure that was recalled, or of which a fact has gone, expired or become protected since. */
    private Optional<String> disclosure(Handle tx, Envelope envelope) {
        Disclosure disclosure = Disclosure.parse(envelope.content());
        if (isRecalled(tx, envelope.recipient(), disclosure.id())) {
            return Optional.of(RECALLED);
        }
        Optional<DisclosureRequest> request = table.find(tx, disclosure.request());
        Set<String> facts = facts(disclosure.matter());
        boolean stands = !facts.contains(EXPIRED)
                && request.flatMap(asked -> disclosing.prepare(tx, asked).redacted())
                        .filter(now -> now.refusal().isEmpty())
                        .filter(now ->
                                facts(now.matter(), disclosure.agreement()).containsAll(facts))
                        .isPresent();
        return stands ? Optional.empty() : Optional.of("FACTS_CHANGED");
    }

    /** Facts of own records under the names that the partner knows. */
    private Set<String> facts(HitContext own, AgreementDigest agreement) {
        OpaqueNames names = position.names();
        return Stream.concat(
                        own.subjects().stream()
                                .flatMap(
                                        subject -> facts(names.subject(agreement, subject.id()), subject.statements())),
                        own.links().stream()
                                .flatMap(link -> facts(names.link(agreement, link.id()), link.statements())))
                .collect(Collectors.toSet());
    }

    private Set<String> facts(HitContext outward) {
        return Stream.concat(
                        outward.subjects().stream().flatMap(subject -> facts(subject.id(), subject.statements())),
                        outward.links().stream().flatMap(link -> facts(link.id(), link.statements())))
                .collect(Collectors.toSet());
    }

    private Stream<String> facts(String record, List<Statement> statements) {
        return Stream.concat(
                Stream.of(record),
                statements.stream()
                        .map(statement -> statement.expiredOn(position.today())
                                ? EXPIRED
                                : record + " " + statement.property() + " " + statement.value()));
    }

    private static boolean isRecalled(Handle tx, AuthorityId partner, String disclosure) {
        return tx.createQuery("""
            select count(*) from share_disclosure
            where partner = :partner and id = :id and sent and recalled is not null
            """)
                        .bind("partner", partner.value())
                        .bind("id", disclosure)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** A breach that the second look finds stops the message; the rule is named, never what broke it. */
    private Optional<String> breach(Handle tx, Envelope envelope) {
        List<MessageRecheck.Breach> breaches = recheck.departing(tx, envelope);
        if (breaches.isEmpty()) {
            tx.createUpdate("update share_sent set checked = :now where envelope = :envelope and checked is null")
                    .bind("now", position.now())
                    .bind("envelope", envelope.digest())
                    .execute();
            return Optional.empty();
        }
        MessageRecheck.Rule rule = breaches.getFirst().rule();
        LOG.log(Level.ERROR, "a message was stopped by the second look: type={0} rule={1}", envelope.type(), rule);
        return Optional.of("RECHECK_" + rule);
    }

    /** What an envelope leaves behind that was stopped: a request is open again, or over where it was the own one. */
    public void withdrawn(Handle tx, Envelope envelope, String code) {
        try {
            switch (envelope.type()) {
                case "share.disclosure" -> disclosureWithdrawn(tx, Disclosure.parse(envelope.content()), code);
                case "share.request" ->
                    requestWithdrawn(
                            tx, ShareMessages.Ask.parse(envelope.content()).id());
                default -> {}
            }
        } catch (ShareException unreadable) {
            LOG.log(Level.ERROR, "a message that was stopped could not be read: type={0}", envelope.type());
        }
    }

    private void disclosureWithdrawn(Handle tx, Disclosure disclosure, String code) {
        tx.createUpdate("update share_disclosure set withdrawn = :now where id = :id and sent")
                .bind("now", position.now())
                .bind("id", disclosure.id())
                .execute();
        Optional<DisclosureRequest> open = table.lock(tx, disclosure.request())
                .filter(request -> request.state() == State.DISCLOSED && !code.equals(RECALLED));
        if (open.isPresent()) {
            String request = open.get().id();
            table.lapse(tx, request, "");
            table.state(tx, request, State.WAITING, "");
            moved(tx, request);
        }
    }

    /**
     * The partner's receipt says that it took an envelope. Where that was withdrawn here, because its receipt had been
     * lost, the disclosure did leave and its request is answered.
     */
    public void arrived(Handle tx, String envelope) {
        Optional<String> request = tx.createQuery("""
            update share_disclosure d set withdrawn = null from share_sent s
            where s.envelope = :envelope and d.sent and d.content = s.content and d.partner = s.recipient
              and d.withdrawn is not null
            returning d.request
            """)
                .bind("envelope", envelope)
                .mapTo(String.class)
                .findFirst();
        request.flatMap(id -> table.lock(tx, id))
                .filter(open -> open.state().isOpen())
                .ifPresent(open -> {
                    table.state(tx, open.id(), State.DISCLOSED, "");
                    table.event(tx, open.id(), position.now(), "DISCLOSED", position.self());
                    watcher.requestChanged(tx, table.find(tx, open.id()).orElseThrow());
                });
    }

    private void requestWithdrawn(Handle tx, String request) {
        Optional<DisclosureRequest> waiting = table.lock(tx, request).filter(asked -> asked.state() == State.WAITING);
        if (waiting.isPresent()) {
            table.state(tx, request, State.EXPIRED, "");
            moved(tx, request);
        }
    }

    private void moved(Handle tx, String request) {
        table.event(tx, request, position.now(), "WITHDRAWN", position.self());
        watcher.requestChanged(tx, table.find(tx, request).orElseThrow());
    }
}
