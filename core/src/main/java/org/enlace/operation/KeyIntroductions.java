// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.enlace.card.NodeCard;
import org.enlace.card.NodeKeys;
import org.enlace.model.AuthorityId;
import org.enlace.wire.PinnedPartner;
import org.enlace.wire.PinnedPartners;
import org.jdbi.v3.core.Handle;

/**
 * Whose key counts for a member of an operation: the one that a person pinned here, else the one that the proposer
 * introduced. An introduced key rests on the proposer's word until somebody compares its fingerprint; it binds from then
 * on, so that nobody is introduced twice under two keys.
 */
final class KeyIntroductions {
    private final AuthorityId self;
    private final NodeKeys keys;
    private final Supplier<NodeCard> own;
    private final PinnedPartners partners;

    KeyIntroductions(AuthorityId self, NodeKeys keys, Supplier<NodeCard> own, PinnedPartners partners) {
        this.self = self;
        this.keys = keys;
        this.own = own;
        this.partners = partners;
    }

    /** The cards of those whom a proposal names, its proposer among them, as far as they are pinned here; by name. */
    List<NodeCard> cards(Handle tx, OperationProposal proposal) {
        List<NodeCard> cards = new ArrayList<>();
        named(self, proposal).forEach(id -> card(tx, id).ifPresent(cards::add));
        return cards;
    }

    private Optional<NodeCard> card(Handle tx, AuthorityId id) {
        return id.equals(self) ? Optional.of(own.get()) : partners.find(tx, id).map(PinnedPartner::card);
    }

    private static SortedSet<AuthorityId> named(AuthorityId proposer, OperationProposal proposal) {
        SortedSet<AuthorityId> named = new TreeSet<>(proposal.invited());
        named.add(proposer);
        return named;
    }

    /** Why what a proposal introduces is not believed, or empty. */
    Optional<StepObstacle> against(OperationTable table, Handle tx, OperationMessage.Propose message) {
        List<AuthorityId> introduced =
                message.cards().stream().map(NodeCard::id).toList();
        if (!introduced.equals(List.copyOf(named(message.author(), message.proposal())))) {
            return Optional.of(StepObstacle.MALFORMED);
        }
        boolean credible = message.cards().stream()
                .filter(card ->
                        !card.id().equals(self) && partners.find(tx, card.id()).isEmpty())
                .allMatch(card -> partners.isCredible(tx, card));
        if (!credible) {
            return Optional.of(StepObstacle.OTHER_KEY);
        }
        List<NodeCard> known = new ArrayList<>(message.cards());
        known.add(own.get());
        partners.list(tx).forEach(partner -> known.add(partner.card()));
        message.cards().stream()
                .filter(card -> card(tx, card.id()).isEmpty())
                .forEach(card -> known.addAll(table.introduced(card.id())));
        for (NodeCard card : message.cards()) {
            for (NodeCard other : known) {
                if (card.id().equals(other.id()) != Arrays.equals(card.envelopeKey(), other.envelopeKey())) {
                    return Optional.of(StepObstacle.OTHER_KEY);
                }
            }
        }
        return Optional.empty();
    }

    /** The card whose key must have signed what a member says. */
    Optional<NodeCard> cardOf(OperationTable table, Handle tx, String operation, AuthorityId member) {
        return card(tx, member).or(() -> table.card(operation, member));
    }

    SignedStatement sign(OperationMessage message, long position, String proposal) {
        return SignedStatement.signed(keys, message, position, proposal);
    }
}
