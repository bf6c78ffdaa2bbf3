// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.wire.Envelope;
import org.enlace.wire.Outbox;
import org.jdbi.v3.core.Handle;

/**
 * A second look at everything that left a node. It works from the signed agreements and the bytes that were sent, with
 * none of the code that let them out: it walks both JSON trees and names what no agreement in force at the time
 * permitted.
 */
public final class Recheck {
    private static final String GRANTED = "select s.envelope, g.agreement from share_sent s join share_grant g"
            + " on g.id = s.grant_id where g.recipient = s.recipient and s.at between g.minted and g.expires";

    private final Position position;
    private final Outbox outbox;

    Recheck(Position position, Outbox outbox) {
        this.position = position;
        this.outbox = outbox;
    }

    /** From {@code at} on, an agreement was in {@code life}. */
    public record Turn(Instant at, Life life) {}

    /** A signed agreement and the turns of its life, oldest first. */
    public record History(SignedAgreement signed, List<Turn> turns) {
        public History {
            turns = List.copyOf(turns);
        }

        /** True where it was in force at that instant; at the instant of a turn both sides of it count. */
        boolean inForce(Instant at) {
            boolean before = false;
            boolean during = false;
            for (Turn turn : turns) {
                if (turn.at().isBefore(at)) {
                    before = turn.life() == Life.IN_FORCE;
                } else if (turn.at().equals(at)) {
                    during |= turn.life() == Life.IN_FORCE;
                }
            }
            return before || during;
        }
    }

    /** What is wrong with one message; no values. */
    public record Breach(String envelope, String type, Rule rule, String detail) {}

    /** The rule that a message broke. */
    public enum Rule {
        UNKNOWN_TYPE,
        NO_GRANT,
        NO_AGREEMENT,
        NOT_SIGNED,
        NOT_IN_FORCE,
        NOT_A_PARTY,
        OPERATION,
        PURPOSE,
        RECIPIENT,
        FORM,
        PERSON_EXCLUDED,
        KIND,
        PROPERTY,
        HANDLING,
        GRADE,
        RETENTION,
        SOURCE,
        /** A record or case by a name that is not opaque. */
        NAME,
        OUTCOME
    }

    /** Checks each message against the agreements; an empty list says that nothing unpermitted left. Pure. */
    public static List<Breach> verify(List<SentMessage> messages, List<History> agreements) {
        Map<String, History> byDigest = new HashMap<>();
        agreements.forEach(history -> byDigest.put(history.signed().digest(), history));
        List<Breach> breaches = new ArrayList<>();
        for (SentMessage message : messages) {
            breaches.addAll(new RecheckedMessage(message, byDigest).breaches());
        }
        return breaches;
    }

    /** How many messages of a node were checked, and what was found. */
    public record Findings(int checked, List<Breach> breaches) {
        public Findings {
            breaches = List.copyOf(breaches);
        }
    }

    /**
     * Checks everything that left this node: what was looked at when it left is counted, what waits or is still kept is
     * looked at now, with its grant. Reads the outbox once.
     */
    public Findings everything(Handle tx) {
        Map<String, History> histories = new HashMap<>();
        for (Standing standing : position.standings(tx)) {
            histories.put(standing.digest(), history(tx, standing));
        }
        Map<String, String> granted = granted(tx);
        List<Breach> breaches = new ArrayList<>();
        AtomicInteger checked = new AtomicInteger(checkedAndGone(tx));
        outbox.eachSent(tx, envelope -> {
            checked.incrementAndGet();
            breaches.addAll(breaches(envelope, histories, granted.getOrDefault(envelope.digest(), "")));
        });
        breaches.addAll(pastTheEgress(tx));
        return new Findings(checked.get(), breaches);
    }

    /** Messages that left although no grant and no list of administration let them into the outbox. */
    private static List<Breach> pastTheEgress(Handle tx) {
        return tx.createQuery("""
            select o.digest, o.type from wire_outbox o left join share_sent s on s.envelope = o.digest
            where o.content is null and o.withdrawn = '' and o.outcome is not null and s.envelope is null
            order by o.queued
            """)
                .map((row, context) -> new Breach(row.getString(1), row.getString(2), Rule.NO_GRANT, ""))
                .list();
    }

    /** Checks one message that is about to leave; what it returns must stop it. */
    List<Breach> departing(Handle tx, Envelope envelope) {
        Map<String, History> histories = new HashMap<>();
        position.agreements()
                .find(tx, envelope.agreement())
                .ifPresent(row -> histories.put(envelope.agreement(), history(tx, row.standing())));
        String granted = tx.createQuery(GRANTED + " and s.envelope = :envelope")
                .bind("envelope", envelope.digest())
                .map((row, context) -> row.getString(2))
                .findOne()
                .orElse("");
        return breaches(envelope, histories, granted);
    }

    private History history(Handle tx, Standing standing) {
        return new History(standing.signed(), position.agreements().turns(tx, standing.digest()));
    }

    /** What is wrong with one envelope; {@code granted} is the agreement of its grant, or empty. */
    private static List<Breach> breaches(Envelope envelope, Map<String, History> histories, String granted) {
        SentMessage message = SentMessage.of(envelope);
        List<Breach> breaches = new ArrayList<>(new RecheckedMessage(message, histories).breaches());
        boolean needsGrant = !message.agreement().isEmpty() || !Egress.ADMINISTRATION.contains(message.type());
        if (needsGrant && (granted.isEmpty() || !message.agreement().equals(granted))) {
            breaches.add(new Breach(message.envelope(), message.type(), Rule.NO_GRANT, ""));
        }
        return breaches;
    }

    private static int checkedAndGone(Handle tx) {
        return tx.createQuery("""
            select count(*) from share_sent s join wire_outbox o on o.digest = s.envelope
            where s.checked is not null and o.content is null
            """).mapTo(Integer.class).one();
    }

    private static Map<String, String> granted(Handle tx) {
        Map<String, String> granted = new HashMap<>();
        tx.createQuery(GRANTED)
                .map((row, context) -> granted.put(row.getString(1), row.getString(2)) == null)
                .list();
        return granted;
    }
}
