// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.enlace.model.AuthorityId;
import org.jdbi.v3.core.Handle;

/** The partners of a node: a card is pinned once by a person; later cards are taken only when the same key signed them. */
public final class Partners {
    private final AuthorityId self;
    private final Clock clock;
    private final Bell bell;

    Partners(AuthorityId self, Clock clock, Bell bell) {
        this.self = self;
        this.clock = clock;
        this.bell = bell;
    }

    /**
     * Pins a card that was exchanged in person, or renews it. False where another envelope key is pinned for this
     * authority, the card is this node's own, or it is not newer: then nothing changes.
     */
    public boolean pin(Handle tx, NodeCard card) {
        Optional<Partner> known = find(tx, card.id());
        if (card.id().equals(self)) {
            return false;
        }
        if (known.isPresent()) {
            return known.get().card().equals(card) || renew(tx, card);
        }
        tx.createUpdate("insert into wire_partner (authority, card, tls_pin, pinned_at) values (:id, :card, :pin, :at)")
                .bind("id", card.id().value())
                .bind("card", card.bytes())
                .bind("pin", card.tlsPin())
                .bind("at", clock.instant())
                .execute();
        for (Channel channel : Channel.values()) {
            open(tx, "wire_channel", card.id(), channel);
            open(tx, "wire_arrival", card.id(), channel);
        }
        tx.afterCommit(() -> bell.ring(card.id()));
        return true;
    }

    /** Takes a newer card (a moved endpoint, a new TLS key) signed by the envelope key already pinned; false otherwise. */
    public boolean renew(Handle tx, NodeCard card) {
        Optional<Partner> known = find(tx, card.id());
        if (known.isEmpty() || !card.renews(known.get().card())) {
            return false;
        }
        tx.createUpdate("update wire_partner set card = :card, tls_pin = :pin where authority = :id")
                .bind("id", card.id().value())
                .bind("card", card.bytes())
                .bind("pin", card.tlsPin())
                .execute();
        tx.afterCommit(() -> bell.ring(card.id()));
        return true;
    }

    /** A receiver for messages whose content is the sender's own newer card. */
    public Receiver renewal() {
        return (tx, envelope) -> {
            try {
                NodeCard card = NodeCard.parse(envelope.content());
                return card.id().equals(envelope.sender()) && renew(tx, card)
                        ? Verdict.accepted()
                        : Verdict.refused("CARD_NOT_NEWER", "A card must be newer and signed by the pinned key.");
            } catch (WireException unfit) {
                return Verdict.refused(unfit.refusal().name(), unfit.refusal().rule());
            }
        };
    }

    public Optional<Partner> find(Handle tx, AuthorityId id) {
        return tx.createQuery("select * from wire_partner where authority = :id")
                .bind("id", id.value())
                .map((row, context) -> partner(row))
                .findOne();
    }

    /** The partner whose TLS key has this pin. */
    public Optional<Partner> findByPin(Handle tx, String tlsPin) {
        return tx.createQuery("select * from wire_partner where tls_pin = :pin")
                .bind("pin", tlsPin)
                .map((row, context) -> partner(row))
                .findOne();
    }

    /** All partners, by name. */
    public List<Partner> list(Handle tx) {
        return tx.createQuery("select * from wire_partner order by authority")
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

    private static void open(Handle tx, String table, AuthorityId id, Channel channel) {
        tx.createUpdate("""
            insert into <table> (partner, channel, last) values (:id, :channel, :none) on conflict do nothing
            """)
                .define("table", table)
                .bind("id", id.value())
                .bind("channel", channel.name())
                .bind("none", Header.NONE)
                .execute();
    }

    private static Partner partner(ResultSet row) throws SQLException {
        return new Partner(
                NodeCard.parse(row.getBytes("card")),
                row.getObject("pinned_at", OffsetDateTime.class).toInstant(),
                time(row, "heard_at"),
                time(row, "tried_at"),
                row.getString("trouble"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
