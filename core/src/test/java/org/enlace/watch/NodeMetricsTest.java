// SPDX-License-Identifier: Apache-2.0
package org.enlace.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.MovingClock;
import org.enlace.desk.DeskApi;
import org.enlace.desk.entrance.CallerOrigin;
import org.enlace.desk.entrance.DeskEntrance;
import org.enlace.desk.entrance.SessionRules;
import org.enlace.desk.server.DeskServer;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.watch.NodeFinding.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node in numbers, read over its socket in both formats. */
class NodeMetricsTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final Instant BACKUP = Instant.parse("2026-03-01T03:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path home;

    private record Facts() implements MachineFacts {
        @Override
        public List<NodeFinding> findings() {
            return List.of();
        }

        @Override
        public Optional<Instant> certificateEnd() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> lastBackup() {
            return Optional.of(BACKUP);
        }
    }

    private HttpResponse<String> ask(int port, String path, String accept) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", accept)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private MetricsText metrics(WatchListener listener) throws Exception {
        HttpResponse<String> answer = ask(listener.port(), "/metrics", "text/plain");
        assertThat(answer.statusCode()).isEqualTo(200);
        return MetricsText.read(answer.body(), false);
    }

    @Test
    void nodeThatExchanges_isSeenInBothFormats_withoutAWordOfItsCases() throws Exception {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode node = neighbourhood.start("pa-security", "PA");
            AuthorityNode partner = neighbourhood.start("cr-migration", "CR");
            Neighbourhood.introduce(node, partner);
            neighbourhood.takeIn(
                    node,
                    "h.csv",
                    "id,nombre,telefono\nh1,Edelmiro Bastidas,+50760000001\nh2,Nilo Tejeira,+50760000002\n");
            neighbourhood.agree(node, partner);
            neighbourhood.settleVeil();
            NodeWatch watch = new NodeWatch(node, new Facts(), Set.of());
            DeskApi desk = new DeskApi(
                    node,
                    "/n/pa-security/",
                    List.of(),
                    new DeskEntrance(new CallerOrigin(Set.of()), SessionRules.usual()),
                    watch,
                    neighbourhood.clock(),
                    new SecureRandom());
            try (DeskServer server = DeskServer.start(HERE, 0, List.of(desk), Set.of("localhost"));
                    WatchListener listener = WatchListener.start(watch, new InetSocketAddress(HERE, 0))) {
                ask(server.port(), "/n/pa-security/api/cases/Edelmiro-Bastidas", "*/*");
                ask(server.port(), "/n/pa-security/api/Edelmiro-Bastidas", "*/*");
                MetricsText seen = metrics(listener);
                assertThat(seen.value("enlace_up", Map.of())).isEqualTo(1);
                assertThat(seen.value("enlace_database_connections_most", Map.of("pool", "people")))
                        .isPositive();
                assertThat(seen.value("enlace_database_waiting", Map.of("pool", "background")))
                        .isZero();
                assertThat(seen.value("enlace_intake_rows_total", Map.of())).isEqualTo(2);
                assertThat(seen.value("enlace_ledger_entries", Map.of()))
                        .isEqualTo(node.ledger().size());
                assertThat(seen.value("enlace_outbox_messages", Map.of("partner", "cr-migration")))
                        .isZero();
                assertThat(seen.value(
                                "enlace_deliveries_total", Map.of("partner", "cr-migration", "outcome", "ACCEPTED")))
                        .isPositive();
                assertThat(seen.value("enlace_last_backup_timestamp_seconds", Map.of()))
                        .isEqualTo(BACKUP.getEpochSecond());
                assertThat(seen.of("enlace_certificate_end_timestamp_seconds")).isEmpty();
                assertThat(seen.value(
                                "enlace_desk_request_duration_seconds_count",
                                Map.of("method", "GET", "route", "cases/{id}", "status", "4xx")))
                        .isEqualTo(1);
                assertThat(seen.value(
                                "enlace_desk_request_duration_seconds_count",
                                Map.of("method", "GET", "route", "other", "status", "4xx")))
                        .isEqualTo(1);
                assertThat(seen.of("enlace_partner_request_duration_seconds_count"))
                        .isNotEmpty();
                assertThat(seen.of("jvm_memory_used_bytes")).isNotEmpty();

                HttpResponse<String> open =
                        ask(listener.port(), "/metrics", "application/openmetrics-text; version=1.0.0");
                assertThat(open.headers().firstValue("Content-Type").orElseThrow())
                        .contains("openmetrics");
                MetricsText.read(open.body(), true);
                assertThat(open.body()).doesNotContain("Edelmiro", "Bastidas", "Tejeira", "50760000001");
                assertThat(ask(listener.port(), "/health", "*/*").body()).isEqualTo("{\"status\":\"UP\"}");
                assertThat(ask(listener.port(), "/other", "*/*").statusCode()).isEqualTo(404);
            }
        }
    }

    @Test
    void whatWaitsForASilentPartner_andAClockThatIsOff_areCountedAndSaid() throws Exception {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode node = neighbourhood.start("pa-security", "PA");
            MovingClock ahead = new MovingClock(neighbourhood.clock().instant().plus(Duration.ofMinutes(3)));
            AuthorityNode partner = neighbourhood.start("cr-migration", "CR", ahead);
            Neighbourhood.introduce(node, partner);
            neighbourhood.agree(node, partner);
            neighbourhood.settleVeil();
            NodeWatch watch = new NodeWatch(node, MachineFacts.none(), Set.of());
            try (WatchListener listener = WatchListener.start(watch, new InetSocketAddress(HERE, 0))) {
                assertThat(metrics(listener).value("enlace_clock_ahead_seconds", Map.of("partner", "cr-migration")))
                        .isBetween(178.0, 182.0);
                assertThat(watch.findings())
                        .anyMatch(finding -> finding.sentence().equals("watch.clock-ahead"));

                neighbourhood.stop(partner);
                neighbourhood.takeIn(node, "h.csv", "id,nombre,telefono\nh1,Edelmiro Bastidas,+50760000001\n");
                Neighbourhood.await(
                        "a message that waits",
                        () -> !node.database()
                                .read(node.mailroom().outbox()::waiting)
                                .isEmpty());
                Neighbourhood.await(
                        "a delivery that failed",
                        () -> node.mailroom()
                                .troubles()
                                .of(partner.authority().id())
                                .isPresent());
                neighbourhood.clock().move(Duration.ofHours(2));
                MetricsText seen = metrics(listener);
                assertThat(seen.value("enlace_outbox_messages", Map.of("partner", "cr-migration")))
                        .isPositive();
                assertThat(seen.value("enlace_outbox_oldest_seconds", Map.of("partner", "cr-migration")))
                        .isGreaterThanOrEqualTo(7_200);
                assertThat(seen.value(
                                "enlace_deliveries_total", Map.of("partner", "cr-migration", "outcome", "UNREACHABLE")))
                        .isPositive();
                assertThat(watch.findings())
                        .anyMatch(finding -> finding.sentence().equals("watch.trouble.UNREACHABLE"))
                        .anyMatch(finding -> finding.sentence().equals("watch.queue-old"))
                        .noneMatch(finding -> finding.area() == Area.BACKUP);
            }
        }
    }

    @Test
    void stranger_learnsNothing() throws Exception {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            NodeWatch watch = new NodeWatch(neighbourhood.start("pa-security", "PA"), MachineFacts.none(), Set.of());
            assertThat(watch.admits(InetAddress.ofLiteral("192.0.2.5"))).isFalse();
            assertThat(watch.admits(InetAddress.ofLiteral("::1"))).isTrue();
            Optional<InetAddress> other = outside();
            if (other.isPresent()) {
                try (WatchListener listener = WatchListener.start(watch, new InetSocketAddress(other.get(), 0))) {
                    HttpRequest request = HttpRequest.newBuilder(URI.create(
                                    "http://" + other.get().getHostAddress() + ":" + listener.port() + "/metrics"))
                            .build();
                    assertThat(http.send(request, BodyHandlers.ofString()))
                            .extracting(HttpResponse::statusCode, HttpResponse::body)
                            .containsExactly(403, "");
                }
            }
        }
    }

    /** An address of this machine that is not its loopback one, by which it calls itself as a stranger would. */
    private static Optional<InetAddress> outside() throws Exception {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
    }
}
