// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.enlace.card.KnownKeys;
import org.enlace.card.NodeKeys;
import org.enlace.model.AuthorityId;
import org.enlace.store.Database;

/**
 * One node's partners, outbox and inbox over one database. Start a {@link PartnerListener} and a {@link Delivery} on it
 * to speak over the network, or use a {@link Bundle} to go without.
 */
public final class Mailroom {
    /** Class path folder of the wire's migrations. */
    public static final String MIGRATIONS = "db/wire";

    private final Database database;
    private final NodeKeys keys;
    private final AuthorityId self;
    private final Clock clock;
    private final RandomGenerator random;
    private final Listener listener;
    private final Bell bell = new Bell();
    private final Partners partners;
    private final Queue queue;
    private final Outbox outbox;
    private final Settling settling;
    private final Inbox inbox;

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
            Clearance clearance,
            Listener listener) {
        this.database = database;
        this.keys = keys;
        this.self = self;
        this.clock = clock;
        this.random = random;
        this.listener = listener;
        this.partners = new Partners(self, KnownKeys.besides(keys), clock, bell);
        this.queue = new Queue(clearance, listener, clock);
        this.outbox = new Outbox(keys, self, clock, random, bell, queue);
        this.settling = new Settling(keys, queue, partners, listener, clock);
        this.inbox = new Inbox(database, keys, self, partners, clock, listener, bell);
    }

    public Partners partners() {
        return partners;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Inbox inbox() {
        return inbox;
    }

    Queue queue() {
        return queue;
    }

    Settling settling() {
        return settling;
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

    Listener listener() {
        return listener;
    }

    Bell bell() {
        return bell;
    }
}
