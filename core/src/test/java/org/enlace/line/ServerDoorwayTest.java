// SPDX-License-Identifier: Apache-2.0
package org.enlace.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.common.tls.Tls;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.enlace.card.NodeKeys;
import org.enlace.model.AuthorityId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server behind the doorway, and callers that send half of something. */
@Timeout(90)
class ServerDoorwayTest {
    private static final int MOST = 1 << 20;
    private static final int LINE = 12;
    private static final int ROOM = 2 << 20;
    private static final ConnectionPatience SHORT = new ConnectionPatience(
            Duration.ofMillis(800), Duration.ofMillis(600), Duration.ofMillis(900), 16 << 10, Duration.ofSeconds(3));

    /** Headers in which a handshake on a loaded machine fits, and no haste between the requests. */
    private static final ConnectionPatience LONGER = new ConnectionPatience(
            Duration.ofMillis(1_500), SHORT.silence(), SHORT.grace(), SHORT.bytesASecond(), Duration.ofSeconds(20));

    private static ServerDoorway doorway;
    private static WebServer server;

    @BeforeAll
    static void start() {
        doorway = new ServerDoorway(SHORT, ROOM, 64);
        WebServerConfig.Builder builder = WebServer.builder();
        doorway.guard(builder);
        server = builder.address(InetAddress.getLoopbackAddress())
                .port(0)
                .shutdownHook(false)
                .routing(HttpRouting.builder().any(ServerDoorwayTest::answer))
                .build()
                .start();
    }

    @AfterAll
    static void stop() {
        server.stop();
        doorway.close();
    }

    private static void answer(ServerRequest request, ServerResponse response) {
        response.status(status(request)).send();
    }

    /** The room is free before the answer goes, so that whoever calls again at once finds it. */
    private static Status status(ServerRequest request) {
        try (ServerDoorway.Claim claim = doorway.claim(request)) {
            return switch (claim.read(request.content().inputStream(), MOST)) {
                case ServerDoorway.Body.Whole(byte[] bytes) ->
                    bytes.length == request.headers().contentLength().orElse(0)
                            ? Status.OK_200
                            : Status.BAD_REQUEST_400;
                case ServerDoorway.Body.TooLarge() -> Status.REQUEST_ENTITY_TOO_LARGE_413;
                case ServerDoorway.Body.NoRoom() -> Status.SERVICE_UNAVAILABLE_503;
                case ServerDoorway.Body.Cut() -> Status.REQUEST_TIMEOUT_408;
            };
        }
    }

    private static Socket call(String beginning) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** Sends one byte again and again until the server has had enough; how long that took. */
    private static Duration drip(Socket socket, int every) throws InterruptedException {
        long start = System.nanoTime();
        try (socket) {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            while (in.available() == 0) {
                out.write('x');
                out.flush();
                Thread.sleep(every);
            }
        } catch (IOException cut) {
            return Duration.ofNanos(System.nanoTime() - start);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static boolean endsWithoutMore(Socket socket) {
        try (socket) {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (IOException reset) {
            return !(reset instanceof java.net.SocketTimeoutException);
        }
    }

    @Test
    void cutsWhoeverConnectsAndSaysNothing() throws Exception {
        assertThat(endsWithoutMore(call(""))).isTrue();
        assertThat(endsWithoutMore(call("POST / HTTP/1.1\r\nHos"))).isTrue();
        assertThat(endsWithoutMore(call("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nab")))
                .isTrue();
    }

    @Test
    void cutsHeadersThatNeverEnd() throws Exception {
        assertThat(drip(call("POST / HTTP/1.1\r\nHost: a\r\nX-Long: "), 100)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void cutsABodyThatComesByteByByte() throws Exception {
        assertThat(drip(call("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n"), 100))
                .isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void readsAWholeBody_andKnowsOneThatIsTooLarge() throws Exception {
        assertThat(answerTo(MOST)).contains(" 200");
        assertThat(answerTo(0)).contains(" 200");
        assertThat(answerTo(MOST + 1)).contains(" 413");
    }

    private static String answerTo(int length) throws IOException {
        try (Socket socket =
                call("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: " + length + "\r\n\r\n")) {
            try {
                socket.getOutputStream().write(new byte[length]);
            } catch (IOException answeredBefore) {
                // It has said what it says without reading on.
            }
            return new String(socket.getInputStream().readNBytes(LINE), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void holdsNoMoreBytesThanItHasRoom_howeverManyBodiesAreHalfSent() throws Exception {
        List<Socket> halfSent = new ArrayList<>();
        for (int caller = 0; caller < 6; caller++) {
            Socket socket = call("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + MOST + "\r\n\r\n");
            halfSent.add(socket);
            try {
                socket.getOutputStream().write(new byte[MOST - 1]);
            } catch (IOException turnedAway) {
                assertThat(turnedAway).isNotNull();
            }
        }
        List<String> answers = new ArrayList<>();
        for (Socket socket : halfSent) {
            try (socket) {
                byte[] answer = socket.getInputStream().readNBytes(12);
                answers.add(new String(answer, StandardCharsets.US_ASCII));
            } catch (IOException cut) {
                answers.add("");
            }
        }
        assertThat(answers).as("whoever comes after the room is full").contains("HTTP/1.1 503");
        String again = answerTo(MOST);
        for (long end = System.nanoTime() + 10_000_000_000L; !again.contains(" 200") && System.nanoTime() < end; ) {
            Thread.sleep(50);
            again = answerTo(MOST);
        }
        assertThat(again)
                .as("the room is free again, once the server has noticed that they are gone")
                .contains(" 200");
    }

    @Test
    void keepsAConnection_whoseRequestsComeInTime_alsoOverTls() throws Exception {
        NodeKeys keys = NodeKeys.generate(AuthorityId.of("pa-security"), Clock.systemUTC(), new SecureRandom());
        SSLContext context = PinnedTls.context(keys, pin -> true);
        ServerDoorway guarded = new ServerDoorway(LONGER, ROOM, 64);
        WebServerConfig.Builder builder = WebServer.builder();
        guarded.guard(builder);
        WebServer secure = builder.address(InetAddress.getLoopbackAddress())
                .port(0)
                .shutdownHook(false)
                .tls(Tls.builder()
                        .sslContext(context)
                        .endpointIdentificationAlgorithm("NONE")
                        .build())
                .routing(HttpRouting.builder()
                        .any((request, response) -> response.send(
                                String.valueOf(request.remotePeer().port()))))
                .build()
                .start();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .sslParameters(PinnedTls.parameters())
                .build();
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + secure.port() + "/"))
                    .build();
            List<String> ports = new ArrayList<>();
            ports.add(client.send(request, BodyHandlers.ofString()).body());
            for (int again = 0; again < 2; again++) {
                Thread.sleep(LONGER.headers().plusMillis(500));
                ports.add(client.send(request, BodyHandlers.ofString()).body());
            }
            assertThat(Set.copyOf(ports)).as("one connection for all").hasSize(1);
        } finally {
            client.shutdownNow();
            secure.stop();
            guarded.close();
        }
    }
}
