// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.enlace.card.NodeKeys;
import org.enlace.card.WireException;
import org.enlace.card.WireRefusal;
import org.enlace.crypto.CanonicalJson;
import org.enlace.envelope.ChannelNotice;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.EnvelopeHeader;
import org.enlace.envelope.MessageReceiver;
import org.enlace.envelope.MessageVerdict;
import org.enlace.envelope.PartnerChannel;
import org.enlace.envelope.PreparedReceiver;
import org.enlace.envelope.Receipt;
import org.enlace.envelope.Receipt.Outcome;
import org.enlace.envelope.TypeAllowance;
import org.enlace.model.AuthorityId;
import org.enlace.store.Database;
import org.jdbi.v3.core.Handle;

/**
 * Where envelopes arrive, by whatever way. Each is checked, applied at most once and answered with a signed receipt; a
 * duplicate gets the receipt that was stored. Keeps header, signature and receipt, never content.
 */
public final class EnvelopeInbox {
    private static final int LANES = 64;

    /** How often a message is prepared before its sender has to deliver it again. */
    private static final int PREPARATIONS = 4;

    /** How far a partner's clock may be ahead. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final Duration LONGEST = Duration.ofDays(366);

    private final Database database;
    private final NodeKeys keys;
    private final AuthorityId self;
    private final PinnedPartners partners;
    private final Clock clock;
    private final WireListener listener;
    private final DeliveryBell deliveryBell;
    private final PartnerQuota quota;
    private final ArrivalTable arrivals = new ArrivalTable();
    private final ChannelNotices notices;
    private final Map<String, MessageReceiver> receivers = new ConcurrentHashMap<>();

    /** One envelope of a sender at a time: the next in its channel must wait anyway, and so it waits without a connection. */
    private final List<Lock> lanes =
            Stream.<Lock>generate(ReentrantLock::new).limit(LANES).toList();

    EnvelopeInbox(
            Database database,
            NodeKeys keys,
            AuthorityId self,
            PinnedPartners partners,
            Clock clock,
            WireListener listener,
            DeliveryBell deliveryBell) {
        this.database = database;
        this.keys = keys;
        this.self = self;
        this.partners = partners;
        this.clock = clock;
        this.listener = listener;
        this.deliveryBell = deliveryBell;
        this.quota = new PartnerQuota(clock);
        this.notices = new ChannelNotices(keys, self, partners, arrivals, quota, clock, listener);
    }

    /** Hands messages of {@code type} to {@code receiver} from now on; one receiver for each type. */
    public void register(String type, MessageReceiver receiver) {
        if (receivers.putIfAbsent(type, receiver) != null) {
            throw new IllegalStateException("a type must have one receiver: type=" + type);
        }
    }

    /** The types that have a receiver: what a partner may send here. */
    public Set<String> types() {
        return Set.copyOf(receivers.keySet());
    }

    /**
     * Takes the bytes of one envelope and answers. ACCEPTED and REFUSED are final and used the envelope's place in its
     * channel; RETURNED changed nothing. Throws only where the database or the receiver failed; nothing is changed
     * then either and the sender delivers again.
     */
    public Receipt receive(byte[] encoded) {
        return receive(encoded, Optional.empty(), false);
    }

    /** As above, by the line of a partner, who speaks there for itself alone. */
    Receipt receive(byte[] encoded, AuthorityId peer) {
        return receive(encoded, Optional.of(peer), false);
    }

    /** As {@link #receive(byte[])}, by file, so that the receipt waits for the next file back. */
    Receipt receiveCarried(byte[] encoded) {
        return receive(encoded, Optional.empty(), true);
    }

    private Receipt receive(byte[] encoded, Optional<AuthorityId> peer, boolean carried) {
        AuthorityId sender;
        Supplier<Receipt> work;
        try {
            if (ChannelNotice.isIn(encoded)) {
                ChannelNotice notice = ChannelNotice.parse(encoded);
                sender = notice.sender();
                work = () -> database.inTransaction(tx -> notices.receive(tx, notice, carried));
            } else {
                Envelope envelope = Envelope.parse(encoded);
                sender = envelope.sender();
                work = () -> receive(envelope, carried);
            }
        } catch (WireException unfit) {
            return refuseBytes(encoded, unfit.refusal());
        }
        if (peer.filter(line -> !line.equals(sender)).isPresent()) {
            return refuseBytes(encoded, WireRefusal.UNKNOWN_SENDER);
        }
        return inLane(sender, work);
    }

    /** Prepares a message without a connection, then applies it in one transaction. */
    private Receipt receive(Envelope envelope, boolean carried) {
        for (int prepared = 1; ; prepared++) {
            Optional<MessageReceiver> receiver = prepared(envelope);
            try {
                return database.inTransaction(tx -> receive(tx, envelope, receiver, carried));
            } catch (PreparedReceiver.OutdatedPreparation outdated) {
                if (prepared == PREPARATIONS) {
                    throw outdated;
                }
            }
        }
    }

    /** Who applies a message; nobody where its type is not known. Nothing takes long about a message that would not be applied. */
    private Optional<MessageReceiver> prepared(Envelope envelope) {
        Optional<MessageReceiver> receiver = Optional.ofNullable(receivers.get(envelope.type()));
        return receiver.map(one -> one instanceof PreparedReceiver slow && database.read(tx -> wouldApply(tx, envelope))
                ? slow.prepare(envelope)
                : one);
    }

    /** Whether a message would come to its receiver now: the checks of the transaction that applies it, in the same order. */
    private boolean wouldApply(Handle tx, Envelope envelope) {
        if (!envelope.recipient().equals(self)
                || partners.find(tx, envelope.sender())
                        .filter(partner -> envelope.isSignedBy(partner.card()))
                        .isEmpty()) {
            return false;
        }
        TypeAllowance allowance = TypeAllowance.of(envelope.type());
        return arrivals.isNext(tx, envelope.header())
                && quota.hasRoom(tx, envelope.sender(), envelope.type(), allowance.anHour())
                && untimely(envelope.header()).isEmpty()
                && envelope.header().length() <= allowance.bytes();
    }

    /** Runs one piece of work of a partner at a time, so that what it makes wait holds one connection to the database. */
    <T> T inLane(AuthorityId sender, Supplier<T> work) {
        Lock lane = lanes.get(Math.floorMod(sender.hashCode(), LANES));
        lane.lock();
        try {
            return work.get();
        } finally {
            lane.unlock();
        }
    }

    /** The final receipt given for an envelope, by its digest. */
    Optional<Receipt> receipt(AuthorityId from, String digest) {
        return database.read(
                tx -> tx.createQuery("select receipt from wire_inbox where partner = :from and digest = :digest")
                        .bind("from", from.value())
                        .bind("digest", digest)
                        .map((row, context) -> Receipt.parse(row.getBytes(1)))
                        .findOne());
    }

    private Receipt receive(Handle tx, Envelope envelope, Optional<MessageReceiver> receiver, boolean carried) {
        if (!envelope.recipient().equals(self)) {
            return back(tx, envelope, WireRefusal.MISDIRECTED, 0);
        }
        Optional<PinnedPartner> partner = partners.find(tx, envelope.sender());
        if (partner.isEmpty()) {
            return back(tx, envelope, WireRefusal.UNKNOWN_SENDER, 0);
        }
        if (!envelope.isSignedBy(partner.get().card())) {
            return back(tx, envelope, WireRefusal.BAD_SIGNATURE, 0);
        }
        return take(tx, envelope, receiver, carried);
    }

    private Receipt take(Handle tx, Envelope envelope, Optional<MessageReceiver> receiver, boolean carried) {
        ArrivalTable.Arrival arrival = arrivals.lock(tx, envelope.sender(), PartnerChannel.of(envelope.type()));
        long sequence = envelope.header().sequence();
        partners.heard(tx, envelope.sender());
        Optional<Receipt> stored = arrivals.stored(tx, envelope.sender(), envelope.digest(), carried);
        if (stored.isPresent()) {
            return stored.get();
        }
        if (sequence < arrival.next()) {
            return misfit(tx, envelope, WireRefusal.REPLAYED, arrival, carried);
        }
        if (sequence > arrival.next()) {
            return misfit(tx, envelope, WireRefusal.OUT_OF_ORDER, arrival, carried);
        }
        if (!envelope.header().previous().equals(arrival.last())) {
            return misfit(tx, envelope, WireRefusal.BROKEN_CHAIN, arrival, carried);
        }
        String counter = TypeAllowance.counter(envelope.type(), receiver.isPresent());
        int anHour = TypeAllowance.of(envelope.type()).anHour();
        PartnerQuota.Room counted = quota.take(tx, envelope.sender(), counter, anHour);
        if (counted != PartnerQuota.Room.LEFT) {
            return holdBack(tx, envelope, counted, arrival.next());
        }
        Receipt receipt = answer(envelope, apply(tx, envelope, receiver));
        if (receipt.outcome() == Outcome.REFUSED) {
            PartnerQuota.Room room = quota.refuse(tx, envelope.sender());
            if (room != PartnerQuota.Room.LEFT) {
                return holdBack(tx, envelope, room, arrival.next());
            }
        }
        arrivals.take(tx, arrival, ArrivalTable.Arrived.of(envelope), receipt, carried);
        listener.answered(tx, receipt);
        tx.afterCommit(() -> deliveryBell.ring(envelope.sender()));
        return receipt;
    }

    /** Gives back what is over the allowance of this hour; only the first of an hour is told to the listener. */
    private Receipt holdBack(Handle tx, Envelope envelope, PartnerQuota.Room room, long next) {
        Receipt receipt = sign(envelope, Receipt.Ruling.of(Outcome.RETURNED, WireRefusal.TOO_MANY), next);
        if (room == PartnerQuota.Room.USED_UP_NOW) {
            listener.heldBack(tx, receipt);
        }
        return receipt;
    }

    private Receipt misfit(
            Handle tx, Envelope envelope, WireRefusal refusal, ArrivalTable.Arrival arrival, boolean carried) {
        Receipt receipt = back(tx, envelope, refusal, arrival.next());
        if (carried) {
            arrivals.returned(tx, arrival, receipt);
        }
        return receipt;
    }

    private MessageVerdict apply(Handle tx, Envelope envelope, Optional<MessageReceiver> receiver) {
        Optional<WireRefusal> untimely = untimely(envelope.header());
        if (untimely.isPresent()) {
            return refused(untimely.get());
        }
        if (receiver.isEmpty()) {
            return refused(WireRefusal.UNKNOWN_TYPE);
        }
        if (envelope.header().length() > TypeAllowance.of(envelope.type()).bytes()) {
            return refused(WireRefusal.TOO_LARGE);
        }
        tx.savepoint("content");
        MessageVerdict verdict = receiver.get().receive(tx, envelope);
        switch (verdict) {
            case MessageVerdict.Accepted() -> tx.releaseSavepoint("content");
            case MessageVerdict.Refused refused -> tx.rollbackToSavepoint("content");
        }
        return verdict;
    }

    /** Steps of agreements and recalls are taken whatever the clocks say: the chain alone keeps them from coming twice. */
    private Optional<WireRefusal> untimely(EnvelopeHeader header) {
        Instant now = clock.instant();
        if (PartnerChannel.of(header.type()) == PartnerChannel.AGREEMENTS) {
            return Optional.empty();
        }
        if (!header.expires().isAfter(now)) {
            return Optional.of(WireRefusal.EXPIRED);
        }
        boolean ours =
                !header.created().isAfter(now.plus(AHEAD)) && !header.expires().isAfter(now.plus(LONGEST));
        return ours ? Optional.empty() : Optional.of(WireRefusal.WRONG_TIMES);
    }

    private Receipt answer(Envelope envelope, MessageVerdict verdict) {
        long next = envelope.header().sequence() + 1;
        return switch (verdict) {
            case MessageVerdict.Accepted() -> sign(envelope, Receipt.Ruling.ACCEPTED, next);
            case MessageVerdict.Refused(String code, String reason) ->
                sign(envelope, new Receipt.Ruling(Outcome.REFUSED, code, reason), next);
        };
    }

    /** Forgets refused envelopes that came before {@code before}: nothing came of them, and the ledger has them. */
    public int forgetRefused(Handle tx, Instant before) {
        return tx.createUpdate(
                        "delete from wire_inbox where outcome = 'REFUSED' and not to_carry and received_at < :before")
                .bind("before", before)
                .execute();
    }

    private Receipt refuseBytes(byte[] encoded, WireRefusal refusal) {
        Receipt receipt = Receipt.sign(
                keys,
                self,
                new Receipt.Delivered("", 0, CanonicalJson.sha256(encoded)),
                Receipt.Ruling.of(Outcome.RETURNED, refusal),
                0,
                now());
        database.useTransaction(tx -> listener.answered(tx, receipt));
        return receipt;
    }

    private Receipt back(Handle tx, Envelope envelope, WireRefusal refusal, long next) {
        Receipt receipt = sign(envelope, Receipt.Ruling.of(Outcome.RETURNED, refusal), next);
        listener.answered(tx, receipt);
        return receipt;
    }

    private Receipt sign(Envelope envelope, Receipt.Ruling ruling, long next) {
        return Receipt.sign(keys, self, Receipt.Delivered.of(envelope.header()), ruling, next, now());
    }

    private static MessageVerdict refused(WireRefusal refusal) {
        return MessageVerdict.refused(refusal.name(), refusal.rule());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
