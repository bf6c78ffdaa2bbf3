// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.card.WireRefusal;
import org.enlace.envelope.ChannelNotice;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.EnvelopeHeader;
import org.enlace.envelope.PartnerChannel;
import org.enlace.envelope.Receipt;
import org.enlace.model.AuthorityId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The outbox as delivery sees it: what waits, in the order in which it goes, each envelope asked about at the moment it
 * leaves. What may not go loses its content here; its place in the chain stays, so that nothing after it waits.
 */
final class DeliveryQueue {
    /** The content of an own envelope makes no sense to the clearance: nobody can say that it may leave. */
    private static final String UNREADABLE = "UNREADABLE";

    private static final String COLUMNS = "select header, content, signature, withdrawn from wire_outbox ";

    private final DeliveryConsent clearance;
    private final WireListener listener;
    private final Clock clock;

    DeliveryQueue(DeliveryConsent clearance, WireListener listener, Clock clock) {
        this.clearance = clearance;
        this.listener = listener;
        this.clock = clock;
    }

    /** What goes next: an envelope, or the place of one that was withdrawn. */
    record Waiting(EnvelopeHeader header, Optional<Envelope> envelope) {
        PartnerChannel channel() {
            return PartnerChannel.of(header.type());
        }
    }

    /** The oldest that waits for a partner, steps of agreements first; withdrawn here where it may not leave now. */
    Optional<Waiting> next(Handle tx, AuthorityId to) {
        return tx.createQuery(COLUMNS + "where partner = :to and outcome is null order by channel, sequence limit 1")
                .bind("to", to.value())
                .map((row, context) -> waiting(row))
                .findOne()
                .map(waiting -> judged(tx, waiting));
    }

    /** What waits after one place, in order; as {@link #next}. */
    Optional<Waiting> after(Handle tx, AuthorityId to, PartnerChannel channel, long sequence) {
        return tx.createQuery(COLUMNS + """
            where partner = :to and outcome is null and (channel, sequence) > (:channel, :sequence)
            order by channel, sequence limit 1
            """)
                .bind("to", to.value())
                .bind("channel", channel.name())
                .bind("sequence", sequence)
                .map((row, context) -> waiting(row))
                .findOne()
                .map(waiting -> judged(tx, waiting));
    }

    /** Whether an envelope whose delivery has begun may go on; withdrawn here where it may not. */
    boolean stillGoes(Handle tx, Envelope envelope) {
        return judged(tx, new Waiting(envelope.header(), Optional.of(envelope)))
                .envelope()
                .isPresent();
    }

    private Waiting judged(Handle tx, Waiting waiting) {
        Optional<String> stopped = waiting.envelope().flatMap(envelope -> stops(tx, envelope));
        if (stopped.isEmpty()) {
            return waiting;
        }
        withdraw(tx, waiting.envelope().orElseThrow(), stopped.get());
        return new Waiting(waiting.header(), Optional.empty());
    }

    private Optional<String> stops(Handle tx, Envelope envelope) {
        if (!envelope.header().expires().isAfter(clock.instant())) {
            return Optional.of(WireRefusal.EXPIRED.name());
        }
        try {
            return clearance.stops(tx, envelope);
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(UNREADABLE);
        }
    }

    private void withdraw(Handle tx, Envelope envelope, String code) {
        int withdrawn = tx.createUpdate("""
            update wire_outbox set content = null, withdrawn = :code
            where digest = :digest and outcome is null and withdrawn = ''
            """)
                .bind("code", code)
                .bind("digest", envelope.digest())
                .execute();
        if (withdrawn == 1) {
            listener.withdrawn(tx, envelope, code);
        }
    }

    /** See {@link EnvelopeOutbox#review}. Leaves out what a delivery is settling: that has arrived. */
    int review(Handle tx, AuthorityId to) {
        List<String> open =
                tx.createQuery("""
                    select digest from wire_outbox where partner = :to and outcome is null and content is not null
                    order by channel, sequence for update skip locked
                    """).bind("to", to.value()).mapTo(String.class).list();
        int stopped = 0;
        for (String digest : open) {
            Optional<Waiting> waiting = tx.createQuery(COLUMNS + "where digest = :digest and content is not null")
                    .bind("digest", digest)
                    .map((row, context) -> waiting(row))
                    .findOne();
            boolean stays = waiting.filter(one -> judged(tx, one).envelope().isPresent())
                    .isPresent();
            stopped += stays ? 0 : 1;
        }
        return stopped;
    }

    /** The header of an envelope of ours. */
    Optional<EnvelopeHeader> header(Handle tx, AuthorityId to, String digest) {
        return tx.createQuery("select header from wire_outbox where partner = :to and digest = :digest")
                .bind("to", to.value())
                .bind("digest", digest)
                .map((row, context) -> EnvelopeHeader.parse(row.getBytes(1)))
                .findOne();
    }

    /**
     * Closes an envelope by a final receipt whose signature was checked; false where it is no open envelope of ours. The
     * content goes; only steps of agreements that were taken are kept, for a partner that is restored from a copy.
     */
    boolean close(Handle tx, Receipt receipt) {
        return tx.createUpdate("""
            update wire_outbox set outcome = :outcome, code = :code, receipt = :receipt, receipted_at = :at,
              content = case when channel = :kept and :outcome = :taken then content end
            where partner = :from and sequence = :sequence and digest = :digest and outcome is null
            """)
                        .bind("outcome", receipt.outcome().name())
                        .bind("code", receipt.code())
                        .bind("receipt", receipt.bytes())
                        .bind("at", clock.instant())
                        .bind("kept", PartnerChannel.AGREEMENTS.name())
                        .bind("taken", Receipt.Outcome.ACCEPTED.name())
                        .bind("from", receipt.from().value())
                        .bind("sequence", receipt.sequence())
                        .bind("digest", receipt.envelope())
                        .execute()
                == 1;
    }

    /** How much of a channel the partner signed that it misses can go to it again. */
    enum Again {
        /** It had taken nothing of it: all of it waits and goes in its order. */
        WAITS,
        /** What it had taken is back in the queue. What it had not taken is said not to come. */
        REOPENED,
        /** The content of something that it had taken is gone: nothing was changed. */
        GONE
    }

    /** Puts the closed envelopes from {@code next} up to the one before {@code header} back in the queue. */
    Again reopen(Handle tx, EnvelopeHeader header, long next) {
        String range = " where partner = :to and channel = :channel and sequence >= :next and sequence < :head";
        Again again = tx.createQuery("""
            select count(*) filter (where outcome is not null) as closed,
                   count(*) as known, count(*) filter (where outcome = :taken and content is null) as gone
            from wire_outbox\
            """ + range)
                .bindMap(places(header, next))
                .bind("taken", Receipt.Outcome.ACCEPTED.name())
                .map((row, context) -> row.getLong("gone") > 0 || row.getLong("known") < header.sequence() - next
                        ? Again.GONE
                        : row.getLong("closed") > 0 ? Again.REOPENED : Again.WAITS)
                .one();
        if (again == Again.REOPENED) {
            tx.createUpdate("update wire_outbox set outcome = null, code = '', receipt = null, receipted_at = null"
                            + range)
                    .bindMap(places(header, next))
                    .execute();
        }
        return again;
    }

    private static Map<String, Object> places(EnvelopeHeader header, long next) {
        return Map.of(
                "to", header.recipient().value(),
                "channel", PartnerChannel.of(header.type()).name(),
                "next", next,
                "head", header.sequence());
    }

    /** Digests of own envelopes by number. */
    List<String> digests(Handle tx, AuthorityId to, PartnerChannel channel, long from, long last) {
        return tx.createQuery("""
            select digest from wire_outbox
            where partner = :to and channel = :channel and sequence between :from and :last order by sequence
            """)
                .bind("to", to.value())
                .bind("channel", channel.name())
                .bind("from", from)
                .bind("last", last)
                .mapTo(String.class)
                .list();
    }

    /** What must be said of a partner's channels, each before anything else goes in it; steps of agreements first. */
    List<ChannelNotice> notices(Handle tx, AuthorityId to) {
        return tx.createQuery("""
            select notice from wire_channel where partner = :to and notice is not null order by channel
            """)
                .bind("to", to.value())
                .map((row, context) -> ChannelNotice.parse(row.getBytes(1)))
                .list();
    }

    void owe(Handle tx, ChannelNotice notice) {
        note(tx, notice, notice.bytes());
    }

    void said(Handle tx, ChannelNotice notice) {
        note(tx, notice, null);
    }

    private static void note(Handle tx, ChannelNotice notice, byte @Nullable [] bytes) {
        tx.createUpdate("update wire_channel set notice = :notice where partner = :to and channel = :channel")
                .bind("notice", bytes)
                .bind("to", notice.recipient().value())
                .bind("channel", notice.channel().name())
                .execute();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        EnvelopeHeader header = EnvelopeHeader.parse(row.getBytes("header"));
        byte @Nullable [] content = row.getBytes("content");
        boolean goes = content != null && row.getString("withdrawn").isEmpty();
        return new Waiting(header, goes ? Optional.of(envelope(row)) : Optional.empty());
    }

    static Envelope envelope(ResultSet row) throws SQLException {
        return Envelope.of(
                EnvelopeHeader.parse(row.getBytes("header")), row.getBytes("content"), row.getBytes("signature"));
    }
}
