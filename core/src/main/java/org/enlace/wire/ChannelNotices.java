// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.enlace.card.NodeKeys;
import org.enlace.card.WireRefusal;
import org.enlace.envelope.ChannelNotice;
import org.enlace.envelope.Receipt;
import org.enlace.envelope.Receipt.Outcome;
import org.enlace.model.AuthorityId;
import org.enlace.wire.ArrivalTable.Arrival;
import org.jdbi.v3.core.Handle;

/**
 * Takes what partners say of their channels. A notice can make this node wait no longer for numbers, or count anew; it
 * brings nothing and applies nothing, and an envelope that was taken stays taken.
 *
 * <p>Decision: docs/decisions.md, "What is withdrawn keeps its place in the chain, and stops have a channel of their
 * own".
 */
final class ChannelNotices {
    private static final String TYPE = "wire.notice";

    /** A sender that says it was restored more often is not believed: each restart is an entry in the ledger. */
    private static final Duration BETWEEN_RESTARTS = Duration.ofMinutes(10);

    private final NodeKeys keys;
    private final AuthorityId self;
    private final PinnedPartners partners;
    private final ArrivalTable arrivals;
    private final PartnerQuota quota;
    private final Clock clock;
    private final WireListener listener;

    ChannelNotices(
            NodeKeys keys,
            AuthorityId self,
            PinnedPartners partners,
            ArrivalTable arrivals,
            PartnerQuota quota,
            Clock clock,
            WireListener listener) {
        this.keys = keys;
        this.self = self;
        this.partners = partners;
        this.arrivals = arrivals;
        this.quota = quota;
        this.clock = clock;
        this.listener = listener;
    }

    Receipt receive(Handle tx, ChannelNotice notice, boolean carried) {
        if (!notice.recipient().equals(self)) {
            return back(tx, notice, WireRefusal.MISDIRECTED, 0);
        }
        Optional<PinnedPartner> partner = partners.find(tx, notice.sender());
        if (partner.isEmpty()) {
            return back(tx, notice, WireRefusal.UNKNOWN_SENDER, 0);
        }
        if (!notice.isSignedBy(partner.get().card())) {
            return back(tx, notice, WireRefusal.BAD_SIGNATURE, 0);
        }
        partners.heard(tx, notice.sender());
        Arrival arrival = arrivals.lock(tx, notice.sender(), notice.channel());
        return switch (notice.reason()) {
            case RESTORED -> restart(tx, notice, arrival);
            case WITHDRAWN, NOT_KEPT -> skip(tx, notice, arrival, carried);
        };
    }

    private Receipt skip(Handle tx, ChannelNotice notice, Arrival arrival, boolean carried) {
        Optional<Receipt> stored = arrivals.stored(tx, notice.sender(), notice.last(), carried);
        if (stored.isPresent()) {
            return stored.get();
        }
        if (arrival.next() > notice.to()) {
            return back(tx, notice, WireRefusal.REPLAYED, arrival.next());
        }
        if (arrival.next() < notice.from()) {
            return back(tx, notice, WireRefusal.OUT_OF_ORDER, arrival.next());
        }
        PartnerQuota.Room room = quota.skip(tx, notice.sender());
        if (room != PartnerQuota.Room.LEFT) {
            return heldBack(tx, notice, room, arrival.next());
        }
        Receipt receipt = answer(notice, notice.to(), Outcome.REFUSED, refusal(notice), notice.next());
        ArrivalTable.Arrived arrived = new ArrivalTable.Arrived(TYPE, notice.last(), notice.bytes(), new byte[0]);
        arrivals.take(tx, arrival, arrived, receipt, carried);
        arrivals.dropParts(tx, notice.sender());
        listener.answered(tx, receipt);
        if (notice.reason() == ChannelNotice.Reason.NOT_KEPT) {
            listener.gap(tx, gap(notice, ChannelGap.Cause.RECIPIENT_SET_BACK, arrival.next(), notice.to()));
        }
        return receipt;
    }

    private Receipt heldBack(Handle tx, ChannelNotice notice, PartnerQuota.Room room, long next) {
        Receipt receipt = back(tx, notice, WireRefusal.TOO_MANY, next);
        if (room == PartnerQuota.Room.USED_UP_NOW) {
            listener.heldBack(tx, receipt);
        }
        return receipt;
    }

    private Receipt restart(Handle tx, ChannelNotice notice, Arrival arrival) {
        boolean said = arrival.restarted().filter(notice.at()::equals).isPresent();
        if (!said) {
            if (notice.from() != arrival.next()) {
                return back(tx, notice, WireRefusal.OUT_OF_ORDER, arrival.next());
            }
            Instant now = clock.instant();
            boolean soon = arrival.taken()
                    .filter(last -> last.plus(BETWEEN_RESTARTS).isAfter(now))
                    .isPresent();
            if (soon) {
                return back(tx, notice, WireRefusal.TOO_SOON, arrival.next());
            }
            arrivals.restart(tx, arrival, notice, now);
            listener.gap(tx, gap(notice, ChannelGap.Cause.SENDER_SET_BACK, notice.next(), notice.from() - 1));
        }
        return answer(notice, notice.next(), Outcome.ACCEPTED, Optional.empty(), notice.next());
    }

    private static ChannelGap gap(ChannelNotice notice, ChannelGap.Cause cause, long from, long to) {
        return new ChannelGap(notice.sender(), false, cause, from, to, List.of());
    }

    private static Optional<WireRefusal> refusal(ChannelNotice notice) {
        return Optional.of(
                notice.reason() == ChannelNotice.Reason.WITHDRAWN ? WireRefusal.WITHDRAWN : WireRefusal.NOT_KEPT);
    }

    private Receipt back(Handle tx, ChannelNotice notice, WireRefusal refusal, long next) {
        Receipt receipt = answer(notice, Math.max(1, notice.to()), Outcome.RETURNED, Optional.of(refusal), next);
        listener.answered(tx, receipt);
        return receipt;
    }

    private Receipt answer(
            ChannelNotice notice, long sequence, Outcome outcome, Optional<WireRefusal> refusal, long next) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Receipt.sign(
                keys,
                self,
                new Receipt.Delivered(notice.sender().value(), sequence, notice.subject()),
                refusal.map(code -> Receipt.Ruling.of(outcome, code)).orElse(Receipt.Ruling.ACCEPTED),
                next,
                now);
    }
}
