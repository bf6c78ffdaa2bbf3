// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.enlace.card.KnownKeys;
import org.enlace.card.NodeCard;
import org.enlace.card.PinningOutcome;
import org.enlace.card.WireException;
import org.enlace.envelope.EnvelopeHeader;
import org.enlace.envelope.MessageReceiver;
import org.enlace.envelope.MessageVerdict;
import org.enlace.envelope.PartnerChannel;
import org.enlace.model.AuthorityId;
import org.jdbi.v3.core.Handle;

/**
 * The partners of a node: a card is pinned once by a person; later cards are taken only when the same key signed them. No
 * card takes over a key of another authority, and no authority changes its envelope key or its log: also not after it was
 * unpinned.
 *
 * <p>Decision: docs/decisions.md, "A key belongs to one authority for ever".
 */
public final class PinnedPartners {
    private final AuthorityId self;
    private final KnownKeys keys;
    private final Clock clock;
    private final DeliveryBell deliveryBell;

    PinnedPartners(AuthorityId self, KnownKeys keys, Clock clock, DeliveryBell deliveryBell) {
        this.self = self;
        this.keys = keys;
        this.clock = clock;
        this.deliveryBell = deliveryBell;
    }

    /** Pins a card that was exchanged in person, or renews it; nothing changes where the outcome is another. */
    public PinningOutcome pin(Handle tx, NodeCard card) {
        PinningOutcome outcome = foreseen(tx, card);
        if (outcome == PinningOutcome.PINNED) {
            keepFirst(tx, card);
        }
        if (outcome == PinningOutcome.RENEWED) {
            keepNewer(tx, card);
        }
        return outcome;
    }

    /** What {@link #pin} would say of a card; nothing is taken. Needs a transaction that may write, for it locks. */
    public PinningOutcome foreseen(Handle tx, NodeCard card) {
        if (card.id().equals(self)) {
            return PinningOutcome.OWN_CARD;
        }
        return find(tx, card.id())
                .map(known -> renewal(tx, known.card(), card))
                .orElseGet(() -> keys.against(tx, card).orElse(PinningOutcome.PINNED));
    }

    private void keepFirst(Handle tx, NodeCard card) {
        tx.createUpdate("""
            insert into wire_partner (authority, card, tls_pin, pinned_at) values (:id, :card, :pin, :at)
            on conflict (authority) do update
            set card = excluded.card, tls_pin = excluded.tls_pin, pinned_at = excluded.pinned_at, unpinned_at = null
            """)
                .bind("id", card.id().value())
                .bind("card", card.bytes())
                .bind("pin", card.tlsPin())
                .bind("at", clock.instant())
                .execute();
        keys.keep(tx, card);
        for (PartnerChannel channel : PartnerChannel.values()) {
            open(tx, "wire_channel", card.id(), channel);
            open(tx, "wire_arrival", card.id(), channel);
        }
        tx.afterCommit(() -> deliveryBell.ring(card.id()));
    }

    /** Takes a newer card (a moved endpoint, a new TLS key) signed by the envelope key already pinned. */
    private PinningOutcome renew(Handle tx, NodeCard card) {
        PinningOutcome outcome = find(tx, card.id())
                .map(known -> renewal(tx, known.card(), card))
                .orElse(PinningOutcome.NOT_PINNED);
        if (outcome == PinningOutcome.RENEWED) {
            keepNewer(tx, card);
        }
        return outcome;
    }

    /** What becomes of the card of a partner that is known by another, or by this one. */
    private PinningOutcome renewal(Handle tx, NodeCard known, NodeCard card) {
        if (known.equals(card)) {
            return PinningOutcome.UNCHANGED;
        }
        return keys.against(tx, card)
                .orElse(card.issued().isAfter(known.issued()) ? PinningOutcome.RENEWED : PinningOutcome.CARD_NOT_NEWER);
    }

    private void keepNewer(Handle tx, NodeCard card) {
        tx.createUpdate("update wire_partner set card = :card, tls_pin = :pin where authority = :id")
                .bind("id", card.id().value())
                .bind("card", card.bytes())
                .bind("pin", card.tlsPin())
                .execute();
        keys.keep(tx, card);
        tx.afterCommit(() -> deliveryBell.ring(card.id()));
    }

    /**
     * Takes a partner off the line: nothing comes from it or goes to it until its card is pinned again in person, what is
     * queued until then waits. What was exchanged stays as proof, and what was seen of its keys and its log stays
     * binding. False where it is not pinned.
     */
    public boolean unpin(Handle tx, AuthorityId id) {
        return tx.createUpdate("update wire_partner set unpinned_at = :at where authority = :id and unpinned_at is"
                                + " null")
                        .bind("at", clock.instant())
                        .bind("id", id.value())
                        .execute()
                > 0;
    }

    /** Whether a card that nobody pinned shows no key of another and none else than was seen of its authority, pinned or unpinned. */
    public boolean isCredible(Handle tx, NodeCard card) {
        return keys.against(tx, card).isEmpty();
    }

    /** A receiver for messages whose content is the sender's own newer card. */
    public MessageReceiver renewal() {
        return (tx, envelope) -> {
            try {
                NodeCard card = NodeCard.parse(envelope.content());
                PinningOutcome pinning =
                        card.id().equals(envelope.sender()) ? renew(tx, card) : PinningOutcome.CARD_OTHER_KEY;
                return pinning == PinningOutcome.RENEWED
                        ? MessageVerdict.accepted()
                        : MessageVerdict.refused(pinning.name(), pinning.rule());
            } catch (WireException unfit) {
                return MessageVerdict.refused(
                        unfit.refusal().name(), unfit.refusal().rule());
            }
        };
    }

    public Optional<PinnedPartner> find(Handle tx, AuthorityId id) {
        return tx.createQuery("select * from wire_partner where authority = :id and unpinned_at is null")
                .bind("id", id.value())
                .map((row, context) -> partner(row))
                .findOne();
    }

    /** The partner whose TLS key has this pin. */
    public Optional<PinnedPartner> findByPin(Handle tx, String tlsPin) {
        return tx.createQuery("select * from wire_partner where tls_pin = :pin and unpinned_at is null")
                .bind("pin", tlsPin)
                .map((row, context) -> partner(row))
                .findOne();
    }

    /** All partners, by name. */
    public List<PinnedPartner> list(Handle tx) {
        return tx.createQuery("select * from wire_partner where unpinned_at is null order by authority")
                .map((row, context) -> partner(row))
                .list();
    }

    void heard(Handle tx, AuthorityId id) {
        stamp(tx, "update wire_partner set heard_at = :at where authority = :id", id);
    }

    void answered(Handle tx, AuthorityId id) {
        stamp(tx, "update wire_partner set heard_at = :at, tried_at = :at where authority = :id", id);
    }

    void tried(Handle tx, AuthorityId id) {
        stamp(tx, "update wire_partner set tried_at = :at where authority = :id", id);
    }

    void trouble(Handle tx, AuthorityId id, String code) {
        tx.createUpdate("update wire_partner set trouble = :code where authority = :id and trouble <> :code")
                .bind("code", code)
                .bind("id", id.value())
                .execute();
    }

    private void stamp(Handle tx, String sql, AuthorityId id) {
        tx.createUpdate(sql).bind("at", clock.instant()).bind("id", id.value()).execute();
    }

    private static void open(Handle tx, String table, AuthorityId id, PartnerChannel channel) {
        tx.createUpdate("""
            insert into <table> (partner, channel, last) values (:id, :channel, :none) on conflict do nothing
            """)
                .define("table", table)
                .bind("id", id.value())
                .bind("channel", channel.name())
                .bind("none", EnvelopeHeader.NONE)
                .execute();
    }

    private static PinnedPartner partner(ResultSet row) throws SQLException {
        return new PinnedPartner(
                NodeCard.kept(row.getBytes("card")),
                row.getObject("pinned_at", OffsetDateTime.class).toInstant(),
                time(row, "heard_at"),
                time(row, "tried_at"),
                row.getString("trouble"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
