// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

/** Who learns at the desk's port whether the node is up, and what. */
class DeskHealthTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path home;

    private HttpResponse<String> ask(DeskServer server, String from) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/health"));
        if (!from.isEmpty()) {
            request.header("X-Forwarded-For", from);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void thisMachine_andWhoeverIsNamed_learnUpOrDown_andNobodyElseAnything() throws Exception {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode node = neighbourhood.start("pa-security", "PA");
            NodeWatch watch = new NodeWatch(node, MachineFacts.none(), Set.of(InetAddress.ofLiteral("192.0.2.5")));
            DeskApi desk = new DeskApi(
                    node,
                    "/n/pa-security/",
                    List.of(),
                    new DeskEntrance(new CallerOrigin(Set.of(HERE)), SessionRules.usual()),
                    watch,
                    neighbourhood.clock(),
                    new SecureRandom());
            try (DeskServer server = DeskServer.start(HERE, 0, List.of(desk), Set.of("localhost"))) {
                assertThat(ask(server, "").statusCode()).isEqualTo(200);
                assertThat(ask(server, "").body()).isEqualTo("{\"status\":\"UP\"}");
                assertThat(ask(server, "192.0.2.5").statusCode()).isEqualTo(200);
                assertThat(ask(server, "192.0.2.6").statusCode()).isEqualTo(404);
                node.listener().close();
                Thread.sleep(1_100);
                assertThat(ask(server, "").statusCode()).isEqualTo(503);
                assertThat(ask(server, "").body()).isEqualTo("{\"status\":\"DOWN\"}");
            }
        }
    }
}
