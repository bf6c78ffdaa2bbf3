// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.enlace.card.NodeCard;
import org.enlace.card.NodeKeys;
import org.enlace.card.PinningOutcome;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.MessageVerdict;
import org.enlace.envelope.Receipt;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.store.Database;
import org.enlace.store.DatabaseAddress;
import org.enlace.store.SharedServer;
import org.jdbi.v3.core.Handle;

/** One node's mailroom over a database of its own, for tests; counts what its receiver applied. */
final class Room implements AutoCloseable {
    private static final Map<String, DatabaseAddress> ADDRESSES = new ConcurrentHashMap<>();
    /** The type that may be largest. */
    static final String TYPE = "veil.tags";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** A clock that tests turn forward. */
    static final class Watch extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void turn(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }

    /** Keeps what the wire reported. */
    static final class Log implements WireListener {
        final List<Receipt> answered = new CopyOnWriteArrayList<>();
        final List<Receipt> heldBack = new CopyOnWriteArrayList<>();
        final List<Receipt> receipted = new CopyOnWriteArrayList<>();
        final List<String> withdrawn = new CopyOnWriteArrayList<>();
        final List<ChannelGap> gaps = new CopyOnWriteArrayList<>();

        @Override
        public void answered(Handle tx, Receipt receipt) {
            answered.add(receipt);
        }

        @Override
        public void heldBack(Handle tx, Receipt receipt) {
            heldBack.add(receipt);
        }

        @Override
        public void receipted(Handle tx, Receipt receipt) {
            receipted.add(receipt);
        }

        @Override
        public void withdrawn(Handle tx, Envelope envelope, String code) {
            withdrawn.add(code);
        }

        @Override
        public void gap(Handle tx, ChannelGap gap) {
            gaps.add(gap);
        }
    }

    final Authority authority;
    final Database database;
    final NodeKeys keys;
    final Watch watch = new Watch();
    final Log log = new Log();
    final Mailroom mailroom;

    private Room(Authority authority, Database database, NodeKeys keys) {
        this.authority = authority;
        this.database = database;
        this.keys = keys;
        this.mailroom = new Mailroom(database, keys, authority.id(), watch, new SplittableRandom(7), this::stops, log);
        mailroom.inbox().register(TYPE, this::apply);
    }

    private static Room open(String id) {
        Authority authority = new Authority(
                AuthorityId.of(id), Authority.Kind.SECURITY, id.substring(0, 2).toUpperCase(), id);
        NodeKeys keys = NodeKeys.generate(authority.id(), Clock.systemUTC(), new SecureRandom());
        return open(authority, keys);
    }

    /** A room over the database that earlier tests of this name used. */
    private static Room open(Authority authority, NodeKeys keys) {
        DatabaseAddress address = ADDRESSES.computeIfAbsent(
                authority.id().value(), name -> SharedServer.database(name, List.of(Mailroom.MIGRATIONS)));
        Database database = Database.connect(address, 4);
        database.useTransaction(tx -> tx.execute("create table if not exists applied (n serial, content bytea)"));
        return new Room(authority, database, keys);
    }

    /** A room over a database that an earlier test used, emptied. */
    static Room fresh(String id) {
        Room room = open(id);
        room.database.useTransaction(
                tx -> tx.execute("truncate wire_partner, wire_key, wire_channel, wire_outbox, wire_arrival, wire_inbox,"
                        + " wire_part, wire_quota, applied"));
        return room;
    }

    /** The same authority with the same keys and database, as after a restart. */
    Room again() {
        return open(authority, keys);
    }

    /** Codes of what may not leave any more, by content. */
    final Map<String, String> stopped = new ConcurrentHashMap<>();

    /** As a code: the clearance fails on this content. */
    static final String FAILS = "FAILS";

    private Optional<String> stops(Handle tx, Envelope envelope) {
        if (FAILS.equals(stopped.get(new String(envelope.content())))) {
            throw new IllegalArgumentException("content must be readable");
        }
        return envelope.content().length > 20
                ? Optional.empty()
                : Optional.ofNullable(stopped.get(new String(envelope.content())));
    }

    /** Notes are kept in order; the content "no" is refused, "broken" fails. */
    MessageVerdict apply(Handle tx, Envelope envelope) {
        tx.createUpdate("insert into applied (content) values (:content)")
                .bind("content", envelope.content())
                .execute();
        return switch (envelope.content().length > 20 ? "" : new String(envelope.content())) {
            case "no" -> MessageVerdict.refused("NOT_WANTED", "Notes that say no are not wanted.");
            case "broken" -> throw new IllegalStateException("the receiver is broken");
            default -> MessageVerdict.accepted();
        };
    }

    AuthorityId id() {
        return authority.id();
    }

    NodeCard card(int port) {
        return NodeCard.of(authority, URI.create("https://127.0.0.1:" + port), keys, watch.instant());
    }

    PinningOutcome pin(NodeCard card) {
        return database.inTransaction(tx -> mailroom.partners().pin(tx, card));
    }

    Envelope send(AuthorityId to, String content) {
        return send(to, content.getBytes());
    }

    Envelope send(AuthorityId to, byte[] content) {
        return database.inTransaction(tx -> mailroom.outbox().send(tx, to, TYPE, content));
    }

    EnvelopeTraffic traffic() {
        return database.read(mailroom.outbox()::traffic);
    }

    List<String> applied() {
        return database.read(tx -> tx.createQuery("select content from applied order by n")
                .map((row, context) -> new String(row.getBytes(1)))
                .list());
    }

    PinnedPartner partner(Room other) {
        return database.read(tx -> mailroom.partners().find(tx, other.id())).orElseThrow();
    }

    PartnerListener listen() {
        return PartnerListener.start(mailroom, new InetSocketAddress("127.0.0.1", 0));
    }

    static void until(BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come true within " + PATIENCE);
            }
            Thread.sleep(5);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
