// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.enlace.desk.DeskApi;
import org.enlace.desk.entrance.CallerOrigin;
import org.enlace.desk.entrance.DeskEntrance;
import org.enlace.desk.entrance.SessionRules;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.watch.MachineFacts;
import org.enlace.watch.NodeWatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the desk believes when it is told where a caller sits: wrong passwords are counted by it. */
class CallerOriginTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final int FREE = 10;

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path home;

    private int tryPassword(DeskServer server, String forwarded) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.port() + "/n/pa-security/api/session"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", forwarded)
                .POST(BodyPublishers.ofString("{\"user\":\"nobody\",\"password\":\"wrong\"}"))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static DeskServer serve(AuthorityNode node, Neighbourhood neighbourhood, Set<InetAddress> proxies) {
        DeskApi desk = new DeskApi(
                node,
                "/n/pa-security/",
                List.of(),
                new DeskEntrance(new CallerOrigin(proxies), SessionRules.usual()),
                new NodeWatch(node, MachineFacts.none(), Set.of()),
                neighbourhood.clock(),
                new SecureRandom());
        return DeskServer.start(HERE, 0, List.of(desk), Set.of("localhost"));
    }

    @Test
    void namedProxy_isBelieved_andNobodyElse() throws Exception {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode node = neighbourhood.start("pa-security", "PA");
            try (DeskServer behind = serve(node, neighbourhood, Set.of(HERE, InetAddress.ofLiteral("192.0.2.9")))) {
                for (int at = 0; at < FREE; at++) {
                    assertThat(tryPassword(behind, "203.0.113." + at + ", 192.0.2.1, 192.0.2.9"))
                            .isEqualTo(401);
                }
                assertThat(tryPassword(behind, "203.0.113.99, 192.0.2.1"))
                        .as("what the caller itself put before the proxy's word counts nothing")
                        .isEqualTo(429);
                assertThat(tryPassword(behind, "192.0.2.2")).isEqualTo(401);
            }
            try (DeskServer open = serve(node, neighbourhood, Set.of())) {
                for (int at = 0; at < FREE; at++) {
                    assertThat(tryPassword(open, "192.0.2." + at)).isEqualTo(401);
                }
                assertThat(tryPassword(open, "192.0.2.77")).isEqualTo(429);
            }
        }
    }
}
