// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.enlace.card.NodeKeys;
import org.enlace.card.WireRefusal;
import org.enlace.envelope.ChannelNotice;
import org.enlace.envelope.EnvelopeHeader;
import org.enlace.envelope.PartnerChannel;
import org.enlace.envelope.Receipt;
import org.enlace.model.AuthorityId;
import org.jdbi.v3.core.Handle;

/**
 * What a partner's signed answer to an own envelope or notice changes here. A partner that misses what it had
 * acknowledged, or holds what this node does not know any more, is met halfway, but not as often as it likes: each time
 * after a pause that doubles.
 */
final class ReceiptSettlement {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final Duration QUIET = Duration.ofDays(1);

    private final NodeKeys keys;
    private final DeliveryQueue queue;
    private final PinnedPartners partners;
    private final WireListener listener;
    private final Clock clock;

    ReceiptSettlement(NodeKeys keys, DeliveryQueue queue, PinnedPartners partners, WireListener listener, Clock clock) {
        this.keys = keys;
        this.queue = queue;
        this.partners = partners;
        this.listener = listener;
        this.clock = clock;
    }

    /** Takes a checked receipt for one envelope; true where the next may go, false where the partner must be tried again. */
    boolean envelope(Handle tx, EnvelopeHeader header, Receipt receipt) {
        AuthorityId partner = header.recipient();
        if (receipt.isFinal()
                && receipt.envelope().equals(header.digest())
                && receipt.sequence() == header.sequence()) {
            if (queue.close(tx, receipt)) {
                listener.receipted(tx, receipt);
                confirm(tx, header);
            }
            partners.trouble(tx, partner, "");
            return true;
        }
        boolean isOurs = receipt.envelope().equals(header.digest());
        boolean behind = receipt.code().equals(WireRefusal.OUT_OF_ORDER.name())
                && receipt.next() >= 1
                && receipt.next() < header.sequence();
        boolean ahead = (receipt.code().equals(WireRefusal.REPLAYED.name()) && receipt.next() > header.sequence())
                || (receipt.code().equals(WireRefusal.BROKEN_CHAIN.name()) && receipt.next() == header.sequence());
        if (isOurs && (behind || ahead) && isDue(tx, header)) {
            if (behind) {
                bring(tx, header, receipt.next());
            } else {
                queue.owe(tx, ChannelNotice.restored(keys, header, receipt.next(), now()));
            }
            return true;
        }
        partners.trouble(tx, partner, receipt.code());
        return false;
    }

    /** An envelope of the new count was answered: so the partner has heard that this node counts anew. */
    private void confirm(Handle tx, EnvelopeHeader header) {
        queue.notices(tx, header.recipient()).stream()
                .filter(notice -> notice.channel() == PartnerChannel.of(header.type()))
                .filter(notice ->
                        notice.reason() == ChannelNotice.Reason.RESTORED && header.sequence() >= notice.next())
                .forEach(notice -> {
                    queue.said(tx, notice);
                    listener.gap(tx, gap(tx, notice));
                });
    }

    /** The partner misses envelopes that it had acknowledged: they go again as far as they are kept. */
    private void bring(Handle tx, EnvelopeHeader header, long next) {
        switch (queue.reopen(tx, header, next)) {
            case WAITS -> {}
            case REOPENED -> listener.gap(tx, gap(tx, header, ChannelGap.Cause.SENT_AGAIN, next));
            case GONE -> queue.owe(tx, ChannelNotice.notKept(keys, header, next, now()));
        }
    }

    private ChannelGap gap(Handle tx, EnvelopeHeader header, ChannelGap.Cause cause, long from) {
        long last = header.sequence() - 1;
        PartnerChannel channel = PartnerChannel.of(header.type());
        List<String> digests = queue.digests(tx, header.recipient(), channel, from, last);
        return new ChannelGap(header.recipient(), true, cause, from, last, digests);
    }

    /** Takes a checked receipt for a notice; as {@link #envelope}. */
    boolean notice(Handle tx, ChannelNotice notice, Receipt receipt) {
        boolean answered = receipt.isFinal() && receipt.envelope().equals(notice.subject());
        if (!answered) {
            boolean waits = receipt.code().equals(WireRefusal.TOO_SOON.name())
                    || receipt.code().equals(WireRefusal.TOO_MANY.name());
            if (!waits) {
                queue.said(tx, notice);
            }
            partners.trouble(tx, notice.recipient(), receipt.code());
            return false;
        }
        queue.said(tx, notice);
        partners.trouble(tx, notice.recipient(), "");
        boolean missing = notice.reason() == ChannelNotice.Reason.RESTORED
                || receipt.code().equals(ChannelNotice.Reason.NOT_KEPT.name());
        if (missing) {
            listener.gap(tx, gap(tx, notice));
        }
        return true;
    }

    private ChannelGap gap(Handle tx, ChannelNotice notice) {
        return switch (notice.reason()) {
            case RESTORED ->
                new ChannelGap(
                        notice.recipient(),
                        true,
                        ChannelGap.Cause.SENDER_SET_BACK,
                        notice.next(),
                        notice.from() - 1,
                        List.of());
            case NOT_KEPT, WITHDRAWN ->
                new ChannelGap(
                        notice.recipient(),
                        true,
                        ChannelGap.Cause.RECIPIENT_SET_BACK,
                        notice.from(),
                        notice.to(),
                        queue.digests(tx, notice.recipient(), notice.channel(), notice.from(), notice.to()));
        };
    }

    private record Met(int times, Optional<Instant> last) {}

    /** Whether the partner may be met halfway now; counted where it may. */
    private boolean isDue(Handle tx, EnvelopeHeader header) {
        Instant now = now();
        String channel = PartnerChannel.of(header.type()).name();
        Met met = tx.createQuery("""
            select resyncs, resynced_at from wire_channel where partner = :to and channel = :channel for update
            """)
                .bind("to", header.recipient().value())
                .bind("channel", channel)
                .map((row, context) -> new Met(
                        row.getInt("resyncs"),
                        Optional.ofNullable(row.getObject("resynced_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .one();
        boolean quiet = met.last().filter(last -> last.plus(QUIET).isAfter(now)).isEmpty();
        boolean due =
                quiet || !met.last().orElseThrow().plus(pause(met.times())).isAfter(now);
        if (due) {
            tx.createUpdate("""
                update wire_channel set resyncs = :times, resynced_at = :now where partner = :to and channel = :channel
                """)
                    .bind("times", quiet ? 1 : met.times() + 1)
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .bind("to", header.recipient().value())
                    .bind("channel", channel)
                    .execute();
        }
        return due;
    }

    private static Duration pause(int times) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.clamp(times - 1L, 0, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
