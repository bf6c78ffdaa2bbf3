// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.logging.Level;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.enlace.card.WireException;
import org.enlace.card.WireRefusal;
import org.enlace.crypto.CanonicalJson;
import org.enlace.envelope.EnvelopeParts;
import org.enlace.envelope.Receipt;
import org.enlace.line.ConnectionPatience;
import org.enlace.line.PinnedTls;
import org.enlace.line.RequestMark;
import org.enlace.line.RequestTimes;
import org.enlace.line.ServerDoorway;
import org.enlace.model.AuthorityId;

/**
 * The port at which partners deliver: HTTPS with TLS 1.3, both sides known by their pinned keys; an unknown key fails
 * the handshake. {@code POST /enlace/1/envelopes} takes an envelope up to one part's size and answers with a receipt;
 * {@code PUT /enlace/1/parts/DIGEST?start=N&total=M} takes the next part of a larger one (202 and {@code {"kept":N}}
 * until it is whole), {@code GET} on the same path tells how much is
 * kept, or answers with the receipt where the whole was taken before.
 */
public final class PartnerListener implements AutoCloseable {
    static final String ENVELOPES = "/enlace/1/envelopes";
    static final String PARTS = "/enlace/1/parts/";
    static final int LARGEST_BODY = EnvelopeParts.SIZE + 8_192;
    private static final int ROOM = 48 << 20;
    private static final int CONNECTIONS = 512;
    private static final int LINES_OF_ONE = 16;
    private static final int LARGE_AT_ONCE = 2;
    private static final int ANSWER_MILLIS = 10_000;
    private static final Logger LOG = System.getLogger(PartnerListener.class.getName());

    /** Kept here so that their level is not forgotten: they tell each start and stop, and a port in use by a trace. */
    private static final List<java.util.logging.Logger> QUIET = List.of(
            java.util.logging.Logger.getLogger("io.helidon.webserver.LoomServer"),
            java.util.logging.Logger.getLogger("io.helidon.webserver.ServerListener"));

    private final Mailroom mailroom;
    private final EnvelopeParts parts;
    private final WebServer server;
    private final ServerDoorway doorway;

    /** Lines of one partner that are answered at one time; its own node needs one. */
    private final Map<AuthorityId, Semaphore> lines = new ConcurrentHashMap<>();

    /** Large envelopes that are put together and applied at one time. */
    private final Semaphore large = new Semaphore(LARGE_AT_ONCE);

    private final InetSocketAddress address;
    private final RequestTimes times = new RequestTimes("partner");
    private int port;

    private PartnerListener(Mailroom mailroom, InetSocketAddress address, ConnectionPatience patience) {
        this.doorway = new ServerDoorway(patience, ROOM, CONNECTIONS);
        this.mailroom = mailroom;
        this.address = address;
        this.parts = new EnvelopeParts(mailroom.database());
        Tls tls = Tls.builder()
                .sslContext(PinnedTls.context(mailroom.keys(), this::isPartner))
                .clientAuth(TlsClientAuth.REQUIRED)
                .addEnabledProtocol(PinnedTls.VERSION)
                .endpointIdentificationAlgorithm("NONE")
                .build();
        WebServerConfig.Builder builder = WebServer.builder();
        doorway.guard(builder);
        this.server = builder.host(address.getHostString())
                .port(address.getPort())
                .tls(tls)
                .routing(this::route)
                .maxPayloadSize(LARGEST_BODY)
                .maxConcurrentRequests(64)
                .shutdownGracePeriod(Duration.ofMillis(500))
                .shutdownHook(false)
                .build();
    }

    /** Listens at {@code address}; port 0 takes a free one. WireException(PORT_UNUSABLE) where it is in use. */
    public static PartnerListener start(Mailroom mailroom, InetSocketAddress address) {
        return start(mailroom, address, ConnectionPatience.usual());
    }

    static PartnerListener start(Mailroom mailroom, InetSocketAddress address, ConnectionPatience patience) {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
        PartnerListener listener = new PartnerListener(mailroom, address, patience);
        listener.port = listener.server.start().port();
        if (listener.port <= 0) {
            listener.close();
            throw WireRefusal.PORT_UNUSABLE.because("host=" + address.getHostString() + " port=" + address.getPort());
        }
        return listener;
    }

    /** The port it listens at. */
    public int port() {
        return port;
    }

    /** Takes no more; requests in hand are answered or undone, and the partner delivers again. */
    @Override
    public void close() {
        server.stop();
        doorway.close();
    }

    private void route(HttpRouting.Builder routes) {
        routes.post(ENVELOPES, (request, response) -> answer(request, response, "envelopes", this::envelope))
                .get(PARTS + "{digest}", (request, response) -> answer(request, response, "parts/{digest}", this::kept))
                .put(
                        PARTS + "{digest}",
                        (request, response) -> answer(request, response, "parts/{digest}", this::part));
    }

    private interface Step {
        Reply run(AuthorityId peer, ServerRequest request, ServerDoorway.Claim claim);
    }

    private record Reply(Status status, String json) {
        static Reply empty(Status status) {
            return new Reply(status, "");
        }

        static Reply receipt(Receipt receipt) {
            return new Reply(Status.OK_200, new String(receipt.bytes(), StandardCharsets.UTF_8));
        }

        static Reply kept(long kept) {
            return new Reply(Status.ACCEPTED_202, CanonicalJson.text(Map.of("kept", kept)));
        }
    }

    /** The date is that of this node's clock, by which a partner knows how far its own is from it. */
    private void answer(ServerRequest request, ServerResponse response, String route, Step step) {
        String mark = RequestMark.fresh();
        RequestMark.within(mark, () -> {
            long start = System.nanoTime();
            Reply reply = reply(request, step);
            response.status(reply.status())
                    .header("Content-Type", "application/json")
                    .header("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now()))
                    .header(RequestMark.HEADER, mark)
                    .send(reply.json().getBytes(StandardCharsets.UTF_8));
            times.answered(
                    request.prologue().method().text(),
                    route,
                    reply.status().code(),
                    Duration.ofNanos(System.nanoTime() - start));
        });
    }

    private OffsetDateTime now() {
        return mailroom.clock().instant().atOffset(ZoneOffset.UTC);
    }

    /** How long its answers took. */
    public RequestTimes times() {
        return times;
    }

    /**
     * Whether it answers whoever calls from this machine: the handshake of a caller that it does not know, up to where it has shown
     * its own key.
     */
    public boolean answers() {
        InetAddress bound = address.getAddress();
        InetAddress here = bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
        String own = mailroom.keys().tlsPin();
        AtomicBoolean shown = new AtomicBoolean();
        SSLContext context = PinnedTls.context(mailroom.keys(), pin -> {
            shown.set(pin.equals(own));
            return shown.get();
        });
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(here, port), ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            try (SSLSocket line =
                    (SSLSocket) context.getSocketFactory().createSocket(socket, here.getHostAddress(), port, false)) {
                line.startHandshake();
            }
        } catch (IOException refused) {
            // It does not know this key, and may say so before the handshake is over: what counts is what it had shown.
        }
        return shown.get();
    }

    private Reply reply(ServerRequest request, Step step) {
        try {
            return peer(request)
                    .map(peer -> inLine(peer.id(), request, step))
                    .orElseGet(() -> Reply.empty(Status.FORBIDDEN_403));
        } catch (IllegalArgumentException | NoSuchElementException | WireException unfit) {
            return Reply.empty(Status.BAD_REQUEST_400);
        } catch (RuntimeException failed) {
            String cause = failed.getClass().getName();
            LOG.log(Logger.Level.WARNING, "an envelope could not be taken, its sender tries again: cause=" + cause);
            return Reply.empty(Status.SERVICE_UNAVAILABLE_503);
        }
    }

    /** Answers a partner unless it has too many requests open already: it calls again. */
    private Reply inLine(AuthorityId peer, ServerRequest request, Step step) {
        Semaphore open = lines.computeIfAbsent(peer, first -> new Semaphore(LINES_OF_ONE));
        if (!open.tryAcquire()) {
            return Reply.empty(Status.SERVICE_UNAVAILABLE_503);
        }
        try (ServerDoorway.Claim claim = doorway.claim(request)) {
            return step.run(peer, request, claim);
        } finally {
            open.release();
        }
    }

    private Reply envelope(AuthorityId peer, ServerRequest request, ServerDoorway.Claim claim) {
        return withBody(request, claim, body -> Reply.receipt(mailroom.inbox().receive(body, peer)));
    }

    private Reply kept(AuthorityId peer, ServerRequest request, ServerDoorway.Claim claim) {
        String digest = digest(request);
        return mailroom.inbox()
                .receipt(peer, digest)
                .map(Reply::receipt)
                .orElseGet(() -> Reply.kept(parts.kept(peer, digest)));
    }

    private Reply part(AuthorityId peer, ServerRequest request, ServerDoorway.Claim claim) {
        String digest = digest(request);
        long start = Long.parseLong(request.query().get("start"));
        int total = Integer.parseInt(request.query().get("total"));
        return withBody(request, claim, body -> {
            long kept = mailroom.inbox().inLane(peer, () -> parts.add(peer, digest, start, total, body));
            return kept == total ? whole(peer, digest, total) : Reply.kept(kept);
        });
    }

    /** Puts a large envelope together and applies it: a few at a time, for it takes several times its size in memory. */
    private Reply whole(AuthorityId peer, String digest, int total) {
        large.acquireUninterruptibly();
        try {
            return parts.whole(peer, digest, total)
                    .map(encoded -> Reply.receipt(mailroom.inbox().receive(encoded, peer)))
                    .orElseGet(() -> Reply.kept(total));
        } finally {
            large.release();
        }
    }

    private static String digest(ServerRequest request) {
        String digest = request.path().pathParameters().get("digest");
        if (!CanonicalJson.DIGEST.matcher(digest).matches()) {
            throw new IllegalArgumentException("digest must be 64 hexadecimal digits");
        }
        return digest;
    }

    private static Reply withBody(ServerRequest request, ServerDoorway.Claim claim, Function<byte[], Reply> next) {
        return switch (claim.read(request.content().inputStream(), LARGEST_BODY)) {
            case ServerDoorway.Body.Whole(byte[] body) -> next.apply(body);
            case ServerDoorway.Body.TooLarge() -> Reply.empty(Status.REQUEST_ENTITY_TOO_LARGE_413);
            case ServerDoorway.Body.NoRoom(), ServerDoorway.Body.Cut() -> Reply.empty(Status.SERVICE_UNAVAILABLE_503);
        };
    }

    private boolean isPartner(String pin) {
        return mailroom.database()
                .read(tx -> mailroom.partners().findByPin(tx, pin).isPresent());
    }

    private Optional<PinnedPartner> peer(ServerRequest request) {
        Certificate[] chain = request.remotePeer().tlsCertificates().orElse(new Certificate[0]);
        return chain.length == 0
                ? Optional.empty()
                : mailroom.database().read(tx -> mailroom.partners().findByPin(tx, PinnedTls.pin(chain[0])));
    }
}
