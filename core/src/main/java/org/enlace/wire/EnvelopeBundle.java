// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKEContext;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.enlace.card.FileSealing;
import org.enlace.card.NodeCard;
import org.enlace.card.WireException;
import org.enlace.card.WireRefusal;
import org.enlace.envelope.ChannelNotice;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.Receipt;
import org.enlace.model.AuthorityId;
import org.jdbi.v3.core.Handle;

/**
 * The same envelopes and receipts as a file for the partner, for nodes with no line between them. Encoding:
 * {@code "ENB" 01 | 32 bytes encapsulated key | items}, each item {@code u32 length | sealed bytes} in one HPKE context
 * (RFC 9180), whose plaintext is {@code 'E' envelope}, {@code 'R' receipt} or, last, {@code 'Z'}; a file cut short or
 * reordered does not open. Importing twice is harmless.
 */
public final class EnvelopeBundle {
    private static final byte[] MAGIC = {'E', 'N', 'B', 1};
    private static final int LARGEST_ITEM = Envelope.LARGEST + 1 + 16;
    private static final byte[] NO_AAD = {};

    private final Mailroom mailroom;

    public EnvelopeBundle(Mailroom mailroom) {
        this.mailroom = mailroom;
    }

    /** What a bundle held: {@code returned} counts envelopes that were not taken (see the inbox's receipts). */
    public record Contents(int envelopes, int receipts, int returned) {}

    /**
     * Writes all open envelopes for a partner and the receipts it waits for, sealed to its card. What is pending stays
     * so until a receipt comes back; receipts are written once, and again when the partner sends their envelopes again.
     */
    public Contents export(AuthorityId partner, OutputStream file) throws IOException {
        NodeCard card = mailroom.database()
                .read(tx -> mailroom.partners()
                        .find(tx, partner)
                        .map(PinnedPartner::card)
                        .orElseThrow(() -> WireRefusal.NO_PARTNER.because("recipient=" + partner)));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(file));
        HPKEContextWithEncapsulation seal = FileSealing.to(card.sealingKey());
        out.write(MAGIC);
        out.write(seal.getEncapsulation());
        List<byte[]> receipts = mailroom.database().read(tx -> receipts(tx, partner));
        for (byte[] receipt : receipts) {
            item(out, seal, 'R', receipt);
        }
        for (ChannelNotice notice :
                mailroom.database().read(tx -> mailroom.queue().notices(tx, partner))) {
            item(out, seal, 'E', notice.bytes());
        }
        int envelopes = 0;
        Optional<DeliveryQueue.Waiting> next =
                mailroom.database().inTransaction(tx -> mailroom.queue().next(tx, partner));
        while (next.isPresent()) {
            DeliveryQueue.Waiting waiting = next.get();
            envelopes += waiting.envelope().isPresent() ? 1 : 0;
            item(out, seal, 'E', encoded(waiting));
            next = mailroom.database()
                    .inTransaction(tx -> mailroom.queue()
                            .after(
                                    tx,
                                    partner,
                                    waiting.channel(),
                                    waiting.header().sequence()));
        }
        item(out, seal, 'Z', NO_AAD);
        out.flush();
        mailroom.database().useTransaction(tx -> carried(tx, partner, receipts));
        return new Contents(envelopes, receipts.size(), 0);
    }

    /** An envelope, or in the place of one that was withdrawn the word that it will not come. */
    private byte[] encoded(DeliveryQueue.Waiting waiting) {
        return waiting.envelope()
                .map(Envelope::encoded)
                .orElseGet(() -> ChannelNotice.withdrawn(
                                mailroom.keys(),
                                waiting.header(),
                                mailroom.clock().instant().truncatedTo(ChronoUnit.MILLIS))
                        .bytes());
    }

    /** Opens a bundle sealed to this node and takes what is in it, in order; WireException where it does not open. */
    public Contents take(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(file));
        HPKEContext open = open(in);
        int envelopes = 0;
        int receipts = 0;
        int returned = 0;
        while (true) {
            byte[] item = item(in, open);
            byte[] body = Arrays.copyOfRange(item, 1, item.length);
            switch (item[0]) {
                case 'E' -> {
                    envelopes++;
                    returned += mailroom.inbox().receiveCarried(body).isFinal() ? 0 : 1;
                }
                case 'R' -> {
                    receipts++;
                    settle(body);
                }
                case 'Z' -> {
                    if (in.read() >= 0) {
                        throw WireRefusal.UNREADABLE_BUNDLE.because("bytes after the end");
                    }
                    return new Contents(envelopes, receipts, returned);
                }
                default -> throw WireRefusal.UNREADABLE_BUNDLE.because("kind=" + item[0]);
            }
        }
    }

    private void settle(byte[] bytes) {
        Receipt receipt = Receipt.parse(bytes);
        mailroom.database().useTransaction(tx -> {
            boolean known = mailroom.partners()
                    .find(tx, receipt.from())
                    .filter(partner -> receipt.isSignedBy(partner.card()))
                    .isPresent();
            if (known) {
                mailroom.partners().heard(tx, receipt.from());
                Optional<ChannelNotice> notice = mailroom.queue().notices(tx, receipt.from()).stream()
                        .filter(said -> said.subject().equals(receipt.envelope()))
                        .findFirst();
                if (notice.isPresent()) {
                    mailroom.receiptSettlement().notice(tx, notice.get(), receipt);
                } else {
                    mailroom.queue()
                            .header(tx, receipt.from(), receipt.envelope())
                            .ifPresent(header -> mailroom.receiptSettlement().envelope(tx, header, receipt));
                }
            }
        });
    }

    /** Receipts of what came by file, and what did not fit into its channel, so that the partner can mend that. */
    private static List<byte[]> receipts(Handle tx, AuthorityId partner) {
        return tx.createQuery("""
            select receipt from (
              select receipt, channel, era, sequence from wire_inbox where partner = :partner and to_carry
              union all
              select returned, channel, era, next from wire_arrival where partner = :partner and returned is not null)
              as waiting order by channel, era, sequence
            """)
                .bind("partner", partner.value())
                .map((row, context) -> row.getBytes(1))
                .list();
    }

    private static void carried(Handle tx, AuthorityId partner, List<byte[]> receipts) {
        for (byte[] receipt : receipts) {
            tx.createUpdate("update wire_inbox set to_carry = false where partner = :partner and digest = :digest")
                    .bind("partner", partner.value())
                    .bind("digest", Receipt.parse(receipt).envelope())
                    .execute();
            tx.createUpdate("update wire_arrival set returned = null where partner = :partner and returned = :receipt")
                    .bind("partner", partner.value())
                    .bind("receipt", receipt)
                    .execute();
        }
    }

    private static void item(DataOutputStream out, HPKEContextWithEncapsulation seal, char kind, byte[] body)
            throws IOException {
        byte[] plain = new byte[1 + body.length];
        plain[0] = (byte) kind;
        System.arraycopy(body, 0, plain, 1, body.length);
        try {
            byte[] sealed = seal.seal(NO_AAD, plain);
            out.writeInt(sealed.length);
            out.write(sealed);
        } catch (InvalidCipherTextException broken) {
            throw new IllegalStateException("sealing must not fail", broken);
        }
    }

    private HPKEContext open(DataInputStream in) throws IOException {
        byte[] head = in.readNBytes(MAGIC.length + FileSealing.ENCAPSULATED);
        if (head.length < MAGIC.length + FileSealing.ENCAPSULATED || !Arrays.equals(head, 0, 4, MAGIC, 0, 4)) {
            throw WireRefusal.UNREADABLE_BUNDLE.because("head=" + head.length);
        }
        try {
            return FileSealing.open(mailroom.keys(), Arrays.copyOfRange(head, MAGIC.length, head.length));
        } catch (RuntimeException unusable) {
            throw new WireException(
                    WireRefusal.UNREADABLE_BUNDLE, WireRefusal.UNREADABLE_BUNDLE.rule() + ": key", unusable);
        }
    }

    private static byte[] item(DataInputStream in, HPKEContext open) throws IOException {
        byte[] four = in.readNBytes(4);
        int length = four.length < 4 ? -1 : java.nio.ByteBuffer.wrap(four).getInt();
        if (length < 17 || length > LARGEST_ITEM) {
            throw WireRefusal.UNREADABLE_BUNDLE.because("length=" + length);
        }
        byte[] sealed = in.readNBytes(length);
        try {
            return open.open(NO_AAD, sealed);
        } catch (InvalidCipherTextException | RuntimeException damaged) {
            throw new WireException(
                    WireRefusal.UNREADABLE_BUNDLE,
                    WireRefusal.UNREADABLE_BUNDLE.rule() + ": length=" + sealed.length,
                    damaged);
        }
    }
}
