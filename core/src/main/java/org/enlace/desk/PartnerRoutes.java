// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.enlace.card.NodeCard;
import org.enlace.card.PinningOutcome;
import org.enlace.card.WireException;
import org.enlace.card.WireRefusal;
import org.enlace.desk.view.JsonReply;
import org.enlace.model.AuthorityId;
import org.enlace.node.AuthorityNode;
import org.enlace.wire.EnvelopeTraffic;
import org.enlace.wire.PinnedPartner;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/**
 * The partners: the own card to hand over, a partner's card to read and, once its fingerprint was compared by telephone, to
 * take, and what the line to each is like.
 *
 * <p>Decision: docs/decisions.md, "A partner's card is taken at the desk, with the digits that the partner reads aloud".
 */
final class PartnerRoutes {
    private static final Duration ONLINE = Duration.ofMinutes(2);
    private static final int LONGEST_CARD = 10_000;
    private static final Map<WireRefusal, String> UNREADABLE = Map.of(
            WireRefusal.UNKNOWN_VERSION, "CARD_OTHER_VERSION",
            WireRefusal.BAD_SIGNATURE, "CARD_ALTERED",
            WireRefusal.UNPROVED, "CARD_ALTERED");

    private final AuthorityNode node;

    PartnerRoutes(AuthorityNode node) {
        this.node = node;
    }

    void add(RouteTable routes) {
        routes.get("partners", call -> node.database().read(this::partners));
        routes.get("partners/card", call -> download());
        routes.post("partners/card-reading", call -> reading(card(call.json())));
        routes.put("partners/{id}", this::take);
        routes.delete("partners/{id}", this::unpin);
    }

    boolean online(PinnedPartner partner) {
        Instant now = node.settings().clock().instant();
        return partner.heard().map(heard -> heard.plus(ONLINE).isAfter(now)).orElse(false);
    }

    static long queued(Map<AuthorityId, EnvelopeTraffic> traffic, PinnedPartner partner) {
        return with(traffic, partner).pending();
    }

    private static EnvelopeTraffic with(Map<AuthorityId, EnvelopeTraffic> traffic, PinnedPartner partner) {
        return traffic.getOrDefault(partner.id(), new EnvelopeTraffic(0, 0, 0, 0, 0, 0));
    }

    private JsonReply partners(Handle tx) {
        Map<AuthorityId, EnvelopeTraffic> traffic = node.mailroom().outbox().trafficByPartner(tx);
        return JsonReply.of("own", said(node.card()))
                .with(
                        "items",
                        node.mailroom().partners().list(tx).stream()
                                .map(partner -> said(partner.card())
                                        .with("lastHeard", partner.heard())
                                        .with("lastTried", partner.tried())
                                        .with(
                                                "trouble",
                                                node.mailroom().troubles().of(partner.id()))
                                        .with("online", online(partner))
                                        .with("queued", queued(traffic, partner))
                                        .with("sent", with(traffic, partner).sent())
                                        .with("received", with(traffic, partner).taken()))
                                .toList());
    }

    private RouteTable.Download download() {
        NodeCard own = node.card();
        return new RouteTable.Download("application/json", own.id() + ".enlace-card.json", own.bytes());
    }

    private JsonReply reading(NodeCard card) {
        return said(card).with("outcome", node.foreseen(card));
    }

    private JsonReply take(OfficerRequest call) {
        JsonNode body = call.json();
        NodeCard card = card(body);
        if (!card.id().equals(AuthorityId.of(call.path(0)))) {
            throw DeskProblem.badInput("the card must be that of the partner in the path");
        }
        if (!card.hasFingerprint(OfficerRequest.required(body, "fingerprint", 100))) {
            throw DeskProblem.refused(
                    "OTHER_FINGERPRINT", "the fingerprint must be the one that the partner reads from its own card");
        }
        PinningOutcome outcome = node.pin(card);
        if (!outcome.isPinned()) {
            throw DeskProblem.refused(outcome.name(), outcome.rule());
        }
        return node.database().read(this::partners);
    }

    private JsonReply unpin(OfficerRequest call) {
        if (!node.unpin(AuthorityId.of(call.path(0)), call.officer())) {
            throw DeskProblem.notFound("partner");
        }
        return node.database().read(this::partners);
    }

    private static NodeCard card(JsonNode body) {
        try {
            return NodeCard.parseSent(OfficerRequest.required(body, "card", LONGEST_CARD));
        } catch (WireException unfit) {
            throw DeskProblem.refused(
                    UNREADABLE.getOrDefault(unfit.refusal(), "NO_CARD"),
                    unfit.refusal().rule());
        }
    }

    private static JsonReply said(NodeCard card) {
        return JsonReply.of("authority", JsonReply.authority(card.authority()))
                .with("fingerprint", card.fingerprint())
                .with("endpoint", card.endpoint().toString());
    }
}
