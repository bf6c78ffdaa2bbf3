// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.io.IOException;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.enlace.card.NodeCard;
import org.enlace.card.WireRefusal;
import org.enlace.envelope.ChannelNotice;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.Receipt;
import org.enlace.model.AuthorityId;
import org.jdbi.v3.core.Handle;

/**
 * Delivers to one partner: steps of agreements first, then the oldest open envelope, and the next only after the
 * partner's receipt closed it.
 */
final class PartnerCourier implements Runnable {
    private static final Logger LOG = System.getLogger(PartnerCourier.class.getName());

    private enum Step {
        DELIVERED,
        NOTHING,
        FAILED
    }

    private final Mailroom mailroom;
    private final AuthorityId partner;
    private final DeliveryPace pace;
    private final Executor executor;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean closed;
    private volatile Optional<PartnerLine> line = Optional.empty();

    PartnerCourier(Mailroom mailroom, AuthorityId partner, DeliveryPace pace, Executor executor) {
        this.mailroom = mailroom;
        this.partner = partner;
        this.pace = pace;
        this.executor = executor;
    }

    void ring() {
        bell.release();
    }

    void close() {
        closed = true;
        bell.release();
        line.ifPresent(PartnerLine::close);
    }

    @Override
    public void run() {
        int failures = 0;
        try {
            while (!closed) {
                bell.drainPermits();
                switch (step(failures)) {
                    case DELIVERED -> failures = 0;
                    case NOTHING -> {
                        failures = 0;
                        await(pace.idle());
                    }
                    case FAILED -> {
                        failures++;
                        Thread.sleep(Math.min(pace.first().toMillis(), 250));
                        await(pace.delay(failures, mailroom.random()));
                    }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            line.ifPresent(PartnerLine::close);
        }
    }

    private void await(Duration longest) throws InterruptedException {
        if (!closed && bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }

    private Step step(int failures) throws InterruptedException {
        try {
            return deliver();
        } catch (IOException | RuntimeException | Error failed) {
            // Not even an Error ends a courier: what it had in hand was one transaction, and it delivers again.
            if (Thread.interrupted() || closed) {
                throw new InterruptedException();
            }
            tried();
            LineTrouble trouble = LineTrouble.of(failed);
            mailroom.troubles().note(partner, Optional.of(trouble));
            mailroom.tally().count(partner, trouble.name());
            if (failures == 0) {
                String cause = failed.getClass().getName();
                LOG.log(Logger.Level.INFO, "delivery waits: partner=" + partner + " cause=" + cause);
            }
            return Step.FAILED;
        }
    }

    private void tried() {
        try {
            mailroom.database().useTransaction(tx -> mailroom.partners().tried(tx, partner));
        } catch (RuntimeException | Error unavailable) {
            LOG.log(Logger.Level.DEBUG, "an attempt could not be noted: partner=" + partner);
        }
    }

    /** What is to be done next: something to say of a channel, or what waits in one. */
    private record Errand(Optional<ChannelNotice> notice, Optional<DeliveryQueue.Waiting> waiting, NodeCard card) {}

    private Step deliver() throws IOException, InterruptedException {
        Optional<Errand> next = mailroom.database().inTransaction(this::errand);
        if (next.isEmpty()) {
            return Step.NOTHING;
        }
        NodeCard card = next.get().card();
        Optional<ChannelNotice> notice = next.get().notice();
        if (notice.isPresent()) {
            Receipt receipt = checked(to(card).deliver(notice.get()), card);
            note(receipt, receipt.at());
            return settled(tx -> mailroom.receiptSettlement().notice(tx, notice.get(), receipt));
        }
        DeliveryQueue.Waiting waiting = next.get().waiting().orElseThrow();
        Receipt receipt = checked(deliver(to(card), waiting), card);
        note(receipt, waiting.header().created());
        return settled(tx -> mailroom.receiptSettlement().envelope(tx, waiting.header(), receipt));
    }

    private void note(Receipt receipt, Instant created) {
        mailroom.troubles()
                .note(partner, LineTrouble.of(receipt, created, mailroom.clock().instant()));
        mailroom.tally().count(partner, receipt.outcome().name());
        line.ifPresent(now -> mailroom.tally().clock(partner, now.ahead()));
    }

    private Optional<Errand> errand(Handle tx) {
        Optional<DeliveryQueue.Waiting> waiting = mailroom.queue().next(tx, partner);
        Optional<ChannelNotice> notice = mailroom.queue().notices(tx, partner).stream()
                .findFirst()
                .filter(owed -> waiting.isEmpty()
                        || owed.channel().compareTo(waiting.get().channel()) <= 0);
        return notice.isEmpty() && waiting.isEmpty()
                ? Optional.empty()
                : mailroom.partners().find(tx, partner).map(known -> new Errand(notice, waiting, known.card()));
    }

    /** Of a withdrawn envelope only that it will not come is said, unless the partner took it before. */
    private Receipt deliver(PartnerLine line, DeliveryQueue.Waiting waiting) throws IOException, InterruptedException {
        if (waiting.envelope().isPresent()) {
            Envelope envelope = waiting.envelope().get();
            return line.deliver(
                    envelope,
                    () -> mailroom.database()
                            .inTransaction(tx -> mailroom.queue().stillGoes(tx, envelope)));
        }
        Optional<Receipt> before = line.receipt(waiting.header().digest());
        if (before.isPresent()) {
            return before.get();
        }
        Instant now = mailroom.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        return line.deliver(ChannelNotice.withdrawn(mailroom.keys(), waiting.header(), now));
    }

    private Receipt checked(Receipt receipt, NodeCard card) {
        if (!receipt.isSignedBy(card)) {
            throw WireRefusal.BAD_SIGNATURE.because("receipt from=" + partner);
        }
        return receipt;
    }

    private Step settled(Function<Handle, Boolean> work) {
        return mailroom.database().inTransaction(tx -> {
            mailroom.partners().answered(tx, partner);
            return work.apply(tx) ? Step.DELIVERED : Step.FAILED;
        });
    }

    private PartnerLine to(NodeCard card) {
        if (line.isEmpty() || !line.get().card().equals(card)) {
            line.ifPresent(PartnerLine::close);
            line = Optional.of(new PartnerLine(mailroom.keys(), card, mailroom.clock(), executor));
        }
        return line.get();
    }
}
