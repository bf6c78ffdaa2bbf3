// SPDX-License-Identifier: Apache-2.0
package org.enlace.line;

import io.helidon.common.socket.SocketOptions;
import java.io.IOException;
import java.lang.System.Logger;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The sockets that a server has accepted, each with the moment until which it must have sent what is expected of it; it
 * is closed then. Stands where the server asks for options of a new socket, the one place that sees them all.
 */
final class OpenSockets implements SocketOptions, AutoCloseable {
    private static final Logger LOG = System.getLogger(OpenSockets.class.getName());
    private static final long NEVER = Long.MAX_VALUE;
    private static final int LOOKS = 4;

    private final SocketOptions options = SocketOptions.create();
    private final Duration first;
    private final Map<SocketAddress, Visit> visits = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("open-sockets").factory());

    private static final class Visit {
        private final SocketChannel channel;
        private volatile long until;

        Visit(SocketChannel channel, long until) {
            this.channel = channel;
            this.until = until;
        }
    }

    /** {@code first} is the time from the connection to the end of its first headers. */
    OpenSockets(Duration first) {
        this.first = first;
        long pause = Math.clamp(first.toMillis() / LOOKS, 50, 1_000);
        var _ = clock.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void configureSocket(SocketChannel channel) {
        options.configureSocket(channel);
        try {
            visits.put(channel.getRemoteAddress(), new Visit(channel, now() + first.toMillis()));
        } catch (IOException gone) {
            close(channel);
        }
    }

    /** From now, the socket has so long for what comes next. */
    void expect(SocketAddress peer, Duration patience) {
        until(peer, now() + patience.toMillis());
    }

    /** Nothing is expected of the socket now. */
    void release(SocketAddress peer) {
        until(peer, NEVER);
    }

    private void until(SocketAddress peer, long moment) {
        visits.computeIfPresent(peer, (address, visit) -> {
            visit.until = moment;
            return visit;
        });
    }

    private void look() {
        try {
            long now = now();
            visits.values().removeIf(visit -> {
                if (visit.until < now) {
                    close(visit.channel);
                }
                return !visit.channel.isOpen();
            });
        } catch (RuntimeException | Error failed) {
            // Thrown on, it would be the last look: the next one comes in a moment.
            LOG.log(
                    Logger.Level.WARNING,
                    "sockets could not be looked at: cause=" + failed.getClass().getName());
        }
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException alreadyClosed) {
            // It is what was wanted.
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
        return options.socketOptions();
    }

    @Override
    public Duration connectTimeout() {
        return options.connectTimeout();
    }

    @Override
    public Duration readTimeout() {
        return options.readTimeout();
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
        return options.socketReceiveBufferSize();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
        return options.socketSendBufferSize();
    }

    @Override
    public boolean socketReuseAddress() {
        return options.socketReuseAddress();
    }

    @Override
    public boolean socketKeepAlive() {
        return options.socketKeepAlive();
    }

    @Override
    public boolean tcpNoDelay() {
        return options.tcpNoDelay();
    }
}
