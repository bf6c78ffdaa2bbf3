// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.enlace.card.NodeKeys;
import org.enlace.card.WireRefusal;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.EnvelopeHeader;
import org.enlace.envelope.PartnerChannel;
import org.enlace.envelope.Receipt;
import org.enlace.envelope.TypeAllowance;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.jdbi.v3.core.Handle;

/**
 * Envelopes on their way out, one channel for each partner. A row is written in the transaction of its cause and stays
 * until the partner's signed receipt closes it.
 */
public final class EnvelopeOutbox {
    /** How long a message may take: a month without a line loses nothing. */
    public static final Duration LIFE = Duration.ofDays(30);

    /** How long a step of an agreement or a recall may take: a stop is heard also after months. */
    private static final Duration LIFE_OF_STEPS = Duration.ofDays(360);

    private final NodeKeys keys;
    private final AuthorityId self;
    private final Clock clock;
    private final RandomGenerator random;
    private final DeliveryBell deliveryBell;
    private final DeliveryQueue queue;

    EnvelopeOutbox(
            NodeKeys keys,
            AuthorityId self,
            Clock clock,
            RandomGenerator random,
            DeliveryBell deliveryBell,
            DeliveryQueue queue) {
        this.keys = keys;
        this.self = self;
        this.clock = clock;
        this.random = random;
        this.deliveryBell = deliveryBell;
        this.queue = queue;
    }

    /**
     * Signs and queues a message; delivery starts when {@code tx} commits. {@code type} is {@code word.word};
     * {@code agreement} is what it is covered by. Holds the channel's row lock until
     * the transaction ends. WireException(NO_PARTNER, TOO_LARGE).
     */
    public Envelope send(Handle tx, AuthorityId to, String type, AgreementDigest agreement, byte[] content) {
        return send(tx, to, type, Optional.of(agreement), content, life(type));
    }

    /** As above, for a message that no agreement has to cover. */
    public Envelope send(Handle tx, AuthorityId to, String type, byte[] content) {
        return send(tx, to, type, Optional.empty(), content, life(type));
    }

    private static Duration life(String type) {
        return PartnerChannel.of(type) == PartnerChannel.AGREEMENTS ? LIFE_OF_STEPS : LIFE;
    }

    /** As above, for a message that is worth nothing after {@code life}. */
    Envelope send(
            Handle tx,
            AuthorityId to,
            String type,
            Optional<AgreementDigest> agreement,
            byte[] content,
            Duration life) {
        if (content.length > TypeAllowance.of(type).bytes()) {
            throw WireRefusal.TOO_LARGE.because("content=" + content.length);
        }
        PartnerChannel channel = PartnerChannel.of(type);
        End end = lock(tx, to, channel);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        EnvelopeHeader header = new EnvelopeHeader(
                id(),
                new EnvelopeHeader.Place(self, to, end.next(), end.last()),
                EnvelopeHeader.Load.of(type, agreement, content),
                now,
                now.plus(life).truncatedTo(ChronoUnit.MILLIS));
        Envelope envelope = Envelope.sign(keys, header, content);
        insert(tx, envelope, channel);
        tx.createUpdate("""
            update wire_channel set next = :next, last = :last where partner = :to and channel = :channel
            """)
                .bind("next", end.next() + 1)
                .bind("last", envelope.digest())
                .bind("to", to.value())
                .bind("channel", channel.name())
                .execute();
        tx.afterCommit(() -> deliveryBell.ring(to));
        return envelope;
    }

    /** Envelopes of this node, counted over all partners. */
    public EnvelopeTraffic traffic(Handle tx) {
        return tx.createQuery("""
            select (select count(*) from wire_outbox) as sent,
              (select count(*) from wire_outbox
                 where outcome is not null and code not in ('EXPIRED', 'WITHDRAWN')) as received,
              (select count(*) from wire_outbox
                 where outcome is null and (expires > :now or withdrawn not in ('', 'EXPIRED'))) as pending,
              (select count(*) from wire_outbox where code = 'EXPIRED' or withdrawn = 'EXPIRED'
                 or (outcome is null and withdrawn = '' and expires <= :now)) as lost,
              (select count(*) from wire_inbox where outcome = 'ACCEPTED') as taken,
              (select count(*) from wire_inbox where outcome = 'REFUSED') as refused
            """)
                .bind("now", clock.instant())
                .map((row, context) -> traffic(row))
                .one();
    }

    /** The type of one envelope of ours, by its digest. */
    public Optional<String> type(Handle tx, String digest) {
        return tx.createQuery("select type from wire_outbox where digest = :digest")
                .bind("digest", digest)
                .mapTo(String.class)
                .findFirst();
    }

    /** Envelopes to and from each partner, in one query; a partner without any is left out. */
    public Map<AuthorityId, EnvelopeTraffic> trafficByPartner(Handle tx) {
        Map<AuthorityId, EnvelopeTraffic> traffic = new TreeMap<>();
        tx.createQuery("""
            select partner, sum(sent) as sent, sum(received) as received, sum(pending) as pending, sum(lost) as lost,
              sum(taken) as taken, sum(refused) as refused
            from (
              select partner, count(*) as sent,
                count(*) filter (where outcome is not null and code not in ('EXPIRED', 'WITHDRAWN')) as received,
                count(*) filter (
                  where outcome is null and (expires > :now or withdrawn not in ('', 'EXPIRED'))) as pending,
                count(*) filter (where code = 'EXPIRED' or withdrawn = 'EXPIRED'
                  or (outcome is null and withdrawn = '' and expires <= :now)) as lost,
                0 as taken, 0 as refused
              from wire_outbox group by partner
              union all
              select partner, 0, 0, 0, 0, count(*) filter (where outcome = 'ACCEPTED'),
                count(*) filter (where outcome = 'REFUSED')
              from wire_inbox group by partner) as counted
            group by partner
            """)
                .bind("now", clock.instant())
                .map((row, context) -> traffic.put(AuthorityId.of(row.getString("partner")), traffic(row)))
                .list();
        return traffic;
    }

    private static EnvelopeTraffic traffic(ResultSet row) throws SQLException {
        return new EnvelopeTraffic(
                row.getLong("sent"),
                row.getLong("received"),
                row.getLong("pending"),
                row.getLong("lost"),
                row.getLong("taken"),
                row.getLong("refused"));
    }

    /** What waits for one partner: how many messages, and when the oldest was made. */
    public record Waiting(long messages, Instant oldest) {}

    /** What waits, by partner; a partner for whom nothing does is left out. */
    public SortedMap<AuthorityId, Waiting> waiting(Handle tx) {
        SortedMap<AuthorityId, Waiting> waiting = new TreeMap<>();
        tx.createQuery("""
            select distinct on (partner) partner, header, count(*) over (partition by partner) as messages
            from wire_outbox where outcome is null order by partner, queued
            """)
                .map((row, context) -> waiting.put(
                        AuthorityId.of(row.getString("partner")),
                        new Waiting(
                                row.getLong("messages"),
                                EnvelopeHeader.parse(row.getBytes("header")).created())))
                .list();
        return waiting;
    }

    /** Messages to a partner that no receipt has closed yet. */
    public long pending(Handle tx, AuthorityId to) {
        return tx.createQuery("select count(*) from wire_outbox where partner = :to and outcome is null")
                .bind("to", to.value())
                .mapTo(Long.class)
                .one();
    }

    /** Messages of one type to a partner that no receipt has closed yet. */
    public long pending(Handle tx, AuthorityId to, String type) {
        return tx.createQuery(
                        "select count(*) from wire_outbox where partner = :to and type = :type and outcome is null")
                .bind("to", to.value())
                .bind("type", type)
                .mapTo(Long.class)
                .one();
    }

    /** Whether an envelope of ours was withdrawn before it arrived. */
    public boolean isWithdrawn(Handle tx, String digest) {
        return tx.createQuery("select count(*) from wire_outbox where digest = :digest and withdrawn <> ''")
                        .bind("digest", digest)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** Whether any of these envelopes has not arrived yet and still may. */
    public boolean waits(Handle tx, Collection<String> digests) {
        return tx.createQuery("""
            select count(*) from wire_outbox where digest = any (:digests) and outcome is null and content is not null
            """)
                        .bindArray("digests", String.class, digests)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** The partner's receipt for one envelope of ours, by its digest, once there is one. */
    public Optional<Receipt> receipt(Handle tx, String digest) {
        return tx.createQuery("select receipt from wire_outbox where digest = :digest and receipt is not null")
                .bind("digest", digest)
                .map((row, context) -> Receipt.parse(row.getBytes(1)))
                .findFirst();
    }

    /**
     * Asks again whether what waits for a partner may still go, and withdraws what may not; to be called where something
     * was stopped. What is being delivered at this moment is asked about by the delivery. Returns how many.
     */
    public int review(Handle tx, AuthorityId to) {
        return queue.review(tx, to);
    }

    /** As above, for every partner. */
    public int review(Handle tx) {
        return tx
                .createQuery("select distinct partner from wire_outbox where outcome is null and content is not null")
                .map((row, context) -> AuthorityId.of(row.getString(1)))
                .list()
                .stream()
                .mapToInt(partner -> review(tx, partner))
                .sum();
    }

    /**
     * Drops the content of steps of agreements and recalls receipted before {@code before}; of all else it goes with the
     * receipt. Header, signature and receipt stay. Returns how many.
     */
    public int forget(Handle tx, Instant before) {
        return tx.createUpdate(
                        "update wire_outbox set content = null where content is not null and receipted_at < :before")
                .bind("before", before)
                .execute();
    }

    /** Shows every envelope of ours whose content is still kept, by partner and in order, one at a time. */
    public void eachSent(Handle tx, Consumer<Envelope> viewer) {
        tx.createQuery("""
            select header, content, signature from wire_outbox where content is not null order by partner, queued
            """)
                .setFetchSize(50)
                .map((row, context) -> DeliveryQueue.envelope(row))
                .useStream(envelopes -> envelopes.forEach(viewer));
    }

    private record End(long next, String last) {}

    private static End lock(Handle tx, AuthorityId to, PartnerChannel channel) {
        return tx.createQuery(
                        "select next, last from wire_channel where partner = :to and channel = :channel for update")
                .bind("to", to.value())
                .bind("channel", channel.name())
                .map((row, context) -> new End(row.getLong("next"), row.getString("last")))
                .findOne()
                .orElseThrow(() -> WireRefusal.NO_PARTNER.because("recipient=" + to));
    }

    private static void insert(Handle tx, Envelope envelope, PartnerChannel channel) {
        EnvelopeHeader header = envelope.header();
        tx.createUpdate("""
            insert into wire_outbox (partner, channel, sequence, digest, header, content, signature, type, expires)
            values (:to, :channel, :sequence, :digest, :header, :content, :signature, :type, :expires)
            """)
                .bind("channel", channel.name())
                .bind("to", header.recipient().value())
                .bind("sequence", header.sequence())
                .bind("digest", envelope.digest())
                .bind("header", header.bytes())
                .bind("content", envelope.content())
                .bind("signature", envelope.signature())
                .bind("type", header.type())
                .bind("expires", header.expires())
                .execute();
    }

    private String id() {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
