// SPDX-License-Identifier: Apache-2.0
package org.enlace.line;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * What a server asks of whoever connects. Handshake, headers and bodies must come in time, bodies of all requests
 * together hold no more than a fixed number of bytes, and there are no more connections than a fixed number. Whoever
 * sends half of something and waits costs a connection for seconds, and its bytes for no longer. The server itself
 * waits for ever for each byte, so the clock is kept here.
 *
 * <p>Decision: docs/decisions.md, "The clock of a connection is kept outside the server".
 */
public final class ServerDoorway implements AutoCloseable {
    private static final int BLOCK = 16 << 10;
    private static final int LARGEST_HEADERS = 16 << 10;

    private final ConnectionPatience patience;
    private final int connections;
    private final Semaphore blocks;
    private final OpenSockets sockets;

    /** {@code bytes} is the room for bodies of all requests at one time. */
    public ServerDoorway(ConnectionPatience patience, int bytes, int connections) {
        this.patience = patience;
        this.connections = connections;
        this.blocks = new Semaphore(bytes / BLOCK);
        this.sockets = new OpenSockets(patience.headers());
    }

    /** Sets the limits of a server that is not started yet. */
    public void guard(WebServerConfig.Builder server) {
        server.maxTcpConnections(connections)
                .connectionOptions(sockets)
                .idleConnectionTimeout(patience.idle())
                .idleConnectionPeriod(patience.idle().dividedBy(4))
                .addProtocol(Http1Config.builder()
                        .maxHeadersSize(LARGEST_HEADERS)
                        .addReceiveListener(new HeaderClock())
                        .build());
    }

    /** Room for the body of one request; close it when the request is answered. */
    public Claim claim(ServerRequest request) {
        return new Claim(request.remotePeer().address());
    }

    @Override
    public void close() {
        sockets.close();
    }

    /** What came of reading a body. */
    public sealed interface Body {
        /** All of it. */
        @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
        record Whole(byte[] bytes) implements Body {}

        record TooLarge() implements Body {}

        /** Other requests hold all the room there is: to be sent again later. */
        record NoRoom() implements Body {}

        /** It broke off, or came too slowly. */
        record Cut() implements Body {}
    }

    /** The room that the body of one request takes. */
    public final class Claim implements AutoCloseable {
        private final SocketAddress peer;
        private int held;

        private Claim(SocketAddress peer) {
            this.peer = peer;
        }

        /** Reads a body of at most {@code most} bytes; the rest of a longer one is left unread. */
        public Body read(InputStream in, int most) {
            List<byte[]> parts = new ArrayList<>();
            int size = 0;
            long start = System.nanoTime();
            try {
                while (true) {
                    if (!blocks.tryAcquire()) {
                        return new Body.NoRoom();
                    }
                    held++;
                    byte[] block = new byte[BLOCK];
                    int filled = fill(in, block, start, size);
                    size += filled;
                    if (size > most) {
                        return new Body.TooLarge();
                    }
                    parts.add(block);
                    if (filled < BLOCK) {
                        return new Body.Whole(joined(parts, size));
                    }
                }
            } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException cut) {
                return new Body.Cut();
            } finally {
                sockets.release(peer);
            }
        }

        /** Fills the block; fewer bytes than it holds come only at the end. */
        private int fill(InputStream in, byte[] block, long start, int before) throws IOException {
            int filled = 0;
            while (filled < BLOCK) {
                Duration waited = Duration.ofNanos(System.nanoTime() - start);
                sockets.expect(peer, patience.left(waited, before + filled));
                int read = in.read(block, filled, BLOCK - filled);
                if (read < 0) {
                    return filled;
                }
                filled += read;
            }
            return filled;
        }

        private static byte[] joined(List<byte[]> parts, int size) {
            byte[] whole = new byte[size];
            for (int at = 0; at < parts.size(); at++) {
                int from = at * BLOCK;
                System.arraycopy(parts.get(at), 0, whole, from, Math.min(BLOCK, size - from));
            }
            return whole;
        }

        @Override
        public void close() {
            blocks.release(held);
            held = 0;
            sockets.expect(peer, patience.idle());
        }
    }

    /** Each request has its time for headers; while it is answered there is no haste. */
    private final class HeaderClock implements Http1ConnectionListener {
        @Override
        public void prologue(ConnectionContext connection, HttpPrologue prologue) {
            sockets.expect(connection.remotePeer().address(), patience.headers());
        }

        @Override
        public void headers(ConnectionContext connection, Headers headers) {
            sockets.release(connection.remotePeer().address());
        }
    }
}
