// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.envelope.ChannelNotice;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.EnvelopeHeader;
import org.enlace.envelope.Receipt;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;

/** What a line would carry, handed over in the process. */
public final class Handover {
    private Handover() {}

    /** One thing that waits: an envelope, or that it was withdrawn. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record Waiting(String digest, byte[] encoded) {}

    /** What waits for a partner, steps of agreements first; nothing is closed by it. */
    public static List<Waiting> of(Mailroom from, AuthorityId to) {
        return from.database().inTransaction(tx -> {
            List<Waiting> all = new ArrayList<>();
            Optional<DeliveryQueue.Waiting> next = from.queue().next(tx, to);
            while (next.isPresent()) {
                DeliveryQueue.Waiting one = next.get();
                byte[] encoded = one.envelope()
                        .map(Envelope::encoded)
                        .orElseGet(() -> ChannelNotice.withdrawn(
                                        from.keys(), one.header(), one.header().created())
                                .bytes());
                all.add(new Waiting(one.header().digest(), encoded));
                next = from.queue().after(tx, to, one.channel(), one.header().sequence());
            }
            return all;
        });
    }

    /**
     * Sends what no honest node would let out: the envelope is signed, taken by the partner and closed by its receipt in
     * one transaction, so that the sender's own delivery never sees it open. The ledger is locked first: undone and run
     * again, it would be another envelope.
     */
    public static Envelope smuggle(Mailroom from, Mailroom to, String type, AgreementDigest agreement, byte[] content) {
        for (int attempt = 0; attempt < 2_000; attempt++) {
            try {
                return from.database().inTransaction(tx -> {
                    tx.execute("select from ledger_log for update");
                    Envelope envelope = from.outbox().send(tx, to.self(), type, agreement, content);
                    Receipt receipt = to.inbox().receive(envelope.encoded());
                    if (!receipt.isFinal()) {
                        throw new TooEarly();
                    }
                    from.receiptSettlement().envelope(tx, envelope.header(), receipt);
                    return envelope;
                });
            } catch (TooEarly early) {
                pause();
            }
        }
        throw new AssertionError("what was sent before must arrive first");
    }

    /** As if the partner had answered what waits for it longest so: with its signature, in whatever words. */
    public static void answer(Mailroom from, Mailroom by, Receipt.Outcome outcome, String code) {
        from.database().useTransaction(tx -> {
            EnvelopeHeader header =
                    from.queue().next(tx, by.self()).orElseThrow().header();
            Receipt receipt = Receipt.sign(
                    by.keys(),
                    by.self(),
                    Receipt.Delivered.of(header),
                    new Receipt.Ruling(outcome, code, ""),
                    header.sequence() + 1,
                    header.created());
            from.receiptSettlement().envelope(tx, header, receipt);
        });
    }

    private static final class TooEarly extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
