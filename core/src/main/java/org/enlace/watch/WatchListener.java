// SPDX-License-Identifier: Apache-2.0
package org.enlace.watch;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.enlace.line.ConnectionPatience;
import org.enlace.line.ServerDoorway;
import org.enlace.watch.NodeMetrics.Exposition;

/**
 * The address at which a monitoring reads: {@code /metrics}, and {@code /health}, which says up or down. In the clear, for this machine and the addresses
 * that may ask; nobody else gets an answer.
 */
public final class WatchListener implements AutoCloseable {
    private static final int CONNECTIONS = 16;
    private static final int ROOM = 1 << 20;
    private static final Header FRESH = HeaderValues.create("Cache-Control", "no-store");

    private final NodeWatch watch;
    private final NodeMetrics metrics;
    private final ServerDoorway doorway = new ServerDoorway(ConnectionPatience.usual(), ROOM, CONNECTIONS);
    private final WebServer server;

    private WatchListener(NodeWatch watch, InetSocketAddress where) {
        this.watch = watch;
        metrics = new NodeMetrics(watch);
        WebServerConfig.Builder builder = WebServer.builder();
        doorway.guard(builder);
        server = builder.address(where.getAddress())
                .port(where.getPort())
                .maxConcurrentRequests(CONNECTIONS)
                .shutdownHook(false)
                .routing(HttpRouting.builder().any(this::answer))
                .build()
                .start();
    }

    /** Starts listening; port 0 takes a free one. */
    public static WatchListener start(NodeWatch watch, InetSocketAddress where) {
        return new WatchListener(watch, where);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
        doorway.close();
    }

    private void answer(ServerRequest request, ServerResponse response) {
        boolean admitted = request.remotePeer().address() instanceof InetSocketAddress peer
                && Optional.ofNullable(peer.getAddress()).filter(watch::admits).isPresent();
        String path = request.path().rawPath();
        if (!admitted || !request.prologue().method().text().equals("GET")) {
            response.status(Status.FORBIDDEN_403).send();
        } else if (path.equals("/metrics")) {
            Exposition now = metrics.now(String.join(",", request.headers().values(HeaderNames.ACCEPT)));
            response.header(FRESH)
                    .header(HeaderValues.create("Content-Type", now.type()))
                    .send(now.text());
        } else if (path.equals("/health")) {
            health(watch.health().isUp(), response);
        } else {
            response.status(Status.NOT_FOUND_404).send();
        }
    }

    /** Says up (200) or down (503), and no more. */
    public static void health(boolean up, ServerResponse response) {
        response.status(up ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503)
                .header(FRESH)
                .header(HeaderValues.create("Content-Type", "application/json"))
                .send(("{\"status\":\"" + (up ? "UP" : "DOWN") + "\"}").getBytes(StandardCharsets.UTF_8));
    }
}
