// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.enlace.card.NodeKeys;
import org.enlace.card.Refusal;
import org.enlace.card.WireException;
import org.enlace.crypto.CanonicalJson;
import org.enlace.envelope.Allowance;
import org.enlace.envelope.Channel;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.Header;
import org.enlace.envelope.Notice;
import org.enlace.envelope.Receipt;
import org.enlace.envelope.Receipt.Outcome;
import org.enlace.envelope.Receiver;
import org.enlace.envelope.Verdict;
import org.enlace.model.AuthorityId;
import org.enlace.store.Database;
import org.jdbi.v3.core.Handle;

/**
 * Where envelopes arrive, by whatever way. Each is checked, applied at most once and answered with a signed receipt; a
 * duplicate gets the receipt that was stored. Keeps header, signature and receipt, never content.
 */
public final class Inbox {
    private static final int LANES = 64;

    /** How far a partner's clock may be ahead. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final Duration LONGEST = Duration.ofDays(366);

    private final Database database;
    private final NodeKeys keys;
    private final AuthorityId self;
    private final Partners partners;
    private final Clock clock;
    private final Listener listener;
    private final Bell bell;
    private final Quota quota;
    private final Arrivals arrivals = new Arrivals();
    private final Notices notices;
    private final Map<String, Receiver> receivers = new ConcurrentHashMap<>();

    /** One envelope of a sender at a time: the next in its channel must wait anyway, and so it waits without a connection. */
    private final List<Lock> lanes =
            Stream.<Lock>generate(ReentrantLock::new).limit(LANES).toList();

    Inbox(
            Database database,
            NodeKeys keys,
            AuthorityId self,
            Partners partners,
            Clock clock,
            Listener listener,
            Bell bell) {
        this.database = database;
        this.keys = keys;
        this.self = self;
        this.partners = partners;
        this.clock = clock;
        this.listener = listener;
        this.bell = bell;
        this.quota = new Quota(clock);
        this.notices = new Notices(keys, self, partners, arrivals, quota, clock, listener);
    }

    /** Hands messages of {@code type} to {@code receiver} from now on; one receiver for each type. */
    public void register(String type, Receiver receiver) {
        if (receivers.putIfAbsent(type, receiver) != null) {
            throw new IllegalStateException("a type must have one receiver: type=" + type);
        }
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
        Function<Handle, Receipt> work;
        try {
            if (Notice.isIn(encoded)) {
                Notice notice = Notice.parse(encoded);
                sender = notice.sender();
                work = tx -> notices.receive(tx, notice, carried);
            } else {
                Envelope envelope = Envelope.parse(encoded);
                sender = envelope.sender();
                work = tx -> receive(tx, envelope, carried);
            }
        } catch (WireException unfit) {
            return refuseBytes(encoded, unfit.refusal());
        }
        if (peer.filter(line -> !line.equals(sender)).isPresent()) {
            return refuseBytes(encoded, Refusal.UNKNOWN_SENDER);
        }
        return inLane(sender, () -> database.inTransaction(work));
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

    private Receipt receive(Handle tx, Envelope envelope, boolean carried) {
        if (!envelope.recipient().equals(self)) {
            return back(tx, envelope, Refusal.MISDIRECTED, 0);
        }
        Optional<Partner> partner = partners.find(tx, envelope.sender());
        if (partner.isEmpty()) {
            return back(tx, envelope, Refusal.UNKNOWN_SENDER, 0);
        }
        if (!envelope.isSignedBy(partner.get().card())) {
            return back(tx, envelope, Refusal.BAD_SIGNATURE, 0);
        }
        return take(tx, envelope, carried);
    }

    private Receipt take(Handle tx, Envelope envelope, boolean carried) {
        Arrivals.Arrival arrival = arrivals.lock(tx, envelope.sender(), Channel.of(envelope.type()));
        long sequence = envelope.header().sequence();
        partners.heard(tx, envelope.sender());
        Optional<Receipt> stored = arrivals.stored(tx, envelope.sender(), envelope.digest(), carried);
        if (stored.isPresent()) {
            return stored.get();
        }
        if (sequence < arrival.next()) {
            return misfit(tx, envelope, Refusal.REPLAYED, arrival, carried);
        }
        if (sequence > arrival.next()) {
            return misfit(tx, envelope, Refusal.OUT_OF_ORDER, arrival, carried);
        }
        if (!envelope.header().previous().equals(arrival.last())) {
            return misfit(tx, envelope, Refusal.BROKEN_CHAIN, arrival, carried);
        }
        String counter = Allowance.counter(envelope.type(), receivers.containsKey(envelope.type()));
        int anHour = Allowance.of(envelope.type()).anHour();
        Quota.Room counted = quota.take(tx, envelope.sender(), counter, anHour);
        if (counted != Quota.Room.LEFT) {
            return holdBack(tx, envelope, counted, arrival.next());
        }
        Receipt receipt = answer(envelope, apply(tx, envelope));
        if (receipt.outcome() == Outcome.REFUSED) {
            Quota.Room room = quota.refuse(tx, envelope.sender());
            if (room != Quota.Room.LEFT) {
                return holdBack(tx, envelope, room, arrival.next());
            }
        }
        arrivals.take(
                tx,
                arrival,
                receipt,
                envelope.header().bytes(),
                envelope.signature(),
                envelope.type(),
                envelope.digest(),
                carried);
        listener.answered(tx, receipt);
        tx.afterCommit(() -> bell.ring(envelope.sender()));
        return receipt;
    }

    /** Gives back what is over the allowance of this hour; only the first of an hour is told to the listener. */
    private Receipt holdBack(Handle tx, Envelope envelope, Quota.Room room, long next) {
        Receipt receipt = sign(envelope, Outcome.RETURNED, Refusal.TOO_MANY.name(), Refusal.TOO_MANY.rule(), next);
        if (room == Quota.Room.USED_UP_NOW) {
            listener.heldBack(tx, receipt);
        }
        return receipt;
    }

    private Receipt misfit(Handle tx, Envelope envelope, Refusal refusal, Arrivals.Arrival arrival, boolean carried) {
        Receipt receipt = back(tx, envelope, refusal, arrival.next());
        if (carried) {
            arrivals.returned(tx, arrival, receipt);
        }
        return receipt;
    }

    private Verdict apply(Handle tx, Envelope envelope) {
        Optional<Refusal> untimely = untimely(envelope.header());
        if (untimely.isPresent()) {
            return refused(untimely.get());
        }
        Receiver receiver = receivers.get(envelope.type());
        if (receiver == null) {
            return refused(Refusal.UNKNOWN_TYPE);
        }
        if (envelope.header().length() > Allowance.of(envelope.type()).bytes()) {
            return refused(Refusal.TOO_LARGE);
        }
        tx.savepoint("content");
        Verdict verdict = receiver.receive(tx, envelope);
        switch (verdict) {
            case Verdict.Accepted() -> tx.releaseSavepoint("content");
            case Verdict.Refused refused -> tx.rollbackToSavepoint("content");
        }
        return verdict;
    }

    /** Steps of agreements and recalls are taken whatever the clocks say: the chain alone keeps them from coming twice. */
    private Optional<Refusal> untimely(Header header) {
        Instant now = clock.instant();
        if (Channel.of(header.type()) == Channel.AGREEMENTS) {
            return Optional.empty();
        }
        if (!header.expires().isAfter(now)) {
            return Optional.of(Refusal.EXPIRED);
        }
        boolean ours =
                !header.created().isAfter(now.plus(AHEAD)) && !header.expires().isAfter(now.plus(LONGEST));
        return ours ? Optional.empty() : Optional.of(Refusal.WRONG_TIMES);
    }

    private Receipt answer(Envelope envelope, Verdict verdict) {
        long next = envelope.header().sequence() + 1;
        return switch (verdict) {
            case Verdict.Accepted() -> sign(envelope, Outcome.ACCEPTED, "", "", next);
            case Verdict.Refused(String code, String reason) -> sign(envelope, Outcome.REFUSED, code, reason, next);
        };
    }

    /** Forgets refused envelopes that came before {@code before}: nothing came of them, and the ledger has them. */
    public int forgetRefused(Handle tx, Instant before) {
        return tx.createUpdate(
                        "delete from wire_inbox where outcome = 'REFUSED' and not to_carry and received_at < :before")
                .bind("before", before)
                .execute();
    }

    private Receipt refuseBytes(byte[] encoded, Refusal refusal) {
        Receipt receipt = Receipt.sign(
                keys,
                self,
                "",
                0,
                CanonicalJson.sha256(encoded),
                Outcome.RETURNED,
                refusal.name(),
                refusal.rule(),
                0,
                now());
        database.useTransaction(tx -> listener.answered(tx, receipt));
        return receipt;
    }

    private Receipt back(Handle tx, Envelope envelope, Refusal refusal, long next) {
        Receipt receipt = sign(envelope, Outcome.RETURNED, refusal.name(), refusal.rule(), next);
        listener.answered(tx, receipt);
        return receipt;
    }

    private Receipt sign(Envelope envelope, Outcome outcome, String code, String reason, long next) {
        return Receipt.sign(
                keys,
                self,
                envelope.sender().value(),
                envelope.header().sequence(),
                envelope.digest(),
                outcome,
                code,
                reason,
                next,
                now());
    }

    private static Verdict refused(Refusal refusal) {
        return Verdict.refused(refusal.name(), refusal.rule());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
