// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.server;

import io.helidon.common.tls.Tls;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.enlace.desk.DeskApi;
import org.enlace.desk.server.DeskFiles.DeskFile;
import org.enlace.line.ConnectionPatience;
import org.enlace.line.ServerDoorway;
import org.enlace.node.NodeException;
import org.enlace.watch.WatchListener;

/**
 * The listener of one or several desks. Each desk answers under its own prefix; the root leads to the first one. Only
 * requests that name this host are answered, so that a foreign page cannot reach the desk by a name of its own.
 */
public final class DeskServer implements AutoCloseable {
    private static final List<Header> SAFETY = List.of(
            HeaderValues.create(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src"
                            + " 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
            HeaderValues.create("X-Content-Type-Options", "nosniff"),
            HeaderValues.create("Referrer-Policy", "no-referrer"),
            HeaderValues.create("Cross-Origin-Opener-Policy", "same-origin"),
            HeaderValues.create("Cross-Origin-Resource-Policy", "same-origin"));

    /** Room for all bodies at one time: one of the largest files and many small ones. */
    private static final int ROOM = 160 << 20;

    private static final int CONNECTIONS = 1_024;

    /** Each open desk holds one for its events. */
    private static final int REQUESTS = 768;

    private final Map<String, DeskApi> desks = new TreeMap<>();
    private final DeskFiles files = new DeskFiles();
    private final Set<String> hosts;
    private final String first;
    private final ServerDoorway doorway;
    private final WebServer server;

    /**
     * Where desks are reached: an address and a port of this machine (0 takes a free one), the names by which officers
     * reach them, and the certificate, without which the line is not encrypted: for desks of this machine alone.
     */
    public record DeskAddress(InetAddress address, int port, Set<String> hosts, Optional<SSLContext> tls) {
        public DeskAddress {
            hosts = Set.copyOf(hosts);
        }
    }

    private DeskServer(DeskAddress where, List<DeskApi> desks, ConnectionPatience patience) {
        desks.forEach(desk -> this.desks.put(desk.prefix(), desk));
        this.hosts = where.hosts();
        first = desks.getFirst().prefix();
        doorway = new ServerDoorway(patience, ROOM, CONNECTIONS);
        WebServerConfig.Builder builder = WebServer.builder();
        doorway.guard(builder);
        where.tls()
                .ifPresent(context -> builder.tls(Tls.builder()
                        .sslContext(context)
                        .addEnabledProtocol("TLSv1.3")
                        .addEnabledProtocol("TLSv1.2")
                        .build()));
        server = builder.address(where.address())
                .port(where.port())
                .maxConcurrentRequests(REQUESTS)
                .shutdownHook(false)
                .routing(HttpRouting.builder().any(this::answer))
                .build()
                .start();
    }

    /** Starts listening in the clear, for desks that are reached from this machine alone. */
    public static DeskServer start(InetAddress address, int port, List<DeskApi> desks, Set<String> hosts) {
        return start(new DeskAddress(address, port, hosts, Optional.empty()), desks);
    }

    /** Starts listening. Throws NodeException where the port is taken. */
    public static DeskServer start(DeskAddress where, List<DeskApi> desks) {
        return start(where, desks, ConnectionPatience.usual());
    }

    static DeskServer start(DeskAddress where, List<DeskApi> desks, ConnectionPatience patience) {
        int port = where.port();
        try (ServerSocket free = new ServerSocket(port, 1, where.address())) {
            free.setReuseAddress(true);
        } catch (IOException taken) {
            throw new NodeException(
                    NodeException.Reason.PORT_IN_USE,
                    "a port must be free: port=" + port + " is in use; choose another with --port, or stop the program"
                            + " that holds it");
        }
        DeskServer started = new DeskServer(where, desks, patience);
        if (started.port() < 0) {
            throw new NodeException(
                    NodeException.Reason.PORT_IN_USE, "a port must be free: port=" + port + " was taken just now");
        }
        return started;
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        desks.values().forEach(DeskApi::close);
        server.stop();
        doorway.close();
    }

    private void answer(ServerRequest request, ServerResponse response) {
        SAFETY.forEach(response::header);
        String path = request.path().rawPath();
        if (!hosts.contains(request.authority().replaceFirst(":\\d+$", ""))) {
            response.status(Status.MISDIRECTED_REQUEST_421).send("This desk is not reached by this name.");
            return;
        }
        if (path.equals("/health") && desks.values().stream().allMatch(desk -> desk.admits(request))) {
            WatchListener.health(desks.values().stream().allMatch(DeskApi::isUp), response);
            return;
        }
        for (DeskApi desk : desks.values()) {
            if (path.startsWith(desk.prefix())) {
                answer(desk, path.substring(desk.prefix().length()), request, response);
                return;
            }
        }
        if (desks.containsKey(path + "/")) {
            redirect(response, path + "/");
        } else if (path.equals("/")) {
            redirect(response, first);
        } else {
            response.status(Status.NOT_FOUND_404).send();
        }
    }

    private void answer(DeskApi desk, String rest, ServerRequest request, ServerResponse response) {
        if (rest.startsWith("api/")) {
            response.header(HeaderValues.create("Cache-Control", "no-store"));
            try (ServerDoorway.Claim claim = doorway.claim(request)) {
                desk.answer(rest.substring("api/".length()), request, response, claim);
            }
            return;
        }
        String accepted = String.join(",", request.headers().values(HeaderNames.ACCEPT_ENCODING));
        files.find(rest, accepted)
                .ifPresentOrElse(
                        file -> send(file, request, response),
                        () -> response.status(Status.NOT_FOUND_404).send());
    }

    private static void send(DeskFile file, ServerRequest request, ServerResponse response) {
        response.header(HeaderValues.create("Content-Type", file.type()))
                .header(HeaderValues.create("Vary", "Accept-Encoding"))
                .header(HeaderValues.create("ETag", file.tag()))
                .header(HeaderValues.create(
                        "Cache-Control", file.lasting() ? "public, max-age=31536000, immutable" : "no-cache"));
        if (request.headers().values(HeaderNames.IF_NONE_MATCH).contains(file.tag())) {
            response.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        if (file.form() != DeskFiles.Form.PLAIN) {
            response.header(HeaderValues.create("Content-Encoding", file.form().coding()));
        }
        response.send(file.content());
    }

    private static void redirect(ServerResponse response, String location) {
        response.status(Status.SEE_OTHER_303)
                .header(HeaderNames.LOCATION, location)
                .send();
    }
}
