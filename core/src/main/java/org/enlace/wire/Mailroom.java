// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.enlace.card.KnownKeys;
import org.enlace.card.NodeKeys;
import org.enlace.model.AuthorityId;
import org.enlace.store.Database;

/**
 * One node's partners, outbox and inbox over one database. Start a {@link PartnerListener} and a {@link OutboxDelivery} on it
 * to speak over the network, or use a {@link EnvelopeBundle} to go without.
 */
public final class Mailroom {
    /** Class path folder of the wire's migrations. */
    public static final String MIGRATIONS = "db/wire";

    private final Database database;
    private final NodeKeys keys;
    private final AuthorityId self;
    private final Clock clock;
    private final RandomGenerator random;
    private final WireListener listener;
    private final DeliveryBell deliveryBell = new DeliveryBell();
    private final LineTroubles troubles;
    private final DeliveryTally tally = new DeliveryTally();
    private final PinnedPartners partners;
    private final DeliveryQueue queue;
    private final EnvelopeOutbox outbox;
    private final ReceiptSettlement receiptSettlement;
    private final EnvelopeInbox inbox;

    /**
     * {@code random} makes envelope ids and the jitter of retries, no secrets; {@code clearance} is asked at the moment
     * of each delivery. The schema must be there.
     */
    public Mailroom(
            Database database,
            NodeKeys keys,
            AuthorityId self,
            Clock clock,
            RandomGenerator random,
            DeliveryConsent clearance,
            WireListener listener) {
        this.database = database;
        this.keys = keys;
        this.self = self;
        this.clock = clock;
        this.random = random;
        this.listener = listener;
        this.troubles = new LineTroubles(listener);
        this.partners = new PinnedPartners(self, KnownKeys.besides(keys), clock, deliveryBell);
        this.queue = new DeliveryQueue(clearance, listener, clock);
        this.outbox = new EnvelopeOutbox(keys, self, clock, random, deliveryBell, queue);
        this.receiptSettlement = new ReceiptSettlement(keys, queue, partners, listener, clock);
        this.inbox = new EnvelopeInbox(database, keys, self, partners, clock, listener, deliveryBell);
    }

    public PinnedPartners partners() {
        return partners;
    }

    /** What keeps the lines to the partners from working. */
    public LineTroubles troubles() {
        return troubles;
    }

    /** What became of deliveries, and the partners' clocks. */
    public DeliveryTally tally() {
        return tally;
    }

    public EnvelopeOutbox outbox() {
        return outbox;
    }

    public EnvelopeInbox inbox() {
        return inbox;
    }

    DeliveryQueue queue() {
        return queue;
    }

    ReceiptSettlement receiptSettlement() {
        return receiptSettlement;
    }

    Database database() {
        return database;
    }

    NodeKeys keys() {
        return keys;
    }

    AuthorityId self() {
        return self;
    }

    Clock clock() {
        return clock;
    }

    RandomGenerator random() {
        return random;
    }

    WireListener listener() {
        return listener;
    }

    DeliveryBell deliveryBell() {
        return deliveryBell;
    }
}
