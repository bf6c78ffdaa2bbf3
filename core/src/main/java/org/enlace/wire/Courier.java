// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.io.IOException;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.enlace.model.AuthorityId;
import org.jdbi.v3.core.Handle;

/** Delivers one channel: the oldest open envelope first, and the next only after the partner's receipt closed it. */
final class Courier implements Runnable {
    private static final Logger LOG = System.getLogger(Courier.class.getName());

    private enum Step {
        DELIVERED,
        NOTHING,
        FAILED
    }

    private final Mailroom mailroom;
    private final AuthorityId partner;
    private final Pace pace;
    private final Executor executor;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean closed;
    private Optional<Line> line = Optional.empty();

    Courier(Mailroom mailroom, AuthorityId partner, Pace pace, Executor executor) {
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
            line.ifPresent(Line::close);
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
        } catch (IOException | RuntimeException failed) {
            if (Thread.interrupted() || closed) {
                throw new InterruptedException();
            }
            if (failures == 0) {
                LOG.log(
                        Logger.Level.INFO,
                        "delivery waits: partner=" + partner + " cause="
                                + failed.getClass().getName());
            }
            return Step.FAILED;
        }
    }

    private Step deliver() throws IOException, InterruptedException {
        Optional<Envelope> oldest =
                mailroom.database().read(tx -> mailroom.outbox().oldest(tx, partner));
        if (oldest.isEmpty()) {
            return Step.NOTHING;
        }
        NodeCard card = mailroom.database().inTransaction(tx -> {
            mailroom.partners().tried(tx, partner);
            return mailroom.partners()
                    .find(tx, partner)
                    .map(Partner::card)
                    .orElseThrow(() -> Refusal.NO_PARTNER.because("recipient=" + partner));
        });
        Receipt receipt = to(card).deliver(oldest.get());
        if (!receipt.isSignedBy(card)) {
            throw Refusal.BAD_SIGNATURE.because("receipt from=" + partner);
        }
        return mailroom.database().inTransaction(tx -> settle(tx, oldest.get(), receipt));
    }

    private Step settle(Handle tx, Envelope envelope, Receipt receipt) {
        mailroom.partners().heard(tx, partner);
        if (receipt.isFinal() && receipt.envelope().equals(envelope.digest())) {
            if (mailroom.outbox().close(tx, receipt)) {
                mailroom.listener().receipted(tx, receipt);
            }
            mailroom.partners().trouble(tx, partner, "");
            return Step.DELIVERED;
        }
        boolean missesEarlier = receipt.code().equals(Refusal.OUT_OF_ORDER.name())
                && receipt.next() < envelope.header().sequence();
        if (missesEarlier && mailroom.outbox().reopen(tx, partner, receipt.next())) {
            return Step.DELIVERED;
        }
        mailroom.partners().trouble(tx, partner, receipt.code());
        return Step.FAILED;
    }

    private Line to(NodeCard card) {
        if (line.isEmpty() || !line.get().card().equals(card)) {
            line.ifPresent(Line::close);
            line = Optional.of(new Line(mailroom.keys(), card, executor));
        }
        return line.get();
    }
}
