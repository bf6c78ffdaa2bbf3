// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.enlace.card.NodeCard;
import org.enlace.card.NodeKeys;
import org.enlace.crypto.ClosedJsonObject;
import org.enlace.envelope.ChannelNotice;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.EnvelopeParts;
import org.enlace.envelope.Receipt;
import org.enlace.line.PinnedTls;

/** An HTTPS client to one partner and nobody else: the other end must show the TLS key that the partner's card pins. */
final class PartnerLine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final NodeCard card;
    private final HttpClient client;
    private final Clock clock;
    private volatile Optional<Duration> ahead = Optional.empty();

    /** The partner answered with another HTTP status than one of a receipt. */
    static final class AnswerException extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final int status;

        AnswerException(String message, int status) {
            super(message + ": status=" + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    PartnerLine(NodeKeys keys, NodeCard card, Clock clock, Executor executor) {
        this.card = card;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .sslContext(PinnedTls.context(keys, card.tlsPin()::equals))
                .sslParameters(PinnedTls.parameters())
                .executor(executor)
                .build();
    }

    NodeCard card() {
        return card;
    }

    /** Delivers one envelope, in parts where it is large, and returns the partner's answer as it came. */
    Receipt deliver(Envelope envelope) throws IOException, InterruptedException {
        return deliver(envelope, () -> true);
    }

    /** As above; {@code goes} is asked before each part after the first. IOException where it says no. */
    Receipt deliver(Envelope envelope, BooleanSupplier goes) throws IOException, InterruptedException {
        byte[] encoded = envelope.encoded();
        return encoded.length <= PartnerListener.LARGEST_BODY
                ? post(encoded)
                : inParts(PartnerListener.PARTS + envelope.digest(), encoded, goes);
    }

    /** Delivers a notice about a channel. */
    Receipt deliver(ChannelNotice notice) throws IOException, InterruptedException {
        return post(notice.bytes());
    }

    /** The partner's receipt for an envelope that it may have taken before; nothing of the envelope is sent. */
    Optional<Receipt> receipt(String digest) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                send(request(PartnerListener.PARTS + digest).GET());
        return answer.statusCode() == 202 ? Optional.empty() : Optional.of(receipt(answer));
    }

    private Receipt post(byte[] encoded) throws IOException, InterruptedException {
        return receipt(send(request(PartnerListener.ENVELOPES).POST(BodyPublishers.ofByteArray(encoded))));
    }

    private Receipt inParts(String path, byte[] encoded, BooleanSupplier goes)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> before = send(request(path).GET());
        if (before.statusCode() == 200) {
            return receipt(before);
        }
        long kept = kept(before);
        while (true) {
            int start = Math.clamp(kept, 0, encoded.length - 1);
            start -= start % EnvelopeParts.SIZE;
            byte[] part = Arrays.copyOfRange(encoded, start, Math.min(encoded.length, start + EnvelopeParts.SIZE));
            HttpResponse<byte[]> answer = send(request(path + "?start=" + start + "&total=" + encoded.length)
                    .PUT(BodyPublishers.ofByteArray(part)));
            if (answer.statusCode() == 200) {
                return receipt(answer);
            }
            long now = kept(answer);
            if (now <= start) {
                throw new IOException("the partner must keep a part: start=" + start + " kept=" + now);
            }
            kept = now;
            if (!goes.getAsBoolean()) {
                throw new IOException("an envelope was withdrawn on its way: kept=" + kept);
            }
        }
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        Instant before = clock.instant();
        HttpResponse<byte[]> answer = client.send(
                request.timeout(PATIENCE).build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), Receipt.LARGEST));
        Instant after = clock.instant();
        ahead = answer.headers().firstValue("Date").flatMap(date -> ahead(date, before, after));
        return answer;
    }

    /** How far the partner's clock is ahead of this one, or behind it where negative, by its last answer; to a second or so. */
    Optional<Duration> ahead() {
        return ahead;
    }

    /** A date of HTTP has no parts of a second: half a second is added, the middle of the answer's way taken. */
    private static Optional<Duration> ahead(String date, Instant before, Instant after) {
        try {
            Instant said = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
            return Optional.of(Duration.between(middle, said.plusMillis(500)));
        } catch (DateTimeException unfit) {
            return Optional.empty();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(card.endpoint() + path));
    }

    private static Receipt receipt(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new AnswerException("the partner must answer with a receipt", answer.statusCode());
        }
        return Receipt.parse(answer.body());
    }

    private static long kept(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() != 202) {
            throw new AnswerException("the partner must say what it keeps", answer.statusCode());
        }
        try {
            return ClosedJsonObject.read(answer.body(), fields -> fields.whole("kept", 0));
        } catch (IllegalArgumentException unfit) {
            throw new IOException("the partner must say what it keeps", unfit);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
