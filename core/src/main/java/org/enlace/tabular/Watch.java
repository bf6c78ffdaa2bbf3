// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Interrupts the thread that made it where that does not {@link #step} for a while: a library may wait for ever on a damaged file. */
final class Watch implements AutoCloseable {
    private final Thread watched = Thread.currentThread();
    private final Thread watcher;
    private final AtomicLong steps = new AtomicLong();

    Watch(Duration patience) {
        watcher = Thread.ofPlatform().daemon().start(() -> look(patience));
    }

    void step() {
        steps.lazySet(steps.getPlain() + 1);
    }

    private void look(Duration patience) {
        try {
            for (long seen = -1; seen != steps.get(); ) {
                seen = steps.get();
                Thread.sleep(patience);
            }
            watched.interrupt();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the watch and takes back an interruption that came too late. */
    @Override
    @SuppressWarnings("Interruption") // the watched thread is our own and was interrupted by this watch alone
    public void close() {
        watcher.interrupt();
        try {
            watcher.join();
        } catch (InterruptedException late) {
            return;
        }
        Thread.interrupted();
    }
}
