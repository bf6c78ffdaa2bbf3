// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.util.List;
import java.util.Optional;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.RefusalCode;
import org.enlace.agreement.ShareException;
import org.enlace.agreement.SignedAgreement;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.MessageVerdict;
import org.enlace.ledger.entry.AgreementEntry;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.share.AgreementTable.Row;
import org.jdbi.v3.core.Handle;

/** The partner's steps in the life of an agreement, as they arrive. */
final class AgreementNegotiation {
    private static final OfficerName PARTNER = new OfficerName("partner");

    private final DecisionPosition position;
    private final AgreementTable table;
    private final NodeAgreements agreements;
    private final AgreementSuccession agreementSuccession;

    AgreementNegotiation(DecisionPosition position, NodeAgreements agreements) {
        this.position = position;
        this.table = position.agreements();
        this.agreements = agreements;
        this.agreementSuccession = new AgreementSuccession(table);
    }

    MessageVerdict offered(Handle tx, Envelope envelope) {
        ShareMessages.Offer offer = ShareMessages.Offer.parse(envelope.content());
        Agreement agreement = offer.agreement();
        if (!agreement.binds(position.self(), envelope.sender())) {
            return refused("NOT_A_PARTY", "An offer must name both authorities as parties.");
        }
        boolean keysFit = key(agreement, position.self()).equals(position.ownKey())
                && key(agreement, envelope.sender()).equals(position.keyOf(tx, envelope.sender()));
        if (!keysFit) {
            return refused(RefusalCode.UNKNOWN_KEYS);
        }
        SignedAgreement signed = offer.signedBy(envelope.sender());
        List<Row> rivals = agreementSuccession.rivals(tx, agreement, envelope.sender());
        if (!rivals.stream().allMatch(row -> givesWay(row, envelope.sender()))) {
            return refused(ShareException.Reason.SECOND_AGREEMENT.name(), AgreementSuccession.RULE);
        }
        Optional<Row> known = table.lock(tx, signed.digest());
        if (known.isPresent() && known.get().standing().life() != AgreementLife.DRAFT) {
            return refused("ALREADY_KNOWN", "This agreement has been offered before.");
        }
        rivals.forEach(row -> agreements.close(tx, row, "GAVE_WAY", position.self(), NodeAgreements.NODE));
        table.forgetDead(tx, envelope.sender());
        if (known.isEmpty()) {
            table.insert(tx, signed, envelope.sender(), AgreementLife.OFFERED);
        }
        Row row = new Row(new AgreementStanding(signed, AgreementLife.OFFERED), envelope.sender(), false, false);
        table.update(tx, row);
        agreements.log(tx, AgreementEntry.Offered::new, row, PARTNER);
        agreements.step(tx, row, "OFFERED", envelope.sender());
        return MessageVerdict.accepted();
    }

    /** Of two offers that cross, the one of the authority whose id comes first in the alphabet stands. */
    private boolean givesWay(Row row, AuthorityId sender) {
        boolean ownOffer = row.standing().life() == AgreementLife.OFFERED && agreements.signedHere(row);
        return ownOffer && sender.compareTo(position.self()) < 0;
    }

    MessageVerdict signed(Handle tx, Envelope envelope) {
        ShareMessages.Step step = ShareMessages.Step.parse(envelope.content());
        Optional<Row> row = row(tx, envelope, step)
                .filter(found -> found.standing().life() == AgreementLife.OFFERED)
                .filter(agreements::signedHere);
        if (row.isEmpty()) {
            return refused("WRONG_STATE", "Only an agreement offered by this authority can be signed.");
        }
        SignedAgreement complete = row.get().standing().signed().with(envelope.sender(), step.signature());
        Row inForce = agreements.move(tx, row.get(), complete, AgreementLife.IN_FORCE);
        agreements.log(tx, AgreementEntry.Signed::new, inForce, PARTNER);
        agreements.step(tx, inForce, "SIGNED", envelope.sender());
        agreements.supersede(tx, inForce, PARTNER);
        return MessageVerdict.accepted();
    }

    MessageVerdict suspended(Handle tx, Envelope envelope) {
        return change(tx, envelope, true);
    }

    MessageVerdict resumed(Handle tx, Envelope envelope) {
        return change(tx, envelope, false);
    }

    private MessageVerdict change(Handle tx, Envelope envelope, boolean suspended) {
        Optional<Row> row = row(tx, envelope, ShareMessages.Step.parse(envelope.content()))
                .filter(found -> found.standing().life() == AgreementLife.IN_FORCE
                        || found.standing().life() == AgreementLife.SUSPENDED);
        if (row.isEmpty()) {
            return refused("WRONG_STATE", "Only an agreement in force can be suspended or resumed.");
        }
        if (row.get().suspendedThere() == suspended) {
            agreements.toldAgain(tx, row.get());
            return MessageVerdict.accepted();
        }
        Row changed = agreements.keep(
                tx, agreements.withSuspension(row.get(), row.get().suspendedHere(), suspended));
        agreements.log(tx, suspended ? AgreementEntry.Suspended::new : AgreementEntry.Resumed::new, changed, PARTNER);
        agreements.step(tx, changed, suspended ? "SUSPENDED" : "RESUMED", envelope.sender());
        return MessageVerdict.accepted();
    }

    MessageVerdict ended(Handle tx, Envelope envelope) {
        Optional<Row> row = row(tx, envelope, ShareMessages.Step.parse(envelope.content()));
        if (row.isEmpty()) {
            return refused("UNKNOWN_AGREEMENT", "There is no such agreement here.");
        }
        if (row.get().standing().life() != AgreementLife.ENDED) {
            agreements.finish(tx, row.get(), envelope.sender(), PARTNER);
        }
        return MessageVerdict.accepted();
    }

    private Optional<Row> row(Handle tx, Envelope envelope, ShareMessages.Step step) {
        return table.lock(tx, step.agreement()).filter(row -> row.partner().equals(envelope.sender()));
    }

    private static String key(Agreement agreement, AuthorityId authority) {
        return agreement.party(authority).map(party -> party.keys().signing()).orElse("");
    }

    static MessageVerdict refused(RefusalCode code) {
        return refused(code.name(), code.english());
    }

    private static MessageVerdict refused(String code, String reason) {
        return MessageVerdict.refused(code, reason);
    }
}
