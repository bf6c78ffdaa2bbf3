// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Calls {@code stop} where nobody makes a {@link #step} for a while. */
final class ProcessWatch implements AutoCloseable {
    private final Thread watcher;
    private final AtomicLong steps = new AtomicLong();

    ProcessWatch(Duration patience, Runnable stop) {
        watcher = Thread.ofPlatform().daemon().start(() -> look(patience, stop));
    }

    void step() {
        steps.lazySet(steps.getPlain() + 1);
    }

    private void look(Duration patience, Runnable stop) {
        try {
            for (long seen = -1; seen != steps.get(); ) {
                seen = steps.get();
                Thread.sleep(patience);
            }
            stop.run();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
