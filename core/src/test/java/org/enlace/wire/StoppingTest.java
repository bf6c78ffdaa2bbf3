// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import org.enlace.card.WireRefusal;
import org.enlace.envelope.ChannelNotice;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.EnvelopeHeader;
import org.enlace.envelope.Receipt;
import org.enlace.envelope.Receipt.Outcome;
import org.enlace.envelope.TypeAllowance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may no longer go, what overtakes it, and how two ends find each other again. */
class StoppingTest {
    private static final DeliveryPace FAST =
            new DeliveryPace(Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofSeconds(10));
    private static final String STOP = "share.agreement-suspend";

    private Room colombia;
    private Room panama;

    @BeforeEach
    void openRooms() {
        colombia = Room.fresh("co-stop");
        panama = Room.fresh("pa-stop");
        panama.pin(colombia.card(1));
        panama.mailroom.inbox().register(STOP, panama::apply);
    }

    @AfterEach
    void closeRooms() {
        colombia.close();
        panama.close();
    }

    private Envelope stop(String text) {
        return colombia.database.inTransaction(
                tx -> colombia.mailroom.outbox().send(tx, panama.id(), STOP, text.getBytes()));
    }

    private void deliverAll(Mailroom from) throws Exception {
        try (PartnerListener listener = panama.listen()) {
            colombia.watch.turn(Duration.ofSeconds(1));
            panama.watch.turn(Duration.ofSeconds(1));
            colombia.pin(panama.card(listener.port()));
            try (OutboxDelivery delivery = OutboxDelivery.start(from, FAST)) {
                Room.until(() -> colombia.traffic().pending() == 0);
                assertThat(delivery).isNotNull();
            }
        }
    }

    private static long count(Room room, String sql) {
        return room.database.<Long>read(
                tx -> tx.createQuery(sql).mapTo(Long.class).one());
    }

    @Test
    void whatMayNoLongerGo_neverLeaves_andNothingAfterItWaits() throws Exception {
        colombia.pin(panama.card(9));
        colombia.send(panama.id(), "one");
        colombia.send(panama.id(), "secret");
        colombia.send(panama.id(), "late");
        colombia.send(panama.id(), "two");
        stop("stop");
        colombia.stopped.put("secret", "SUSPENDED");
        colombia.stopped.put("late", "ENDED");

        assertThat(colombia.database
                        .inTransaction(tx -> colombia.mailroom.outbox().review(tx, panama.id()))
                        .intValue())
                .isEqualTo(2);
        assertThat(count(colombia, "select count(*) from wire_outbox where content is null"))
                .as("without a line, content is gone at once")
                .isEqualTo(2);
        assertThat(new String(export(colombia, panama), java.nio.charset.StandardCharsets.ISO_8859_1))
                .isNotEmpty();
        deliverAll(colombia.mailroom);

        assertThat(panama.applied()).as("the stop overtakes").containsExactly("stop", "one", "two");
        assertThat(colombia.log.withdrawn).containsExactly("SUSPENDED", "ENDED");
        assertThat(panama.log.answered.stream().map(Receipt::code))
                .containsExactly("", "", "WITHDRAWN", "WITHDRAWN", "");
        assertThat(colombia.traffic()).isEqualTo(new EnvelopeTraffic(5, 3, 0, 0, 0, 0));
        assertThat(count(
                        colombia,
                        "select count(*) from wire_outbox where content is not null and type <> '" + STOP + "'"))
                .as("content of what was delivered")
                .isZero();
    }

    @Test
    void isAskedAgain_atEachDelivery_andBeforeEachFile() throws Exception {
        colombia.pin(panama.card(9));
        colombia.send(panama.id(), "secret");
        byte[] before = export(colombia, panama);
        colombia.stopped.put("secret", "RECALLED");
        byte[] after = export(colombia, panama);
        colombia.send(panama.id(), "next");

        assertThat(after.length).isNotEqualTo(before.length);
        assertThat(take(panama, after)).isEqualTo(new EnvelopeBundle.Contents(1, 0, 0));
        assertThat(take(panama, before))
                .as("what was withdrawn does not come by an older file")
                .isNotNull();
        assertThat(panama.applied()).isEmpty();
        deliverAll(colombia.mailroom);
        assertThat(panama.applied()).containsExactly("next");
    }

    @Test
    void whatThePartnerTookBefore_isNotSaidToBeWithdrawn() throws Exception {
        colombia.pin(panama.card(9));
        byte[] sent = colombia.send(panama.id(), "taken").encoded();
        assertThat(panama.mailroom.inbox().receive(sent).outcome()).isEqualTo(Outcome.ACCEPTED);
        colombia.stopped.put("taken", "SUSPENDED");
        deliverAll(colombia.mailroom);
        assertThat(colombia.log.receipted.stream().map(Receipt::outcome)).containsExactly(Outcome.ACCEPTED);
        assertThat(panama.applied()).containsExactly("taken");
    }

    @Test
    void expired_isNotDelivered() throws Exception {
        colombia.pin(panama.card(9));
        colombia.send(panama.id(), "old");
        stop("stop");
        colombia.watch.turn(EnvelopeOutbox.LIFE.plusSeconds(1));
        deliverAll(colombia.mailroom);
        assertThat(panama.applied()).as("a stop is heard also after months").containsExactly("stop");
        assertThat(colombia.traffic().lost()).isEqualTo(1);
    }

    @Test
    void recipientSetBack_getsStepsAgain_andIsToldOfTheRest() throws Exception {
        colombia.pin(panama.card(9));
        List.of("0", "1", "2").forEach(n -> colombia.send(panama.id(), n));
        stop("stop");
        deliverAll(colombia.mailroom);
        panama.database.useTransaction(tx -> {
            tx.execute("delete from wire_inbox where channel = 'AGREEMENTS' or sequence > 1");
            tx.execute("delete from applied");
            tx.execute("update wire_arrival set next = 1, last = ? where channel = 'AGREEMENTS'", EnvelopeHeader.NONE);
            tx.execute(
                    "update wire_arrival set next = 2, last = (select digest from wire_inbox) where channel = 'MAIN'");
        });
        colombia.send(panama.id(), "3");
        stop("end");
        deliverAll(colombia.mailroom);

        assertThat(panama.applied()).containsExactly("stop", "end", "3");
        assertThat(panama.log.gaps)
                .containsExactly(
                        new ChannelGap(colombia.id(), false, ChannelGap.Cause.RECIPIENT_SET_BACK, 2, 3, List.of()));
        assertThat(colombia.log.gaps.stream().map(ChannelGap::cause))
                .containsExactly(ChannelGap.Cause.SENT_AGAIN, ChannelGap.Cause.RECIPIENT_SET_BACK);
        assertThat(colombia.log.gaps.getLast().envelopes()).hasSize(2);
    }

    @Test
    void aStepThatTheRecipientNeverTook_keepsNoOtherBack() throws Exception {
        colombia.pin(panama.card(9));
        stop("first");
        stop("held");
        stop("no");
        stop("last");
        colombia.stopped.put("held", "SUSPENDED");
        deliverAll(colombia.mailroom);
        assertThat(panama.applied()).containsExactly("first", "last");
        panama.database.useTransaction(tx -> {
            tx.execute("delete from wire_inbox");
            tx.execute("delete from applied");
            tx.execute("update wire_arrival set next = 1, last = ?", EnvelopeHeader.NONE);
        });
        stop("end");
        deliverAll(colombia.mailroom);

        assertThat(panama.applied()).containsExactly("first", "last", "end");
        assertThat(colombia.log.gaps.stream().map(ChannelGap::cause)).containsExactly(ChannelGap.Cause.SENT_AGAIN);
    }

    @Test
    void aFileThatIsOverTheAllowance_isNoGap() throws Exception {
        colombia.pin(panama.card(9));
        int most = TypeAllowance.of("wire.card").anHour();
        panama.mailroom.inbox().register("wire.card", panama::apply);
        for (int i = 0; i < most + 3; i++) {
            byte[] content = ("c" + i).getBytes();
            colombia.database.useTransaction(
                    tx -> colombia.mailroom.outbox().send(tx, panama.id(), "wire.card", content));
        }
        for (int round = 0; round < 2; round++) {
            take(panama, export(colombia, panama));
            take(colombia, export(panama, colombia));
        }
        assertThat(panama.applied()).hasSize(most);
        assertThat(colombia.log.gaps).isEmpty();
        colombia.watch.turn(Duration.ofHours(1));
        panama.watch.turn(Duration.ofHours(1));
        take(panama, export(colombia, panama));
        assertThat(panama.applied()).hasSize(most + 3);
    }

    @Test
    void anUnreadableEnvelope_doesNotLeave_andHoldsNothingUp() throws Exception {
        colombia.pin(panama.card(9));
        colombia.send(panama.id(), "unreadable");
        colombia.send(panama.id(), "next");
        colombia.stopped.put("unreadable", Room.FAILS);
        deliverAll(colombia.mailroom);
        assertThat(panama.applied()).containsExactly("next");
        assertThat(colombia.log.withdrawn).containsExactly("UNREADABLE");
    }

    @Test
    void senderSetBack_isHeardAgain_inBothChannels() throws Exception {
        colombia.pin(panama.card(9));
        colombia.send(panama.id(), "0");
        deliverAll(colombia.mailroom);
        String last =
                colombia.database.read(tx -> tx.createQuery("select last from wire_channel where channel = 'MAIN'")
                        .mapTo(String.class)
                        .one());
        List.of("1", "2").forEach(n -> colombia.send(panama.id(), n));
        byte[] lost = stop("forgotten").encoded();
        deliverAll(colombia.mailroom);
        colombia.database.useTransaction(tx -> {
            tx.execute("delete from wire_outbox where channel = 'AGREEMENTS' or sequence > 1");
            tx.execute("update wire_channel set next = 2, last = ? where channel = 'MAIN'", last);
            tx.execute("update wire_channel set next = 1, last = ? where channel = 'AGREEMENTS'", EnvelopeHeader.NONE);
        });
        colombia.send(panama.id(), "after");
        stop("stop");
        deliverAll(colombia.mailroom);

        assertThat(panama.applied()).containsExactly("0", "forgotten", "1", "2", "stop", "after");
        assertThat(panama.mailroom.inbox().receive(lost).outcome())
                .as("what was taken stays taken and is not applied twice")
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(panama.applied()).hasSize(6);
        assertThat(panama.log.gaps)
                .containsExactly(
                        new ChannelGap(colombia.id(), false, ChannelGap.Cause.SENDER_SET_BACK, 1, 1, List.of()),
                        new ChannelGap(colombia.id(), false, ChannelGap.Cause.SENDER_SET_BACK, 2, 3, List.of()));
        assertThat(colombia.log.gaps.stream().map(ChannelGap::size)).containsExactly(1L, 2L);
    }

    @Test
    void bothEndsFindEachOther_byFileToo() throws Exception {
        colombia.pin(panama.card(9));
        colombia.send(panama.id(), "0");
        take(panama, export(colombia, panama));
        take(colombia, export(panama, colombia));
        colombia.database.useTransaction(tx -> {
            tx.execute("delete from wire_outbox");
            tx.execute("update wire_channel set next = 1, last = ?", EnvelopeHeader.NONE);
        });
        colombia.send(panama.id(), "1");
        for (int round = 0; round < 3; round++) {
            take(panama, export(colombia, panama));
            take(colombia, export(panama, colombia));
        }
        assertThat(panama.applied()).containsExactly("0", "1");
        assertThat(colombia.traffic().pending()).isZero();
        assertThat(panama.log.gaps).hasSize(1);
        assertThat(colombia.log.gaps).hasSize(1);
    }

    @Test
    void partnerThatAlwaysMissesEverything_isMetAfterPausesThatGrow() {
        colombia.pin(panama.card(9));
        List.of("0", "1", "2").forEach(n -> colombia.send(panama.id(), n));
        Envelope head = colombia.send(panama.id(), "3");
        int met = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            colombia.watch.turn(Duration.ofMinutes(1));
            met += says(head, WireRefusal.OUT_OF_ORDER, 1) ? 1 : 0;
        }
        assertThat(met).isBetween(5, 12);
        colombia.watch.turn(Duration.ofDays(2));
        assertThat(says(head, WireRefusal.REPLAYED, 9)).as("after a quiet day").isTrue();
        assertThat(says(head, WireRefusal.REPLAYED, 9)).isFalse();
    }

    private boolean says(Envelope head, WireRefusal refusal, long next) {
        Receipt receipt = Receipt.sign(
                panama.keys,
                panama.id(),
                Receipt.Delivered.of(head.header()),
                Receipt.Ruling.of(Outcome.RETURNED, refusal),
                next,
                head.header().created());
        return colombia.database
                .inTransaction(tx -> colombia.mailroom.receiptSettlement().envelope(tx, head.header(), receipt))
                .booleanValue();
    }

    @Test
    void senderThatAlwaysRestarts_isNotBelieved() {
        colombia.pin(panama.card(9));
        Envelope one = colombia.send(panama.id(), "1");
        panama.mailroom.inbox().receive(one.encoded());
        ChannelNotice first = ChannelNotice.restored(
                colombia.keys, one.header(), 2, one.header().created());
        Receipt taken = panama.mailroom.inbox().receive(first.bytes());
        assertThat(taken.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(panama.mailroom.inbox().receive(first.bytes()).next())
                .as("said twice")
                .isEqualTo(1);
        ChannelNotice soon = ChannelNotice.restored(
                colombia.keys, one.header(), 1 + 1, one.header().created().plusSeconds(599));
        panama.mailroom.inbox().receive(one.encoded());
        assertThat(panama.mailroom.inbox().receive(soon.bytes()).outcome()).isEqualTo(Outcome.RETURNED);
        assertThat(panama.log.gaps).hasSize(1);
        assertThat(panama.applied()).containsExactly("1");
    }

    @Test
    void restartsAreCounted_byTheRecipientsClock() {
        colombia.pin(panama.card(9));
        Envelope one = colombia.send(panama.id(), "1");
        panama.mailroom.inbox().receive(one.encoded());
        java.time.Instant now = one.header().created();
        assertThat(restarted(one, now.plus(Duration.ofDays(400))))
                .as("by a clock that is a year ahead")
                .isEqualTo(Outcome.ACCEPTED);
        panama.mailroom.inbox().receive(one.encoded());
        assertThat(restarted(one, now.plus(Duration.ofDays(800)))).isEqualTo(Outcome.RETURNED);
        panama.watch.turn(Duration.ofMinutes(11));
        assertThat(restarted(one, now.plus(Duration.ofMinutes(1))))
                .as("its clock is right again")
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(panama.log.gaps).hasSize(2);
    }

    private Outcome restarted(Envelope head, java.time.Instant at) {
        long next =
                panama.database.<Long>read(tx -> tx.createQuery("select next from wire_arrival where channel = 'MAIN'")
                        .mapTo(Long.class)
                        .one());
        ChannelNotice notice = ChannelNotice.restored(colombia.keys, head.header(), next, at);
        return panama.mailroom.inbox().receive(notice.bytes()).outcome();
    }

    @Test
    void aReceiptForAnotherNumber_isNone() {
        colombia.pin(panama.card(9));
        Envelope one = colombia.send(panama.id(), "1");
        Receipt forged = Receipt.sign(
                panama.keys,
                panama.id(),
                new Receipt.Delivered(colombia.id().value(), one.header().sequence() + 1, one.digest()),
                Receipt.Ruling.ACCEPTED,
                one.header().sequence() + 2,
                one.header().created());
        boolean goesOn = colombia.database.inTransaction(
                tx -> colombia.mailroom.receiptSettlement().envelope(tx, one.header(), forged));
        assertThat(goesOn).as("the courier pauses").isFalse();
        assertThat(colombia.traffic().pending()).isEqualTo(1);
    }

    @Test
    void oneFlippedBit_inANotice_changesNothing() {
        colombia.pin(panama.card(9));
        Envelope one = colombia.send(panama.id(), "one");
        byte[] notice = ChannelNotice.withdrawn(
                        colombia.keys, one.header(), one.header().created())
                .bytes();
        for (int at = 0; at < notice.length; at++) {
            byte[] bad = notice.clone();
            bad[at] ^= (byte) (1 << at % 8);
            assertThat(panama.mailroom.inbox().receive(bad).outcome())
                    .as("byte %d", at)
                    .isEqualTo(Outcome.RETURNED);
        }
        assertThat(panama.traffic().refused()).isZero();
        assertThat(panama.mailroom.inbox().receive(one.encoded()).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(panama.mailroom.inbox().receive(notice).outcome())
                .as("what was taken stays taken")
                .isEqualTo(Outcome.ACCEPTED);
    }

    private static byte[] export(Room from, Room to) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new EnvelopeBundle(from.mailroom).export(to.id(), file);
        return file.toByteArray();
    }

    private static EnvelopeBundle.Contents take(Room room, byte[] file) throws Exception {
        return new EnvelopeBundle(room.mailroom).take(new ByteArrayInputStream(file));
    }
}
