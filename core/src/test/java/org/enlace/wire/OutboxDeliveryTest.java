// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLParameters;
import org.enlace.Chance;
import org.enlace.card.NodeCard;
import org.enlace.card.NodeKeys;
import org.enlace.card.WireException;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.EnvelopeHeader;
import org.enlace.envelope.EnvelopeParts;
import org.enlace.envelope.MessageVerdict;
import org.enlace.line.PinnedTls;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxDeliveryTest {
    private static final DeliveryPace FAST =
            new DeliveryPace(Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofSeconds(10));

    private Room colombia;
    private Room panama;

    @BeforeEach
    void openRooms() {
        colombia = Room.fresh("co-delivery");
        panama = Room.fresh("pa-delivery");
        panama.pin(colombia.card(1));
    }

    @AfterEach
    void closeRooms() {
        colombia.close();
        panama.close();
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    @Test
    void messages_arriveInOrder_andAreReceipted() throws Exception {
        try (PartnerListener listener = panama.listen();
                OutboxDelivery delivery = OutboxDelivery.start(colombia.mailroom, FAST)) {
            colombia.pin(panama.card(listener.port()));
            numbers(30).forEach(n -> colombia.send(panama.id(), n));
            Room.until(() -> colombia.traffic().received() == 30);
            assertThat(panama.applied()).isEqualTo(numbers(30));
            assertThat(colombia.partner(panama).heard()).isPresent();
            assertThat(colombia.log.receipted).hasSize(30);
            assertThat(delivery).isNotNull();
        }
    }

    @Test
    void newRow_wakesTheDelivery_atOnce() throws Exception {
        DeliveryPace never = new DeliveryPace(
                FAST.first(), FAST.longest(), Duration.ofHours(1)); // looks again only where it is woken
        try (PartnerListener listener = panama.listen();
                OutboxDelivery delivery = OutboxDelivery.start(colombia.mailroom, never)) {
            colombia.pin(panama.card(listener.port()));
            colombia.send(panama.id(), "first");
            Room.until(() -> colombia.traffic().received() == 1);
            Thread.sleep(100);
            colombia.send(panama.id(), "second");
            Room.until(() -> colombia.traffic().received() == 2);
            assertThat(delivery).isNotNull();
        }
    }

    @Test
    void bothStops_loseNothing() throws Exception {
        int port;
        try (PartnerListener listener = panama.listen()) {
            port = listener.port();
        }
        colombia.pin(panama.card(port));
        try (OutboxDelivery without = OutboxDelivery.start(colombia.mailroom, FAST)) {
            numbers(5).forEach(n -> colombia.send(panama.id(), n));
            Room.until(() -> colombia.partner(panama).tried().isPresent());
            assertThat(without).isNotNull();
        }
        assertThat(colombia.traffic().pending()).isEqualTo(5);
        Room restarted = colombia.again();
        try (PartnerListener listener =
                        PartnerListener.start(panama.mailroom, new InetSocketAddress("127.0.0.1", port));
                OutboxDelivery again = OutboxDelivery.start(restarted.mailroom, FAST)) {
            Room.until(() -> colombia.traffic().received() == 5);
            assertThat(panama.applied()).isEqualTo(numbers(5));
            assertThat(again).isNotNull();
            assertThat(listener.port()).isEqualTo(port);
        } finally {
            restarted.close();
        }
    }

    @Test
    void portInUse_isSaid() {
        try (PartnerListener first = panama.listen()) {
            InetSocketAddress taken = new InetSocketAddress("127.0.0.1", first.port());
            assertThatThrownBy(() -> PartnerListener.start(colombia.mailroom, taken))
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("port=" + first.port());
        }
    }

    @Test
    void unknownTlsKey_failsTheHandshake() throws Exception {
        NodeKeys stranger = NodeKeys.generate(colombia.id(), Clock.systemUTC(), new SecureRandom());
        try (PartnerListener listener = panama.listen()) {
            URI uri = URI.create("https://127.0.0.1:" + listener.port() + PartnerListener.ENVELOPES);
            assertThat(post(colombia.keys, uri, PinnedTls.parameters())).isEqualTo(200);
            assertThatThrownBy(() -> post(stranger, uri, PinnedTls.parameters()))
                    .isInstanceOf(java.io.IOException.class);
            SSLParameters old = new SSLParameters();
            old.setProtocols(new String[] {"TLSv1.2"});
            assertThatThrownBy(() -> post(colombia.keys, uri, old)).isInstanceOf(java.io.IOException.class);
        }
    }

    private static int post(NodeKeys keys, URI uri, SSLParameters parameters) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(PinnedTls.context(keys, pin -> true))
                .sslParameters(parameters)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[10]))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void wrongServerKey_getsNoEnvelope() throws Exception {
        Room impostor = Room.fresh("mx-delivery");
        impostor.pin(colombia.card(1));
        try (PartnerListener listener = impostor.listen();
                OutboxDelivery delivery = OutboxDelivery.start(colombia.mailroom, FAST)) {
            colombia.pin(impostor.card(listener.port()));
            colombia.pin(panama.card(listener.port()));
            colombia.send(panama.id(), "secret");
            Room.until(() -> colombia.partner(panama).tried().isPresent());
            Thread.sleep(300);
            assertThat(colombia.traffic().pending()).isEqualTo(1);
            assertThat(impostor.log.answered).isEmpty();
            assertThat(delivery).isNotNull();
        } finally {
            impostor.close();
        }
    }

    @Test
    void largeContent_resumesWhereTheLineBroke() throws Exception {
        byte[] large = new byte[5 * EnvelopeParts.SIZE + 12_345];
        new Random(3).nextBytes(large);
        try (PartnerListener listener = panama.listen();
                Saboteur line = new Saboteur(listener.port(), () -> 2_600_000);
                OutboxDelivery delivery = OutboxDelivery.start(colombia.mailroom, FAST)) {
            colombia.pin(panama.card(line.port()));
            colombia.send(panama.id(), large);
            Room.until(() -> colombia.traffic().received() == 1);
            byte[] applied = panama.database.read(tx -> tx.createQuery("select content from applied")
                    .mapTo(byte[].class)
                    .one());
            assertThat(Arrays.equals(applied, large)).isTrue();
            assertThat(line.connections()).isBetween(3, 5);
            long left = panama.database.read(tx -> tx.createQuery("select count(*) from wire_part")
                    .mapTo(Long.class)
                    .one());
            assertThat(left).isZero();
            assertThat(delivery).isNotNull();
        }
    }

    @Test
    void randomFailures_loseNothing_applyNothingTwice_andKeepTheOrder() throws Exception {
        long seed = Chance.seed(1);
        System.err.println("seed of randomFailures: " + seed);
        Random random = new Random(seed);
        List<String> sent = new ArrayList<>();
        PartnerListener listener = panama.listen();
        try (Saboteur line = new Saboteur(listener.port(), () -> random.nextInt(12_000))) {
            colombia.pin(panama.card(line.port()));
            OutboxDelivery delivery = OutboxDelivery.start(colombia.mailroom, FAST);
            for (int n = 0; n < 80; n++) {
                String text = n + "x".repeat(random.nextInt(3_000));
                colombia.send(panama.id(), text);
                sent.add(text);
                switch (random.nextInt(12)) {
                    case 0 -> line.cut();
                    case 1 -> {
                        delivery.close();
                        delivery = OutboxDelivery.start(colombia.mailroom, FAST);
                    }
                    case 2 -> {
                        listener.close();
                        listener = panama.listen();
                        line.lead(listener.port());
                    }
                    default -> Thread.sleep(random.nextInt(15));
                }
            }
            line.repair();
            Room.until(() -> colombia.traffic().received() == 80);
            delivery.close();
        } finally {
            listener.close();
        }
        assertThat(panama.applied()).isEqualTo(sent);
        assertThat(colombia.traffic().lost()).isZero();
        assertThat(panama.traffic().taken()).isEqualTo(80);
    }

    @Test
    void partnerThatLostItsDatabase_isToldWhatIsGone_andGetsTheNext() throws Exception {
        try (PartnerListener listener = panama.listen();
                OutboxDelivery delivery = OutboxDelivery.start(colombia.mailroom, FAST)) {
            colombia.pin(panama.card(listener.port()));
            numbers(3).forEach(n -> colombia.send(panama.id(), n));
            Room.until(() -> colombia.traffic().received() == 3);
            panama.database.useTransaction(tx -> {
                tx.execute("delete from wire_inbox");
                tx.execute("delete from applied");
                tx.execute("update wire_arrival set next = 1, last = ?", EnvelopeHeader.NONE);
            });
            colombia.send(panama.id(), "3");
            Room.until(() -> colombia.traffic().received() == 4);
            assertThat(panama.applied()).containsExactly("3");
            assertThat(panama.log.gaps.stream().map(ChannelGap::size)).containsExactly(3L);
            assertThat(colombia.log.gaps.stream().map(ChannelGap::size)).containsExactly(3L);
            assertThat(delivery).isNotNull();
        }
    }

    @Test
    void answersOfOneMessage_goOutInItsTransaction() throws Exception {
        panama.mailroom.inbox().register("test.ask", (tx, envelope) -> {
            panama.mailroom.outbox().send(tx, envelope.sender(), Room.TYPE, envelope.content());
            return MessageVerdict.accepted();
        });
        try (PartnerListener there = panama.listen();
                PartnerListener here = colombia.listen();
                OutboxDelivery to = OutboxDelivery.start(colombia.mailroom, FAST);
                OutboxDelivery back = OutboxDelivery.start(panama.mailroom, FAST)) {
            colombia.watch.turn(Duration.ofMinutes(1));
            panama.pin(colombia.card(here.port()));
            colombia.pin(panama.card(there.port()));
            colombia.database.useTransaction(
                    tx -> colombia.mailroom.outbox().send(tx, panama.id(), "test.ask", "hello".getBytes()));
            Room.until(() -> colombia.applied().equals(List.of("hello")));
            assertThat(List.of(to, back)).hasSize(2);
        }
    }

    @Test
    void fivePorts_inOneProcess_stopCleanly() {
        List<PartnerListener> all = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            all.add(panama.listen());
        }
        all.forEach(PartnerListener::close);
        assertThat(all.stream().map(PartnerListener::port).filter(port -> isOpen(port)))
                .isEmpty();
    }

    private static boolean isOpen(int port) {
        try (java.net.Socket socket = new java.net.Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (java.io.IOException closed) {
            return false;
        }
    }

    @Test
    void line_refusesAnAnswerThatIsNoReceipt() throws Exception {
        Authority authority = new Authority(AuthorityId.of("xx-liar"), Authority.Kind.SECURITY, "XX", "Liar");
        NodeCard card = NodeCard.of(authority, URI.create("https://127.0.0.1:9"), panama.keys, panama.watch.instant());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                PartnerLine line = new PartnerLine(colombia.keys, card, Clock.systemUTC(), threads)) {
            Envelope envelope;
            colombia.pin(panama.card(9));
            envelope = colombia.send(panama.id(), "x");
            assertThatThrownBy(() -> line.deliver(envelope)).isInstanceOf(java.io.IOException.class);
        }
    }
}
