// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The node's one background thread: does the standing work when woken or after a pause, and after a failure tries again
 * at the next turn. Work must be safe to repeat.
 */
final class Tending implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Tending.class.getName());

    private final String name;
    private final Duration pause;
    private final Runnable work;
    private final Semaphore bell = new Semaphore(1);
    private final Thread thread;
    private volatile boolean closed;

    Tending(String name, Duration pause, Runnable work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
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

    private void turn() {
        try {
            work.run();
        } catch (RuntimeException failure) {
            if (!closed) {
                LOG.log(
                        Level.WARNING,
                        "{0}: standing work failed and is tried again: {1}",
                        name,
                        failure.getClass().getName());
            }
        }
    }

    /** Waits for the turn in hand, then ends. */
    @Override
    public void close() {
        closed = true;
        bell.release();
        try {
            if (!thread.join(Duration.ofSeconds(20))) {
                thread.interrupt();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
