// SPDX-License-Identifier: Apache-2.0
package org.enlace.card;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.crypto.Base64Text;
import org.enlace.crypto.Ed25519Signature;
import org.jdbi.v3.core.Handle;

/**
 * Which key belongs to which authority: every key that was ever pinned, of partners that were unpinned too. An authority
 * has one envelope key and one log; TLS and sealing keys may change.
 */
public final class KnownKeys {
    private static final int MOST = 200;
    private final Map<String, String> own;

    private KnownKeys(Map<String, String> own) {
        this.own = own;
    }

    /** {@code keys} are this node's own, which no partner shows. */
    public static KnownKeys besides(NodeKeys keys) {
        return new KnownKeys(Map.of(
                "ENVELOPE", Base64Text.of(keys.envelopeKey()),
                "LOG", Base64Text.of(Ed25519Signature.raw(keys.log().getPublic())),
                "SEALING", Base64Text.of(keys.sealingKey()),
                "TLS", keys.tlsPin()));
    }

    private static Map<String, String> of(NodeCard card) {
        return new TreeMap<>(Map.of(
                "ENVELOPE", Base64Text.of(card.envelopeKey()),
                "LOG", Base64Text.of(card.logKey()),
                "SEALING", Base64Text.of(card.sealingKey()),
                "TLS", card.tlsPin()));
    }

    /** What speaks against a card's keys, or empty. Holds the table, so that two cards at once are judged one by one. */
    public Optional<PinningOutcome> against(Handle tx, NodeCard card) {
        tx.execute("lock table wire_key in share row exclusive mode");
        for (Map.Entry<String, String> key : of(card).entrySet()) {
            boolean isOwn = key.getValue().equals(own.get(key.getKey()));
            if (isOwn
                    || holder(tx, key)
                            .filter(other -> !other.equals(card.id().value()))
                            .isPresent()) {
                return Optional.of(PinningOutcome.CARD_KEY_OF_ANOTHER);
            }
        }
        if (isOther(tx, card, "ENVELOPE")) {
            return Optional.of(PinningOutcome.CARD_OTHER_KEY);
        }
        if (isOther(tx, card, "LOG")) {
            return Optional.of(PinningOutcome.CARD_OTHER_LOG);
        }
        return count(tx, card) >= MOST ? Optional.of(PinningOutcome.CARD_TOO_MANY_KEYS) : Optional.empty();
    }

    public void keep(Handle tx, NodeCard card) {
        of(card).forEach((kind, key) -> tx.execute(
                "insert into wire_key (kind, key, authority) values (?, ?, ?) on conflict do nothing",
                kind,
                key,
                card.id().value()));
    }

    private static Optional<String> holder(Handle tx, Map.Entry<String, String> key) {
        return tx.createQuery("select authority from wire_key where kind = :kind and key = :key")
                .bind("kind", key.getKey())
                .bind("key", key.getValue())
                .mapTo(String.class)
                .findOne();
    }

    /** Whether the authority is known under another key of a kind of which it has one. */
    private static boolean isOther(Handle tx, NodeCard card, String kind) {
        return tx.createQuery("select count(*) from wire_key where kind = :kind and authority = :id and key <> :key")
                        .bind("kind", kind)
                        .bind("id", card.id().value())
                        .bind("key", of(card).getOrDefault(kind, ""))
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private static long count(Handle tx, NodeCard card) {
        return tx.createQuery("select count(*) from wire_key where authority = :id")
                .bind("id", card.id().value())
                .mapTo(Long.class)
                .one();
    }
}
