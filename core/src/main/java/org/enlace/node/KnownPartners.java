// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.enlace.agreement.AgreementDraft;
import org.enlace.agreement.AgreementParty;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.OversightCosigner;
import org.enlace.card.ActingNode;
import org.enlace.card.NodeCard;
import org.enlace.card.PinningOutcome;
import org.enlace.crypto.CanonicalJson;
import org.enlace.envelope.MessageReceiver;
import org.enlace.envelope.MessageVerdict;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.VerifierKey;
import org.enlace.ledger.entry.NodeEntry;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.share.NodeAgreements;
import org.enlace.store.ChangeNotices;
import org.enlace.store.ChangeNotices.Change;
import org.enlace.store.Database;
import org.enlace.wire.PinnedPartners;
import org.jdbi.v3.core.Handle;

/** The partners that this node knows by their cards: pinned, named, and offered the usual agreement. */
final class KnownPartners {
    private static final Duration TERM = Duration.ofDays(2 * 365);

    private final ActingNode node;
    private final Database database;
    private final PinnedPartners partners;
    private final LedgerWitness ledgerWitness;
    private final NodeAgreements agreements;
    private final Ledger ledger;
    private final ChangeNotices changes;
    private final Map<AuthorityId, Authority> names = new ConcurrentHashMap<>();

    KnownPartners(
            ActingNode node,
            Database database,
            PinnedPartners partners,
            LedgerWitness ledgerWitness,
            NodeAgreements agreements,
            Ledger ledger,
            ChangeNotices changes) {
        this.node = node;
        this.database = database;
        this.partners = partners;
        this.ledgerWitness = ledgerWitness;
        this.agreements = agreements;
        this.ledger = ledger;
        this.changes = changes;
    }

    /** Pins a card that was exchanged in person, and takes the partner as a witness of the ledger. */
    PinningOutcome pin(NodeCard partner) {
        PinningOutcome pinning = database.inTransaction(tx -> {
            PinningOutcome found = partners.pin(tx, partner);
            if (found != PinningOutcome.UNCHANGED) {
                note(tx, partner.id(), found, partner.bytes());
            }
            return found;
        });
        names.remove(partner.id());
        if (pinning.isPinned()) {
            ledgerWitness.trust(VerifierKey.parse(partner.logVerifier()));
            changes.tell(Change.PARTNERS);
        }
        return pinning;
    }

    /** What {@link #pin} would say of a card; nothing is taken. */
    PinningOutcome foreseen(NodeCard partner) {
        return database.inTransaction(tx -> partners.foreseen(tx, partner));
    }

    /** Suspends what is in force with a partner, ends offers, and takes it off the line; false where it is not pinned. */
    boolean unpin(AuthorityId partner, OfficerName officer) {
        boolean unpinned = database.inTransaction(tx -> {
            if (partners.find(tx, partner).isEmpty()) {
                return false;
            }
            agreements.stopAll(tx, partner, officer);
            ledger.append(tx, new NodeEntry.PartnerUnpinned(partner, officer));
            return partners.unpin(tx, partner);
        });
        names.remove(partner);
        changes.tell(Change.PARTNERS, Change.AGREEMENTS);
        return unpinned;
    }

    private void note(Handle tx, AuthorityId partner, PinningOutcome outcome, byte[] card) {
        ledger.append(tx, new NodeEntry.CardPinned(partner, outcome.name(), CanonicalJson.sha256(card)));
    }

    /** Takes renewed cards of pinned partners. */
    MessageReceiver renewal() {
        MessageReceiver renewal = partners.renewal();
        return (tx, envelope) -> {
            tx.afterCommit(() -> names.remove(envelope.sender()));
            MessageVerdict verdict = renewal.receive(tx, envelope);
            if (verdict instanceof MessageVerdict.Accepted) {
                note(tx, envelope.sender(), PinningOutcome.RENEWED, envelope.content());
            }
            return verdict;
        };
    }

    /** Offers the usual agreement in the name of {@code own}, as {@code NodeAgreements.offer}; empty where no card of the partner is pinned. */
    Optional<AgreementStanding> offer(
            Handle tx,
            NodeCard own,
            AuthorityId partner,
            SortedMap<AuthorityId, OversightCosigner> cosigners,
            OfficerName officer) {
        Instant from = node.clock().instant().truncatedTo(ChronoUnit.DAYS);
        return partners.find(tx, partner)
                .map(known -> agreements.offer(
                        tx,
                        AgreementDraft.bilateral(party(own), party(known.card()), from, from.plus(TERM), node.random())
                                .withCosigners(cosigners),
                        officer));
    }

    private static AgreementParty party(NodeCard card) {
        return AgreementParty.of(card, "Unidad de enlace / Liaison unit");
    }

    /** The authority of a pinned partner, or the own one; of one that is only heard of, the id under country ZZ. */
    Authority authorityOf(AuthorityId id) {
        if (id.equals(node.authority().id())) {
            return node.authority();
        }
        Authority known = names.get(id);
        if (known == null) {
            known = database.read(tx -> partners.find(tx, id))
                    .map(partner -> partner.card().authority())
                    .orElseGet(() -> new Authority(id, Authority.Kind.SECURITY, "ZZ", id.value()));
            names.put(id, known);
        }
        return known;
    }
}
