// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a service tells systemd that started it: ready, alive, stopping (sd_notify(3), by libsystemd). Without systemd, or
 * without its library, nothing is told.
 */
final class SystemNotice {
    private static final String LIBRARY = "libsystemd.so.0";

    private final Optional<MethodHandle> notify;
    private final Optional<Duration> watchdog;

    private SystemNotice(Optional<MethodHandle> notify, Optional<Duration> watchdog) {
        this.notify = notify;
        this.watchdog = watchdog;
    }

    /** {@code environment} is the process's, in which systemd says where it listens and how often it wants a sign. */
    static SystemNotice of(Map<String, String> environment) {
        if (!environment.containsKey("NOTIFY_SOCKET")) {
            return new SystemNotice(Optional.empty(), Optional.empty());
        }
        return new SystemNotice(
                library(),
                Optional.ofNullable(environment.get("WATCHDOG_USEC"))
                        .filter(text -> text.matches("[1-9]\\d{0,14}"))
                        .map(text -> Duration.ofNanos(Long.parseLong(text) * 1_000)));
    }

    @SuppressWarnings("restricted") // the one call of a library of the system
    private static Optional<MethodHandle> library() {
        try {
            MemorySegment function = SymbolLookup.libraryLookup(LIBRARY, Arena.global())
                    .find("sd_notify")
                    .orElseThrow(() -> new IllegalArgumentException("no sd_notify"));
            return Optional.of(Linker.nativeLinker()
                    .downcallHandle(
                            function,
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS)));
        } catch (IllegalArgumentException absent) {
            return Optional.empty();
        }
    }

    void ready() {
        tell("READY=1");
    }

    void stopping() {
        tell("STOPPING=1");
    }

    void alive() {
        tell("WATCHDOG=1");
    }

    /** How often systemd wants to hear that the service is alive: it restarts one that is silent for twice as long. */
    Optional<Duration> pulse() {
        return watchdog.map(limit -> limit.dividedBy(2));
    }

    private void tell(String state) {
        notify.ifPresent(call -> {
            try (Arena arena = Arena.ofConfined()) {
                int told = (int) call.invokeExact(0, arena.allocateFrom(state));
                if (told < 0) {
                    System.getLogger(SystemNotice.class.getName())
                            .log(System.Logger.Level.WARNING, "systemd was not told: state=" + state);
                }
            } catch (Throwable broken) {
                throw new IllegalStateException("sd_notify must be callable", broken);
            }
        });
    }
}
