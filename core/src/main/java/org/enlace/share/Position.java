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
import org.enlace.agreement.Decision;
import org.enlace.agreement.Moment;
import org.enlace.agreement.Operation;
import org.enlace.agreement.Request;
import org.enlace.agreement.Standing;
import org.enlace.agreement.Trigger;
import org.enlace.card.NodeKeys;
import org.enlace.crypto.Signatures;
import org.enlace.ledger.Ledger;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.enlace.wire.Partners;
import org.jdbi.v3.core.Handle;

/** What this node knows when it decides: who it is, whose keys are in use, what is agreed and what time it is. */
final class Position {
    private final AuthorityId self;
    private final NodeKeys keys;
    private final Partners partners;
    private final AgreementTable agreements;
    private final Ledger ledger;
    private final Clock clock;
    private final SecureRandom random;
    private final OpaqueNames names;

    Position(
            AuthorityId self,
            NodeKeys keys,
            Partners partners,
            AgreementTable agreements,
            Ledger ledger,
            Clock clock,
            SecureRandom random) {
        this.self = self;
        this.keys = keys;
        this.partners = partners;
        this.agreements = agreements;
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
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

    Request.Asking sending(Handle tx, Operation operation, Trigger trigger, Purpose purpose, AuthorityId recipient) {
        return new Request.Asking(
                Moment.SEND, operation, trigger, purpose, self, ownKey(), recipient, keyOf(tx, recipient));
    }

    Request.Asking receiving(Handle tx, Operation operation, Trigger trigger, Purpose purpose, AuthorityId sender) {
        return new Request.Asking(
                Moment.RECEIPT, operation, trigger, purpose, sender, keyOf(tx, sender), self, ownKey());
    }

    Request.Asking reading(Handle tx, Operation operation, Purpose purpose, AuthorityId author) {
        return new Request.Asking(
                Moment.READ, operation, Trigger.ON_HIT, purpose, author, keyOf(tx, author), self, ownKey());
    }

    Decision decide(Handle tx, Request request) {
        AuthorityId partner = request.sender().equals(self) ? request.recipient() : request.sender();
        return Decision.decide(request, agreements.standings(tx, partner), now());
    }

    /** Decides under the one agreement of that digest; another one does not answer for it. */
    Decision decideUnder(Handle tx, String agreement, Request request) {
        List<Standing> only = agreements.find(tx, agreement).stream()
                .map(AgreementTable.Row::standing)
                .toList();
        return Decision.decide(request, only, now());
    }

    List<Standing> standings(Handle tx) {
        return agreements.standings(tx);
    }

    String ownKey() {
        return Signatures.text(keys.envelopeKey());
    }

    /** The pinned signing key of a partner, or empty: then no agreement fits. */
    String keyOf(Handle tx, AuthorityId partner) {
        return partners.find(tx, partner)
                .map(known -> Signatures.text(known.card().envelopeKey()))
                .orElse("");
    }
}
