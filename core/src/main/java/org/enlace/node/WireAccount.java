// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.Receipt;
import org.enlace.exchange.OwnQueryTable;
import org.enlace.exchange.OwnTagTable;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.entry.WireEntry;
import org.enlace.store.ChangeNotices;
import org.enlace.store.ChangeNotices.Change;
import org.enlace.wire.ChannelGap;
import org.enlace.wire.WireListener;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the ledger's account of envelopes: what was refused here, and partners' receipts for what was sent. Receipts of
 * the witnesses' own messages are left out: they would make the ledger grow past the checkpoint that was just cosigned.
 */
final class WireAccount implements WireListener {
    private final Ledger ledger;
    private final ChangeNotices changes;
    private final SentEnvelopes sent;
    private final Runnable wake;
    private final Clock clock;

    /** {@code wake} is run when something else may go in the place of what was lost. */
    WireAccount(Ledger ledger, ChangeNotices changes, SentEnvelopes sent, Runnable wake, Clock clock) {
        this.ledger = ledger;
        this.changes = changes;
        this.sent = sent;
        this.wake = wake;
        this.clock = clock;
    }

    @Override
    public void answered(Handle tx, Receipt receipt) {
        if (receipt.outcome() == Receipt.Outcome.REFUSED) {
            log(tx, receipt);
        }
        if (receipt.isFinal()) {
            tx.afterCommit(() -> changes.tell(Change.PARTNERS, Change.LEDGER));
        }
    }

    @Override
    public void heldBack(Handle tx, Receipt receipt) {
        log(tx, receipt);
        tx.afterCommit(() -> changes.tell(Change.PARTNERS, Change.LEDGER));
    }

    private void log(Handle tx, Receipt receipt) {
        ledger.append(tx, new WireEntry.Refused(receipt.envelope(), receipt.code(), ifAny(receipt.to())));
    }

    private static Optional<String> ifAny(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    @Override
    public void lineChanged() {
        changes.tell(Change.PARTNERS);
    }

    @Override
    public void receipted(Handle tx, Receipt receipt) {
        if (sent.type(tx, receipt.envelope()).startsWith("ledger.")) {
            return;
        }
        ledger.append(
                tx,
                new WireEntry.Receipted(
                        receipt.envelope(), receipt.from(), receipt.outcome().name(), ifAny(receipt.code())));
        if (receipt.outcome() == Receipt.Outcome.ACCEPTED) {
            sent.arrived(tx, receipt.envelope());
        }
        if (receipt.outcome() == Receipt.Outcome.REFUSED && !sent.wasWithdrawn(tx, receipt.envelope())) {
            lost(tx, List.of(receipt.envelope()));
            sent.refused(tx, receipt);
        }
        tx.afterCommit(() -> changes.tell(Change.PARTNERS, Change.LEDGER));
    }

    @Override
    public void withdrawn(Handle tx, Envelope envelope, String code) {
        ledger.append(
                tx,
                new WireEntry.Withdrawn(
                        envelope.digest(), envelope.recipient(), envelope.agreement(), envelope.type(), code));
        lost(tx, List.of(envelope.digest()));
        sent.withdrawn(tx, envelope, code);
        tx.afterCommit(() -> changes.tell(Change.PARTNERS, Change.REQUESTS, Change.LEDGER));
    }

    /** Tag sets and questions that the partner does not have may go again, under what is agreed then. */
    private void lost(Handle tx, List<String> envelopes) {
        OwnQueryTable.refused(tx, envelopes, clock.instant());
        if (OwnTagTable.refused(tx, envelopes, clock.instant())) {
            tx.afterCommit(wake);
        }
    }

    @Override
    public void gap(Handle tx, ChannelGap gap) {
        if (gap.cause() == ChannelGap.Cause.RECIPIENT_SET_BACK) {
            lost(tx, gap.envelopes());
        }
        ledger.append(
                tx,
                new WireEntry.Gap(
                        gap.partner(),
                        gap.own() ? "OWN" : "PARTNERS",
                        gap.cause().name(),
                        gap.from(),
                        gap.to(),
                        gap.size()));
        tx.afterCommit(() -> changes.tell(Change.PARTNERS, Change.LEDGER));
    }
}
