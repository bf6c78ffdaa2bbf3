// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What a service does by the clock: tells systemd that it is alive, as long as it is, and looks whether its certificate changed. */
final class ServicePulse implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(15);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("pulse").unstarted(work));

    /** {@code certificate} looks at it; {@code alive} performs the node's real work once; where it fails or throws, systemd hears nothing and restarts the node. */
    ServicePulse(SystemNotice systemd, Runnable certificate, BooleanSupplier alive) {
        systemd.pulse().ifPresent(pulse -> every(pulse, () -> beat(systemd, alive)));
        every(LOOK, certificate);
    }

    private static void beat(SystemNotice systemd, BooleanSupplier alive) {
        if (alive.getAsBoolean()) {
            systemd.alive();
        }
    }

    private void every(Duration pause, Runnable work) {
        var _ = clock.scheduleWithFixedDelay(
                () -> guarded(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A task that throws would not be run again. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            System.getLogger(ServicePulse.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "the node could not see to itself: cause="
                                    + failed.getClass().getName());
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
