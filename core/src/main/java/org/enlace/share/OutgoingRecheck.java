// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.agreement.AgreementStanding;
import org.enlace.envelope.Envelope;
import org.enlace.model.AgreementDigest;
import org.enlace.recheck.MessageRecheck;
import org.enlace.recheck.RecheckedMessage;
import org.enlace.recheck.SentMessage;
import org.enlace.wire.EnvelopeOutbox;
import org.jdbi.v3.core.Handle;

/** Brings what left this node, or is about to leave, before the {@link MessageRecheck}, with the agreements and grants of then. */
public final class OutgoingRecheck {
    private static final String GRANTED = "select s.envelope, g.agreement from share_sent s join share_grant g"
            + " on g.id = s.grant_id where g.recipient = s.recipient and s.at between g.minted and g.expires";

    private final DecisionPosition position;
    private final EnvelopeOutbox outbox;

    OutgoingRecheck(DecisionPosition position, EnvelopeOutbox outbox) {
        this.position = position;
        this.outbox = outbox;
    }

    /** How many messages of a node were checked, and what was found. */
    public record Findings(int checked, List<MessageRecheck.Breach> breaches) {
        public Findings {
            breaches = List.copyOf(breaches);
        }
    }

    /**
     * Checks everything that left this node: what was looked at when it left is counted, what waits or is still kept is
     * looked at now, with its grant. Reads the outbox once.
     */
    public Findings everything(Handle tx) {
        Map<AgreementDigest, MessageRecheck.History> histories = new HashMap<>();
        for (AgreementStanding standing : position.standings(tx)) {
            histories.put(standing.digest(), history(tx, standing));
        }
        Map<String, AgreementDigest> granted = granted(tx);
        List<MessageRecheck.Breach> breaches = new ArrayList<>();
        AtomicInteger checked = new AtomicInteger(checkedAndGone(tx));
        outbox.eachSent(tx, envelope -> {
            checked.incrementAndGet();
            breaches.addAll(breaches(envelope, histories, Optional.ofNullable(granted.get(envelope.digest()))));
        });
        breaches.addAll(pastTheEgress(tx));
        return new Findings(checked.get(), breaches);
    }

    /** Messages that left although no grant and no list of administration let them into the outbox. */
    private static List<MessageRecheck.Breach> pastTheEgress(Handle tx) {
        return tx.createQuery("""
            select o.digest, o.type from wire_outbox o left join share_sent s on s.envelope = o.digest
            where o.content is null and o.withdrawn = '' and o.outcome is not null and s.envelope is null
            order by o.queued
            """)
                .map((row, context) ->
                        new MessageRecheck.Breach(row.getString(1), row.getString(2), MessageRecheck.Rule.NO_GRANT, ""))
                .list();
    }

    /** Checks one message that is about to leave; what it returns must stop it. */
    List<MessageRecheck.Breach> departing(Handle tx, Envelope envelope) {
        Map<AgreementDigest, MessageRecheck.History> histories = new HashMap<>();
        envelope.agreement()
                .flatMap(agreement -> position.agreements().find(tx, agreement))
                .map(AgreementTable.Row::standing)
                .ifPresent(standing -> histories.put(standing.digest(), history(tx, standing)));
        Optional<AgreementDigest> granted = tx.createQuery(GRANTED + " and s.envelope = :envelope")
                .bind("envelope", envelope.digest())
                .map((row, context) -> new AgreementDigest(row.getString(2)))
                .findOne();
        return breaches(envelope, histories, granted);
    }

    private MessageRecheck.History history(Handle tx, AgreementStanding standing) {
        return new MessageRecheck.History(
                standing.signed(), position.agreements().turns(tx, standing.digest()));
    }

    /** What is wrong with one envelope; {@code granted} is the agreement of its grant, or empty. */
    private static List<MessageRecheck.Breach> breaches(
            Envelope envelope,
            Map<AgreementDigest, MessageRecheck.History> histories,
            Optional<AgreementDigest> granted) {
        SentMessage message = SentMessage.of(envelope);
        List<MessageRecheck.Breach> breaches = new ArrayList<>(new RecheckedMessage(message, histories).breaches());
        boolean needsGrant =
                !message.agreement().isEmpty() || !RecheckedMessage.ADMINISTRATION.contains(message.type());
        if (needsGrant && (granted.isEmpty() || !message.agreement().equals(granted))) {
            breaches.add(
                    new MessageRecheck.Breach(message.envelope(), message.type(), MessageRecheck.Rule.NO_GRANT, ""));
        }
        return breaches;
    }

    private static int checkedAndGone(Handle tx) {
        return tx.createQuery("""
            select count(*) from share_sent s join wire_outbox o on o.digest = s.envelope
            where s.checked is not null and o.content is null
            """).mapTo(Integer.class).one();
    }

    private static Map<String, AgreementDigest> granted(Handle tx) {
        Map<String, AgreementDigest> granted = new HashMap<>();
        tx.createQuery(GRANTED)
                .map((row, context) -> granted.put(row.getString(1), new AgreementDigest(row.getString(2))) == null)
                .list();
        return granted;
    }
}
