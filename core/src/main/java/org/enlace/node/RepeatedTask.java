// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A background thread of the node: does the standing work when woken or after a pause, and after a failure tries again
 * at the next turn. Work must be safe to repeat. Not even an Error ends it: what a turn had in hand was one transaction,
 * which is undone, so the next turn begins from what the database holds; how often and since when it fails is told.
 */
final class RepeatedTask implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RepeatedTask.class.getName());
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final String name;
    private final Duration pause;
    private final Runnable work;
    private final Runnable changed;
    private final Clock clock;
    private final Semaphore bell = new Semaphore(1);
    private final Thread thread;
    private volatile boolean closed;
    private volatile Optional<Stumble> stumble = Optional.empty();

    /** Standing work that fails: which, since when, and how many turns in a row. */
    record Stumble(String work, Instant since, int turns) {}

    /** {@code changed} is run when the work begins to fail, and when it succeeds again. */
    RepeatedTask(String name, Duration pause, Runnable work, Runnable changed, Clock clock) {
        this.name = name;
        this.pause = pause;
        this.work = work;
        this.changed = changed;
        this.clock = clock;
        thread = Thread.ofVirtual().name("tending-" + name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Asks for a turn soon; many calls before it begins are one. */
    void wake() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    /** What fails, until a turn has succeeded. */
    Optional<Stumble> stumble() {
        return stumble;
    }

    private void run() {
        try {
            while (!closed) {
                if (bell.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
                if (!closed) {
                    turn();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() throws InterruptedException {
        try {
            work.run();
            if (stumble.isPresent()) {
                stumble = Optional.empty();
                changed.run();
            }
        } catch (Error grave) {
            failed(grave);
            recover();
        } catch (RuntimeException failure) {
            failed(failure);
        }
    }

    private void failed(Throwable failure) {
        if (closed) {
            return;
        }
        Stumble before = stumble.orElseGet(() -> new Stumble(name, clock.instant(), 0));
        stumble = Optional.of(new Stumble(name, before.since(), before.turns() + 1));
        if (before.turns() == 0) {
            changed.run();
        }
        LOG.log(
                Level.WARNING,
                "{0}: standing work failed and is tried again: {1}",
                name,
                failure.getClass().getName());
    }

    /** Lets whatever took the memory go first, for longer each time. */
    private void recover() throws InterruptedException {
        int turns = stumble.map(Stumble::turns).orElse(1);
        long wait = Math.min(LONGEST_PAUSE.toMillis(), pause.toMillis() << Math.min(turns, 10));
        for (long waited = 0; waited < wait && !closed; waited += 100) {
            Thread.sleep(Math.min(100, wait - waited));
        }
    }

    /** Waits for the turn in hand, then ends; one that was never started is over. */
    @Override
    public void close() {
        closed = true;
        bell.release();
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(Duration.ofSeconds(20))) {
                thread.interrupt();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
