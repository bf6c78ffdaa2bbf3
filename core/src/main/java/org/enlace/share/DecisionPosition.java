// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.DecisionMoment;
import org.enlace.agreement.DecisionRequest;
import org.enlace.agreement.OperationTrigger;
import org.enlace.agreement.SharedOperation;
import org.enlace.card.ActingNode;
import org.enlace.card.NodeKeys;
import org.enlace.crypto.Ed25519Signature;
import org.enlace.envelope.Envelope;
import org.enlace.ledger.Ledger;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.enlace.wire.PinnedPartners;
import org.jdbi.v3.core.Handle;

/** What this node knows when it decides: who it is, whose keys are in use, what is agreed and what time it is. */
final class DecisionPosition {
    private final AuthorityId self;
    private final NodeKeys keys;
    private final PinnedPartners partners;
    private final AgreementTable agreements;
    private final Ledger ledger;
    private final Clock clock;
    private final SecureRandom random;
    private final OpaqueNames names;

    DecisionPosition(ActingNode node, PinnedPartners partners, AgreementTable agreements, Ledger ledger) {
        this.self = node.id();
        this.keys = node.keys();
        this.partners = partners;
        this.agreements = agreements;
        this.ledger = ledger;
        this.clock = node.clock();
        this.random = node.random();
        this.names = OpaqueNames.of(keys.seed());
    }

    AuthorityId self() {
        return self;
    }

    NodeKeys keys() {
        return keys;
    }

    AgreementTable agreements() {
        return agreements;
    }

    Ledger ledger() {
        return ledger;
    }

    SecureRandom random() {
        return random;
    }

    OpaqueNames names() {
        return names;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    LocalDate today() {
        return now().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** 32 random hexadecimal digits. */
    String newId() {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    DecisionRequest.Asking sending(
            Handle tx, SharedOperation operation, OperationTrigger trigger, Purpose purpose, AuthorityId recipient) {
        return new DecisionRequest.Asking(
                DecisionMoment.SEND, operation, trigger, purpose, own(), holder(tx, recipient));
    }

    DecisionRequest.Asking receiving(
            Handle tx, SharedOperation operation, OperationTrigger trigger, Purpose purpose, AuthorityId sender) {
        return new DecisionRequest.Asking(
                DecisionMoment.RECEIPT, operation, trigger, purpose, holder(tx, sender), own());
    }

    DecisionRequest.Asking reading(Handle tx, SharedOperation operation, Purpose purpose, AuthorityId author) {
        return new DecisionRequest.Asking(
                DecisionMoment.READ, operation, OperationTrigger.ON_HIT, purpose, holder(tx, author), own());
    }

    private DecisionRequest.KeyHolder own() {
        return new DecisionRequest.KeyHolder(self, ownKey());
    }

    private DecisionRequest.KeyHolder holder(Handle tx, AuthorityId partner) {
        return new DecisionRequest.KeyHolder(partner, keyOf(tx, partner));
    }

    AgreementDecision decide(Handle tx, DecisionRequest request) {
        AuthorityId partner = request.sender().equals(self) ? request.recipient() : request.sender();
        return AgreementDecision.decide(request, agreements.standings(tx, partner), now());
    }

    /** Decides under the one agreement of that digest; another one does not answer for it. */
    AgreementDecision decideUnder(Handle tx, AgreementDigest agreement, DecisionRequest request) {
        List<AgreementStanding> only = agreements.find(tx, agreement).stream()
                .map(AgreementTable.Row::standing)
                .toList();
        return AgreementDecision.decide(request, only, now());
    }

    /** As above, under the agreement that an envelope names; under none where it names none. */
    AgreementDecision decideUnder(Handle tx, Envelope envelope, DecisionRequest request) {
        return envelope.agreement()
                .map(agreement -> decideUnder(tx, agreement, request))
                .orElseGet(AgreementDecision.Refuse::withoutAgreement);
    }

    List<AgreementStanding> standings(Handle tx) {
        return agreements.standings(tx);
    }

    String ownKey() {
        return Ed25519Signature.text(keys.envelopeKey());
    }

    /** The pinned signing key of a partner, or empty: then no agreement fits. */
    String keyOf(Handle tx, AuthorityId partner) {
        return partners.find(tx, partner)
                .map(known -> Ed25519Signature.text(known.card().envelopeKey()))
                .orElse("");
    }
}
