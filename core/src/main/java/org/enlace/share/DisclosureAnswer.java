// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.AgreementDecision.Permit;
import org.enlace.agreement.AgreementDecision.Refuse;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.DecisionRequest;
import org.enlace.agreement.HitContext;
import org.enlace.agreement.HitHandle;
import org.enlace.agreement.OperationTrigger;
import org.enlace.agreement.PermitConditions;
import org.enlace.agreement.Redaction;
import org.enlace.agreement.RefusalCode;
import org.enlace.agreement.SharedOperation;
import org.enlace.crypto.CanonicalJson;
import org.enlace.ledger.entry.DisclosureEntry;
import org.enlace.ledger.entry.PermissionEntry;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.enlace.share.DisclosureRequest.State;
import org.jdbi.v3.core.Handle;

/** Answers an approved request: redacts, mints the grant, logs and sends in one transaction. */
final class DisclosureAnswer {
    private static final OfficerName NODE = new OfficerName("node");

    private final DecisionPosition position;
    private final GrantMint grants;
    private final OutgoingGate egress;
    private final RequestTable table;
    private final DisclosableFiles files;
    private final ShareWatcher watcher;

    DisclosureAnswer(
            DecisionPosition position,
            GrantMint grants,
            OutgoingGate egress,
            RequestTable table,
            DisclosableFiles files,
            ShareWatcher watcher) {
        this.position = position;
        this.grants = grants;
        this.egress = egress;
        this.table = table;
        this.files = files;
        this.watcher = watcher;
    }

    Optional<HitContext> matter(Handle tx, DisclosureRequest request) {
        return request.handles().stream()
                .flatMap(one -> files.find(tx, request.partner(), request.agreement(), one).stream())
                .reduce(HitContext::with);
    }

    Optional<DisclosureDryRun> dryRun(Handle tx, DisclosureRequest request) {
        return matter(tx, request)
                .map(hitContext ->
                        DisclosureDryRun.of(question(tx, request), hitContext, under(tx, request), position.now()));
    }

    /** What would go if a partner asked about that record now; nothing is written and nobody is told. */
    Optional<DisclosureDryRun> rehearse(
            Handle tx, AuthorityId partner, AgreementDigest agreement, HitHandle handle, Purpose purpose) {
        DecisionRequest question = position.sending(
                        tx, SharedOperation.DISCLOSE, OperationTrigger.ON_HIT, purpose, partner)
                .about(List.of());
        return files.find(tx, partner, agreement, handle)
                .map(hitContext -> DisclosureDryRun.of(question, hitContext, under(tx, agreement), position.now()));
    }

    /** What an answer would carry, read once: {@code digest} is that of its dry run, empty where no record is known. */
    record Prepared(Optional<Redaction.Redacted> redacted, String digest) {
        /** Whether it is what an officer saw under that digest. */
        boolean isAsShown(String shown) {
            return redacted.isEmpty() || digest.equals(shown);
        }
    }

    Prepared prepare(Handle tx, DisclosureRequest request) {
        Redaction redaction = new Redaction(question(tx, request), under(tx, request), position.now());
        Optional<Redaction.Redacted> redacted = matter(tx, request).map(redaction::apply);
        return new Prepared(
                redacted,
                redacted.map(some ->
                                DisclosureText.digest(List.of(request.agreement()), request.purpose(), some.matter()))
                        .orElse(""));
    }

    /** Whether the request as such may be answered, whatever the records. */
    AgreementDecision decide(Handle tx, DisclosureRequest request) {
        return AgreementDecision.decide(question(tx, request), under(tx, request), position.now());
    }

    private DecisionRequest question(Handle tx, DisclosureRequest request) {
        return position.sending(
                        tx, SharedOperation.DISCLOSE, OperationTrigger.ON_HIT, request.purpose(), request.partner())
                .about(List.of());
    }

    /** The one agreement that the request named; another one cannot answer it. */
    private List<AgreementStanding> under(Handle tx, DisclosureRequest request) {
        return under(tx, request.agreement());
    }

    private List<AgreementStanding> under(Handle tx, AgreementDigest agreement) {
        return position.standings(tx).stream()
                .filter(standing -> standing.digest().equals(agreement))
                .toList();
    }

    /** Sends what may go, or a refusal where nothing may. The partner is not told which clause withheld what. */
    DisclosureRequests.Approving disclose(Handle tx, DisclosureRequest request, Prepared prepared) {
        if (prepared.redacted().isEmpty()) {
            return withhold(
                    tx,
                    request,
                    new Refuse(Optional.of(request.agreement()), Optional.empty(), RefusalCode.UNKNOWN_HANDLE, ""));
        }
        Redaction.Redacted redacted = prepared.redacted().get();
        if (redacted.refusal().isPresent()) {
            return withhold(tx, request, redacted.refusal().get());
        }
        return switch (decide(tx, request)) {
            case Refuse refuse -> new DisclosureRequests.NotSent(refuse);
            case Permit permit -> send(tx, request, question(tx, request), redacted.matter(), permit.conditions());
        };
    }

    private DisclosureRequests.Approving send(
            Handle tx,
            DisclosureRequest request,
            DecisionRequest question,
            HitContext hitContext,
            PermitConditions conditions) {
        Instant now = position.now();
        Disclosure disclosure = Disclosure.of(
                position.newId(), request, position.self(), conditions, hitContext, position.names(), now);
        DecisionRequest exact = question.with(disclosure.items(position.today()));
        return switch (grants.grantUnder(tx, request.agreement(), exact, request.approvals())) {
            case GrantAnswer.Denied denied -> new DisclosureRequests.NotSent(denied.refusal());
            case GrantAnswer.Granted granted -> {
                byte[] content = disclosure.json();
                keep(tx, disclosure, request, hitContext, content);
                table.state(tx, request.id(), State.DISCLOSED, "");
                table.event(tx, request.id(), now, "DISCLOSED", position.self());
                position.ledger()
                        .append(
                                tx,
                                new DisclosureEntry.Sent(
                                        DisclosureRequests.logged(request),
                                        logged(disclosure, content),
                                        granted.grant().id()));
                watcher.requestChanged(tx, table.find(tx, request.id()).orElseThrow());
                egress.send(tx, granted.grant(), "share.disclosure", content);
                yield new DisclosureRequests.Sent(disclosure.id(), disclosure.records());
            }
        };
    }

    /** Keeps which own records went and under which names; {@code matter} still has the own ids. */
    private void keep(
            Handle tx, Disclosure disclosure, DisclosureRequest request, HitContext hitContext, byte[] content) {
        insert(tx, disclosure, request, content, true, position.now());
        var batch = tx.prepareBatch("""
            insert into share_disclosed (partner, disclosure, record, name)
            values (:partner, :disclosure, :record, :name)
            """);
        hitContext
                .subjects()
                .forEach(subject -> batch.bind("partner", request.partner().value())
                        .bind("disclosure", disclosure.id())
                        .bind("record", subject.id())
                        .bind("name", position.names().subject(disclosure.agreement(), subject.id()))
                        .add());
        batch.execute();
    }

    static void insert(
            Handle tx, Disclosure disclosure, DisclosureRequest request, byte[] content, boolean sent, Instant at) {
        tx.createUpdate("""
            insert into share_disclosure
              (id, partner, sent, request, agreement, purpose, content, records, at)
            values (:id, :partner, :sent, :request, :agreement, :purpose, :content, :records, :at)
            """)
                .bind("id", disclosure.id())
                .bind("partner", request.partner().value())
                .bind("sent", sent)
                .bind("request", request.id())
                .bind("agreement", disclosure.agreement().value())
                .bind("purpose", disclosure.purpose().name())
                .bind("content", CanonicalJson.sha256(content))
                .bind("records", disclosure.records())
                .bind("at", at)
                .execute();
    }

    /** What the ledger says of the bytes of a disclosure. */
    static DisclosureEntry.Content logged(Disclosure disclosure, byte[] content) {
        TreeSet<String> properties = new TreeSet<>();
        disclosure
                .matter()
                .subjects()
                .forEach(subject -> subject.statements()
                        .forEach(statement -> properties.add(subject.kind() + "." + statement.property())));
        disclosure
                .matter()
                .links()
                .forEach(
                        link -> link.statements().forEach(statement -> properties.add("LINK." + statement.property())));
        return new DisclosureEntry.Content(
                disclosure.id(), List.copyOf(properties), disclosure.records(), CanonicalJson.sha256(content));
    }

    private DisclosureRequests.Approving withhold(Handle tx, DisclosureRequest request, Refuse refuse) {
        grants.logRefusal(tx, question(tx, request), refuse);
        refuse(tx, request, RefusalCode.NOTHING_TO_SHARE.name(), NODE);
        return new DisclosureRequests.NotSent(refuse);
    }

    /** Whether a handle was given out under this agreement, that of a canary too. */
    boolean hasGiven(Handle tx, AgreementDigest agreement, HitHandle handle) {
        return files.isGiven(tx, agreement, handle);
    }

    /** Notes that a partner's message names a handle, whatever stands behind it. */
    void named(Handle tx, AuthorityId partner, AgreementDigest agreement, HitHandle handle) {
        files.named(tx, partner, agreement, handle);
    }

    /** Closes a request with a code that the partner reads. */
    void refuse(Handle tx, DisclosureRequest request, String code, OfficerName officer) {
        table.state(tx, request.id(), State.REFUSED, code);
        table.event(tx, request.id(), position.now(), "REFUSED", position.self(), officer);
        position.ledger()
                .append(tx, new PermissionEntry.RequestRefused(DisclosureRequests.logged(request), code, officer));
        watcher.requestChanged(tx, table.find(tx, request.id()).orElseThrow());
        egress.administer(tx, request.partner(), "share.refusal", new ShareMessages.Refused(request.id(), code).json());
    }
}
