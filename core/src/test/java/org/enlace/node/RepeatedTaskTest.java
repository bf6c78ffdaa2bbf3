// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.MovingClock;
import org.junit.jupiter.api.Test;

class RepeatedTaskTest {
    private final MovingClock clock = new MovingClock(Instant.parse("2026-03-04T12:00:00Z"));

    @Test
    void goesOn_afterAnError_andSaysSinceWhenItFails_untilItSucceeds() {
        AtomicInteger turns = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        AtomicInteger healthy = new AtomicInteger(Integer.MAX_VALUE);
        try (RepeatedTask repeatedTask = new RepeatedTask(
                "test",
                Duration.ofMillis(1),
                () -> {
                    if (turns.incrementAndGet() < healthy.get()) {
                        throw new OutOfMemoryError("made up");
                    }
                },
                told::incrementAndGet,
                clock)) {
            repeatedTask.start();
            Neighbourhood.await("two turns", () -> turns.get() >= 2);
            Neighbourhood.await(
                    "the trouble",
                    () -> repeatedTask
                            .stumble()
                            .filter(one -> one.since().equals(clock.instant()) && one.turns() >= 2)
                            .isPresent());
            healthy.set(0);
            repeatedTask.wake();
            Neighbourhood.await("health", () -> repeatedTask.stumble().isEmpty());
            Neighbourhood.await("both told", () -> told.get() == 2);
        }
    }
}
