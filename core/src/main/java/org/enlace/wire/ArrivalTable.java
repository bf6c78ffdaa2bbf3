// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.enlace.envelope.ChannelNotice;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.EnvelopeHeader;
import org.enlace.envelope.PartnerChannel;
import org.enlace.envelope.Receipt;
import org.enlace.model.AuthorityId;
import org.jdbi.v3.core.Handle;

/** The ends of the channels from each partner as rows, and the receipts that were given. */
final class ArrivalTable {
    /**
     * What is expected next in a channel; {@code era} counts how often its sender was set back.
     *
     * @param restarted when its sender said so last, by the sender's clock
     * @param taken when that was taken, by the own clock
     */
    record Arrival(
            AuthorityId from,
            PartnerChannel channel,
            int era,
            long next,
            String last,
            Optional<Instant> restarted,
            Optional<Instant> taken) {}

    /** What is kept of an envelope or a notice that came: all but content. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only written
    record Arrived(String type, String digest, byte[] header, byte[] signature) {
        static Arrived of(Envelope envelope) {
            return new Arrived(
                    envelope.type(), envelope.digest(), envelope.header().bytes(), envelope.signature());
        }
    }

    /** Holds the channel's row until the transaction ends. */
    Arrival lock(Handle tx, AuthorityId from, PartnerChannel channel) {
        return tx.createQuery("select * from wire_arrival where partner = :from and channel = :channel for update")
                .bind("from", from.value())
                .bind("channel", channel.name())
                .map((row, context) -> new Arrival(
                        from,
                        channel,
                        row.getInt("era"),
                        row.getLong("next"),
                        row.getString("last"),
                        time(row, "restarted_at"),
                        time(row, "restart_taken")))
                .one();
    }

    /** Whether an envelope is the one that comes next in its channel; nothing is held. */
    boolean isNext(Handle tx, EnvelopeHeader header) {
        return tx.createQuery("""
            select count(*) > 0 from wire_arrival
            where partner = :from and channel = :channel and next = :next and last = :last
            and not exists (select from wire_inbox where partner = :from and digest = :digest)
            """)
                .bind("from", header.sender().value())
                .bind("channel", PartnerChannel.of(header.type()).name())
                .bind("next", header.sequence())
                .bind("last", header.previous())
                .bind("digest", header.digest())
                .mapTo(Boolean.class)
                .one();
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** The receipt that was given for an envelope, whatever number it had. */
    Optional<Receipt> stored(Handle tx, AuthorityId from, String digest, boolean carried) {
        return tx.createQuery("""
            update wire_inbox set to_carry = to_carry or :carried
            where partner = :from and digest = :digest returning receipt
            """)
                .bind("carried", carried)
                .bind("from", from.value())
                .bind("digest", digest)
                .map((row, context) -> Receipt.parse(row.getBytes(1)))
                .findOne();
    }

    /** Keeps a final receipt and what it is for, and moves the channel past it. */
    void take(Handle tx, Arrival arrival, Arrived arrived, Receipt receipt, boolean carried) {
        tx.createUpdate("""
            insert into wire_inbox (partner, channel, era, sequence, digest, header, signature, type, outcome, receipt,
              received_at, to_carry)
            values (:from, :channel, :era, :sequence, :digest, :header, :signature, :type, :outcome, :receipt, :at,
              :carried)
            """)
                .bind("from", arrival.from().value())
                .bind("channel", arrival.channel().name())
                .bind("era", arrival.era())
                .bind("sequence", receipt.sequence())
                .bind("digest", arrived.digest())
                .bind("header", arrived.header())
                .bind("signature", arrived.signature())
                .bind("type", arrived.type())
                .bind("outcome", receipt.outcome().name())
                .bind("receipt", receipt.bytes())
                .bind("at", receipt.at())
                .bind("carried", carried)
                .execute();
        tx.createUpdate("""
            update wire_arrival set next = :next, last = :last, returned = null
            where partner = :from and channel = :channel
            """)
                .bind("next", receipt.next())
                .bind("last", arrived.digest())
                .bind("from", arrival.from().value())
                .bind("channel", arrival.channel().name())
                .execute();
    }

    /** Lets a channel count from {@code next} again, in a new era. */
    void restart(Handle tx, Arrival arrival, ChannelNotice notice, Instant now) {
        tx.createUpdate("""
            update wire_arrival set era = era + 1, next = :next, last = :last, restarted_at = :at,
              restart_taken = :taken, returned = null
            where partner = :from and channel = :channel
            """)
                .bind("next", notice.next())
                .bind("last", notice.last())
                .bind("at", notice.at().atOffset(ZoneOffset.UTC))
                .bind("taken", now.atOffset(ZoneOffset.UTC))
                .bind("from", arrival.from().value())
                .bind("channel", arrival.channel().name())
                .execute();
    }

    /** Keeps the first receipt for what came by file and did not fit, for the next file back. */
    void returned(Handle tx, Arrival arrival, Receipt receipt) {
        tx.createUpdate("""
            update wire_arrival set returned = coalesce(returned, :receipt)
            where partner = :from and channel = :channel
            """)
                .bind("receipt", receipt.bytes())
                .bind("from", arrival.from().value())
                .bind("channel", arrival.channel().name())
                .execute();
    }

    /** Drops the parts of what will not come whole any more. */
    void dropParts(Handle tx, AuthorityId from) {
        tx.createUpdate("delete from wire_part where partner = :from")
                .bind("from", from.value())
                .execute();
    }
}
