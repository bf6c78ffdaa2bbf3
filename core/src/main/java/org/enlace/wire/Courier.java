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
    private volatile Optional<Line> line = Optional.empty();

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
        line.ifPresent(Line::close);
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
        } catch (IOException | RuntimeException | Error failed) {
            // Not even an Error ends a courier: what it had in hand was one transaction, and it delivers again.
            if (Thread.interrupted() || closed) {
                throw new InterruptedException();
            }
            tried();
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

    private record Errand(Envelope envelope, NodeCard card) {}

    private Step deliver() throws IOException, InterruptedException {
        Optional<Errand> next = mailroom.database()
                .read(tx -> mailroom.outbox()
                        .oldest(tx, partner)
                        .flatMap(envelope -> mailroom.partners()
                                .find(tx, partner)
                                .map(known -> new Errand(envelope, known.card()))));
        if (next.isEmpty()) {
            return Step.NOTHING;
        }
        Errand errand = next.get();
        Receipt receipt = to(errand.card()).deliver(errand.envelope());
        if (!receipt.isSignedBy(errand.card())) {
            throw Refusal.BAD_SIGNATURE.because("receipt from=" + partner);
        }
        return mailroom.database().inTransaction(tx -> settle(tx, errand.envelope(), receipt));
    }

    private Step settle(Handle tx, Envelope envelope, Receipt receipt) {
        mailroom.partners().answered(tx, partner);
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
