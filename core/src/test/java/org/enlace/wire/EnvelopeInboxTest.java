// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.enlace.card.NodeCard;
import org.enlace.card.NodeKeys;
import org.enlace.card.PinningOutcome;
import org.enlace.card.WireException;
import org.enlace.card.WireRefusal;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.EnvelopeHeader;
import org.enlace.envelope.EnvelopeParts;
import org.enlace.envelope.MessageVerdict;
import org.enlace.envelope.PreparedReceiver;
import org.enlace.envelope.Receipt;
import org.enlace.envelope.Receipt.Outcome;
import org.enlace.envelope.TypeAllowance;
import org.enlace.model.AuthorityId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnvelopeInboxTest {
    private Room colombia;
    private Room panama;

    @BeforeEach
    void openRooms() {
        colombia = Room.fresh("co-inbox");
        panama = Room.fresh("pa-inbox");
        assertThat(colombia.pin(panama.card(1))).isEqualTo(PinningOutcome.PINNED);
        assertThat(panama.pin(colombia.card(2))).isEqualTo(PinningOutcome.PINNED);
    }

    @AfterEach
    void closeRooms() {
        colombia.close();
        panama.close();
    }

    private Receipt receive(byte[] encoded) {
        return panama.mailroom.inbox().receive(encoded);
    }

    private void isReturned(Receipt receipt, WireRefusal refusal) {
        assertThat(receipt.outcome()).isEqualTo(Outcome.RETURNED);
        assertThat(receipt.code()).isEqualTo(refusal.name());
        assertThat(receipt.isSignedBy(panama.card(1))).isTrue();
        assertThat(panama.log.answered).endsWith(receipt);
    }

    @Test
    void message_isAppliedAndReceipted() {
        Envelope sent = colombia.send(panama.id(), "one");
        Receipt receipt = receive(sent.encoded());
        assertThat(receipt.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(receipt.isSignedBy(panama.card(1))).isTrue();
        assertThat(receipt.envelope()).isEqualTo(sent.digest());
        assertThat(panama.applied()).containsExactly("one");
        assertThat(panama.partner(colombia).heard()).isPresent();
        assertThat(panama.traffic().taken()).isEqualTo(1);
    }

    @Test
    void duplicate_getsTheStoredReceipt_andChangesNothing() {
        byte[] sent = colombia.send(panama.id(), "one").encoded();
        Receipt first = receive(sent);
        assertThat(receive(sent)).isEqualTo(first);
        assertThat(panama.applied()).containsExactly("one");
        assertThat(panama.log.answered).hasSize(1);
    }

    /** Lets messages of a type be prepared by {@code preparing}, and keeps them as all others are kept. */
    private void prepare(String type, Runnable preparing) {
        PreparedReceiver receiver = envelope -> {
            preparing.run();
            return panama::apply;
        };
        panama.mailroom.inbox().register(type, receiver);
    }

    private Envelope send(String type, String content) {
        return colombia.database.inTransaction(
                tx -> colombia.mailroom.outbox().send(tx, panama.id(), type, content.getBytes()));
    }

    @Test
    void whatTakesLong_isDoneWithoutAConnection() {
        List<Boolean> held = new ArrayList<>();
        prepare("test.slow", () -> held.add(panama.database.isInTransaction()));
        assertThat(receive(send("test.slow", "one").encoded()).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(held).containsExactly(false);
        assertThat(panama.applied()).containsExactly("one");
    }

    @Test
    void nothingTakesLong_forWhatWouldNotBeApplied() {
        List<String> prepared = new ArrayList<>();
        prepare("test.slow", () -> prepared.add("once"));
        Envelope first = send("test.slow", "one");
        byte[] forged = first.encoded();
        forged[forged.length - 1] ^= 1;
        isReturned(receive(forged), WireRefusal.BAD_SIGNATURE);
        Envelope second = send("test.slow", "two");
        isReturned(receive(second.encoded()), WireRefusal.OUT_OF_ORDER);
        assertThat(prepared).isEmpty();
        receive(first.encoded());
        receive(first.encoded());
        assertThat(prepared).hasSize(1);
    }

    @Test
    void whatTookLong_isDoneAgain_whereItsGroundsChanged() {
        List<String> applied = new ArrayList<>();
        PreparedReceiver receiver = _ -> (tx, envelope) -> {
            panama.apply(tx, envelope);
            applied.add("tried");
            if (applied.size() < 3) {
                throw new PreparedReceiver.OutdatedPreparation();
            }
            return MessageVerdict.accepted();
        };
        panama.mailroom.inbox().register("test.slow", receiver);
        assertThat(receive(send("test.slow", "one").encoded()).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(applied).hasSize(3);
        assertThat(panama.applied()).containsExactly("one");
    }

    @Test
    void endBetweenTheSteps_changesNothing_andTheMessageIsTakenLater() {
        List<String> ends = new ArrayList<>(List.of("killed"));
        prepare("test.slow", () -> {
            if (!ends.isEmpty()) {
                throw new OutOfMemoryError(ends.removeFirst());
            }
        });
        byte[] sent = send("test.slow", "one").encoded();
        assertThatThrownBy(() -> receive(sent)).isInstanceOf(OutOfMemoryError.class);
        assertThat(panama.traffic().taken()).isZero();
        assertThat(panama.partner(colombia).heard()).isEmpty();
        assertThat(receive(sent).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(panama.applied()).containsExactly("one");
    }

    @Test
    void gap_isAnsweredWithTheNumberExpected() {
        Envelope one = colombia.send(panama.id(), "one");
        Envelope two = colombia.send(panama.id(), "two");
        Receipt receipt = receive(two.encoded());
        isReturned(receipt, WireRefusal.OUT_OF_ORDER);
        assertThat(receipt.next()).isEqualTo(1);
        assertThat(panama.applied()).isEmpty();
        receive(one.encoded());
        assertThat(receive(two.encoded()).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(panama.applied()).containsExactly("one", "two");
    }

    @Test
    void refusalByContent_undoesTheReceiversWrites_andKeepsItsPlace() {
        Receipt receipt = receive(colombia.send(panama.id(), "no").encoded());
        assertThat(receipt.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(receipt.code()).isEqualTo("NOT_WANTED");
        assertThat(panama.applied()).isEmpty();
        receive(colombia.send(panama.id(), "yes").encoded());
        assertThat(panama.applied()).containsExactly("yes");
    }

    @Test
    void failureOfTheReceiver_changesNothing_andIsNoReceipt() {
        byte[] sent = colombia.send(panama.id(), "broken").encoded();
        assertThatThrownBy(() -> receive(sent)).isInstanceOf(IllegalStateException.class);
        assertThat(panama.applied()).isEmpty();
        assertThat(panama.traffic().taken()).isZero();
        assertThat(panama.partner(colombia).heard()).isEmpty();
    }

    @Test
    void misdirectedUnknownAndUnsigned_areReturned() {
        Room mexico = Room.fresh("mx-inbox");
        mexico.pin(panama.card(1));
        colombia.pin(mexico.card(3));
        isReturned(receive(colombia.send(mexico.id(), "x").encoded()), WireRefusal.MISDIRECTED);
        isReturned(receive(mexico.send(panama.id(), "x").encoded()), WireRefusal.UNKNOWN_SENDER);
        Envelope real = colombia.send(panama.id(), "x");
        Envelope forged = Envelope.sign(mexico.keys, real.header(), real.content());
        isReturned(receive(forged.encoded()), WireRefusal.BAD_SIGNATURE);
        assertThat(panama.applied()).isEmpty();
        mexico.close();
    }

    @Test
    void replayWithOtherContent_isReturned() {
        Envelope one = colombia.send(panama.id(), "one");
        receive(one.encoded());
        Envelope other = again(one, one.header().sequence(), one.header().previous(), "two");
        isReturned(receive(other.encoded()), WireRefusal.REPLAYED);
        assertThat(panama.applied()).containsExactly("one");
    }

    @Test
    void brokenChain_isReturned() {
        Envelope one = colombia.send(panama.id(), "one");
        receive(one.encoded());
        isReturned(receive(again(one, 2, EnvelopeHeader.NONE, "two").encoded()), WireRefusal.BROKEN_CHAIN);
        assertThat(receive(again(one, 2, one.digest(), "two").encoded()).outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    private Envelope again(Envelope old, long sequence, String previous, String text) {
        EnvelopeHeader header = new EnvelopeHeader(
                old.header().id(),
                new EnvelopeHeader.Place(old.sender(), old.recipient(), sequence, previous),
                EnvelopeHeader.Load.of(old.type(), Optional.empty(), text.getBytes()),
                old.header().created(),
                old.header().expires());
        return Envelope.sign(colombia.keys, header, text.getBytes());
    }

    @Test
    void expired_isRefused_andTheNextIsTaken() {
        byte[] late = colombia.send(panama.id(), "late").encoded();
        byte[] next = colombia.database
                .inTransaction(tx -> colombia.mailroom
                        .outbox()
                        .send(tx, panama.id(), Room.TYPE, Optional.empty(), "next".getBytes(), Duration.ofDays(90)))
                .encoded();
        panama.watch.turn(EnvelopeOutbox.LIFE.plusSeconds(1));
        assertThat(receive(late).code()).isEqualTo("EXPIRED");
        assertThat(receive(next).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(panama.applied()).containsExactly("next");
        colombia.watch.turn(EnvelopeOutbox.LIFE.plusSeconds(1));
        assertThat(colombia.traffic().lost()).isEqualTo(1);
    }

    @Test
    void unknownType_isRefused() {
        Envelope sent = colombia.database.inTransaction(
                tx -> colombia.mailroom.outbox().send(tx, panama.id(), "other.type", new byte[0]));
        assertThat(receive(sent.encoded()).code()).isEqualTo("UNKNOWN_TYPE");
    }

    @Test
    void oneFlippedBit_anywhere_changesNothing() {
        byte[] sent = colombia.send(panama.id(), "one").encoded();
        for (int at = 0; at < sent.length; at += 7) {
            byte[] bad = sent.clone();
            bad[at] ^= (byte) (1 << at % 8);
            Receipt receipt = receive(bad);
            assertThat(receipt.outcome()).as("byte %d", at).isEqualTo(Outcome.RETURNED);
            assertThat(receipt.isSignedBy(panama.card(1))).isTrue();
        }
        assertThat(panama.applied()).isEmpty();
        assertThat(panama.traffic().taken() + panama.traffic().refused()).isZero();
        assertThat(receive(sent).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void rolledBackCause_sendsNothing_andLeavesNoGap() {
        assertThatThrownBy(() -> colombia.database.inTransaction(tx -> {
                    colombia.mailroom.outbox().send(tx, panama.id(), Room.TYPE, "undone".getBytes());
                    throw new IllegalStateException("the cause failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        Envelope sent = colombia.send(panama.id(), "kept");
        assertThat(sent.header().sequence()).isEqualTo(1);
        assertThat(colombia.traffic().sent()).isEqualTo(1);
    }

    @Test
    void parallelSenders_makeOneChainWithoutGaps() throws Exception {
        List<Envelope> sent = Collections.synchronizedList(new java.util.ArrayList<>());
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 20; n++) {
                threads.submit(() -> sent.add(colombia.send(panama.id(), "x")));
            }
        }
        assertThat(sent).hasSize(20);
        sent.sort((one, other) ->
                Long.compare(one.header().sequence(), other.header().sequence()));
        sent.forEach(
                envelope -> assertThat(receive(envelope.encoded()).outcome()).isEqualTo(Outcome.ACCEPTED));
    }

    @Test
    void otherKey_forAPinnedPartner_isRefused() {
        NodeKeys others =
                NodeKeys.generate(colombia.id(), java.time.Clock.systemUTC(), new java.security.SecureRandom());
        NodeCard card = NodeCard.of(
                colombia.authority,
                java.net.URI.create("https://elsewhere:1"),
                others,
                colombia.watch.instant().plusSeconds(60));
        assertThat(panama.pin(card)).isEqualTo(PinningOutcome.CARD_OTHER_KEY);
        assertThat(panama.pin(panama.card(9))).isEqualTo(PinningOutcome.OWN_CARD);
        assertThat(panama.partner(colombia).card().envelopeKey()).isEqualTo(colombia.keys.envelopeKey());
        colombia.watch.turn(Duration.ofMinutes(1));
        NodeCard moved = colombia.card(77);
        assertThat(panama.pin(moved)).isEqualTo(PinningOutcome.RENEWED);
        assertThat(panama.partner(colombia).card().endpoint()).hasPort(77);
    }

    private static NodeKeys mixed(NodeKeys envelope, NodeKeys log, NodeKeys sealing, NodeKeys tls) {
        return new NodeKeys(
                envelope.envelope(), log.log(), sealing.sealing(), tls.tls(), tls.certificate(), envelope.seed());
    }

    private static NodeKeys fresh(Room room) {
        return NodeKeys.generate(room.id(), java.time.Clock.systemUTC(), new java.security.SecureRandom());
    }

    private static NodeCard shown(Room room, NodeKeys keys) {
        room.watch.turn(Duration.ofMinutes(1));
        return NodeCard.of(room.authority, java.net.URI.create("https://127.0.0.1:9"), keys, room.watch.instant());
    }

    @Test
    void card_takesOverNoKeyOfAnother_alsoOfOneThatWasUnpinned() {
        var honduras = new org.enlace.model.Authority(
                AuthorityId.of("hn-police"), org.enlace.model.Authority.Kind.SECURITY, "HN", "Invented");
        NodeKeys theirs =
                NodeKeys.generate(honduras.id(), java.time.Clock.systemUTC(), new java.security.SecureRandom());
        NodeKeys ours = colombia.keys;
        NodeCard card =
                NodeCard.of(honduras, java.net.URI.create("https://127.0.0.1:8"), theirs, colombia.watch.instant());
        assertThat(panama.pin(card)).isEqualTo(PinningOutcome.PINNED);
        panama.database.inTransaction(tx -> panama.mailroom.partners().unpin(tx, honduras.id()));
        for (NodeKeys taken : List.of(
                mixed(ours, ours, ours, theirs),
                mixed(ours, ours, theirs, ours),
                mixed(ours, theirs, ours, ours),
                mixed(ours, ours, ours, panama.keys))) {
            assertThat(panama.pin(shown(colombia, taken))).isEqualTo(PinningOutcome.CARD_KEY_OF_ANOTHER);
        }
        assertThat(panama.pin(shown(colombia, mixed(ours, fresh(colombia), ours, ours))))
                .as("a log that begins anew is not a fresh history")
                .isEqualTo(PinningOutcome.CARD_OTHER_LOG);
        assertThat(panama.pin(shown(colombia, mixed(ours, ours, fresh(colombia), fresh(colombia)))))
                .as("TLS and sealing keys may change")
                .isEqualTo(PinningOutcome.RENEWED);
        assertThat(panama.pin(shown(colombia, ours))).isEqualTo(PinningOutcome.RENEWED);
    }

    @Test
    void unpinnedPartner_isHeardNoMore_untilItsCardIsPinnedAgain() {
        Envelope before = colombia.send(panama.id(), "before");
        assertThat(receive(before.encoded()).outcome()).isEqualTo(Outcome.ACCEPTED);
        panama.database.inTransaction(tx -> panama.mailroom.partners().unpin(tx, colombia.id()));
        Envelope after = colombia.send(panama.id(), "after");
        assertThat(receive(after.encoded()).code()).isEqualTo("UNKNOWN_SENDER");
        List<PinnedPartner> left =
                panama.database.read(tx -> panama.mailroom.partners().list(tx));
        assertThat(left).extracting(PinnedPartner::id).doesNotContain(colombia.id());
        assertThat(panama.pin(shown(colombia, mixed(fresh(colombia), colombia.keys, colombia.keys, colombia.keys))))
                .as("what was seen before stays binding")
                .isEqualTo(PinningOutcome.CARD_OTHER_KEY);
        assertThat(panama.pin(shown(colombia, colombia.keys))).isEqualTo(PinningOutcome.PINNED);
        assertThat(receive(after.encoded()).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void noPartner_noMessage() {
        assertThatThrownBy(() -> colombia.send(AuthorityId.of("us-security"), "x"))
                .isInstanceOfSatisfying(
                        WireException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(WireRefusal.NO_PARTNER));
    }

    /** An envelope that the own outbox would not make. */
    private Envelope unusual(String type, byte[] content, Duration created, Duration life) {
        Envelope like = colombia.send(panama.id(), "like");
        java.time.Instant at = colombia.watch.instant().plus(created).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        EnvelopeHeader header = new EnvelopeHeader(
                like.header().id(),
                like.header().place(),
                EnvelopeHeader.Load.of(type, Optional.empty(), content),
                at,
                at.plus(life));
        return Envelope.sign(colombia.keys, header, content);
    }

    @Test
    void madeInTheFuture_orForEver_isRefused() {
        assertThat(receive(unusual(Room.TYPE, new byte[1], Duration.ofDays(2), Duration.ofDays(30))
                                .encoded())
                        .code())
                .isEqualTo("WRONG_TIMES");
    }

    @Test
    void aStop_isTaken_whateverTheClocksSay() {
        String stop = "share.agreement-suspend";
        panama.mailroom.inbox().register(stop, panama::apply);
        byte[] early = unusual(stop, new byte[1], Duration.ofDays(20), Duration.ofDays(7_000))
                .encoded();
        panama.watch.turn(Duration.ofDays(-400));
        assertThat(receive(early).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void byALine_aPartnerSpeaksForItselfAlone() {
        byte[] theirs = note(Room.TYPE);
        Receipt receipt = panama.mailroom.inbox().receive(theirs, AuthorityId.of("hn-police"));
        assertThat(receipt.code()).isEqualTo("UNKNOWN_SENDER");
        assertThat(panama.mailroom.inbox().receive(theirs, colombia.id()).outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aFloodOfStops_isBoundedToo() {
        String stop = "share.agreement-end";
        panama.mailroom.inbox().register(stop, (tx, envelope) -> MessageVerdict.accepted());
        assertThat(receive(note(stop)).outcome()).isEqualTo(Outcome.ACCEPTED);
        int most = TypeAllowance.of(stop).anHour();
        panama.database.useTransaction(
                tx -> tx.execute("update wire_quota set taken = ? where what = ?", most, "type " + stop));
        byte[] next = note(stop);
        assertThat(receive(next).code()).isEqualTo("TOO_MANY");
        panama.watch.turn(Duration.ofHours(1));
        assertThat(receive(next).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void thatExpiresInAnotherAge_isRefused() {
        assertThat(receive(unusual(Room.TYPE, new byte[1], Duration.ZERO, Duration.ofDays(7_000))
                                .encoded())
                        .code())
                .isEqualTo("WRONG_TIMES");
    }

    @Test
    void largerThanItsType_isRefusedUnread_andNotSent() {
        List<String> read = new java.util.ArrayList<>();
        panama.mailroom.inbox().register("share.outcome", (tx, envelope) -> {
            read.add(envelope.type());
            return MessageVerdict.accepted();
        });
        byte[] large = new byte[(64 << 10) + 1];
        Receipt receipt = receive(unusual("share.outcome", large, Duration.ZERO, Duration.ofDays(30))
                .encoded());
        assertThat(receipt.code()).isEqualTo("TOO_LARGE");
        assertThat(read).isEmpty();
        assertThatThrownBy(() -> colombia.database.useTransaction(
                        tx -> colombia.mailroom.outbox().send(tx, panama.id(), "share.outcome", large)))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("size");
    }

    @Test
    void largerThanItsType_isTurnedAwayWithItsFirstPart() {
        byte[] whole = unusual("share.outcome", new byte[3 * EnvelopeParts.SIZE], Duration.ZERO, Duration.ofDays(30))
                .encoded();
        byte[] first = java.util.Arrays.copyOf(whole, EnvelopeParts.SIZE);
        String digest = Envelope.parse(whole).digest();
        EnvelopeParts parts = new EnvelopeParts(panama.database);
        assertThatThrownBy(() -> parts.add(colombia.id(), digest, 0, whole.length, first))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parts.add(colombia.id(), "0".repeat(64), 0, whole.length, first))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(parts.kept(colombia.id(), digest)).isZero();
    }

    private long kept() {
        return panama.database.<Long>read(tx -> tx.createQuery("select count(*) from wire_inbox")
                .mapTo(Long.class)
                .one());
    }

    @Test
    void floodOfRefusals_isHeldBackUntilTheNextHour_andLeavesNothingMore() {
        int most = TypeAllowance.REFUSED_AN_HOUR;
        byte[] last = {};
        for (int at = 0; at <= most; at++) {
            last = colombia.database
                    .inTransaction(tx -> colombia.mailroom.outbox().send(tx, panama.id(), "test.nothing", new byte[1]))
                    .encoded();
            if (at < most) {
                assertThat(receive(last).code()).isEqualTo("UNKNOWN_TYPE");
            }
        }
        long answered = panama.log.answered.size();
        for (int again = 0; again < 5; again++) {
            Receipt receipt = receive(last);
            assertThat(receipt.code()).isEqualTo("TOO_MANY");
            assertThat(receipt.isFinal()).isFalse();
        }
        assertThat(kept()).isEqualTo(most);
        assertThat(panama.log.answered).hasSize((int) answered);
        assertThat(panama.log.heldBack).hasSize(1);

        panama.watch.turn(Duration.ofHours(1));
        assertThat(receive(last).code()).as("delivered again, nothing was lost").isEqualTo("UNKNOWN_TYPE");
        panama.database.useTransaction(tx ->
                panama.mailroom.inbox().forgetRefused(tx, panama.watch.instant().plusSeconds(1)));
        assertThat(kept()).isZero();
    }

    @Test
    void moreOfOneTypeThanAnHourHolds_isHeldBack_butOtherTypesAndStopsAreTaken() {
        for (String type : List.of("share.agreement-offer", "share.agreement-end", "share.refusal")) {
            panama.mailroom.inbox().register(type, (tx, envelope) -> MessageVerdict.accepted());
        }
        int most = TypeAllowance.of("share.agreement-offer").anHour();
        for (int at = 0; at < most; at++) {
            assertThat(receive(note("share.agreement-offer")).code()).isEmpty();
        }
        for (int at = 0; at < 2 * most; at++) {
            assertThat(receive(note("share.agreement-end")).code()).isEmpty();
        }
        assertThat(receive(note("share.refusal")).code()).isEmpty();
        assertThat(receive(note("share.agreement-offer")).code()).isEqualTo("TOO_MANY");
    }

    private byte[] note(String type) {
        return colombia.database
                .inTransaction(tx -> colombia.mailroom.outbox().send(tx, panama.id(), type, new byte[1]))
                .encoded();
    }
}
