// SPDX-License-Identifier: Apache-2.0
package org.enlace.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.enlace.card.NodeCard;
import org.enlace.card.NodeKeys;
import org.enlace.card.WireException;
import org.enlace.card.WireRefusal;
import org.enlace.crypto.Ed25519Signature;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
    private static final AuthorityId FROM = AuthorityId.of("co-migration");
    private static final AuthorityId TO = AuthorityId.of("pa-security");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final NodeKeys KEYS = NodeKeys.generate(FROM, Clock.systemUTC(), new SecureRandom());
    private static final NodeCard CARD = NodeCard.of(
            new Authority(FROM, Authority.Kind.MIGRATION, "CO", "Migration"),
            URI.create("https://localhost:1"),
            KEYS,
            NOW);

    private static Envelope envelope(byte[] content) {
        EnvelopeHeader header = new EnvelopeHeader(
                "0123456789abcdef0123456789abcdef",
                new EnvelopeHeader.Place(FROM, TO, 1, EnvelopeHeader.NONE),
                EnvelopeHeader.Load.of("test.note", Optional.empty(), content),
                NOW,
                NOW.plusSeconds(60));
        return Envelope.sign(KEYS, header, content);
    }

    @Test
    void envelope_isTheSame_afterItsEncoding() {
        Envelope sent = envelope("content".getBytes());
        Envelope read = Envelope.parse(sent.encoded());
        assertThat(read).isEqualTo(sent);
        assertThat(read.content()).isEqualTo(sent.content());
        assertThat(read.isSignedBy(CARD)).isTrue();
        assertThat(read.toString()).doesNotContain("content");
    }

    @Test
    void oneFlippedBit_isNoticed_whereverItIs() {
        byte[] good = envelope("ten bytes.".getBytes()).encoded();
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(holds(bad)).as("bit %d", bit).isFalse();
        }
        assertThat(holds(good)).isTrue();
    }

    private static boolean holds(byte[] encoded) {
        try {
            return Envelope.parse(encoded).isSignedBy(CARD);
        } catch (WireException refused) {
            return false;
        }
    }

    @Test
    void everyCut_isRefused() {
        byte[] good = envelope("ten bytes.".getBytes()).encoded();
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> Envelope.parse(cut)).isInstanceOf(WireException.class);
        }
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        assertThatThrownBy(() -> Envelope.parse(longer)).isInstanceOf(WireException.class);
    }

    @Test
    void hostileLengths_areRefused_withoutTakingMemory() {
        byte[] bytes = Arrays.copyOf(Envelope.MAGIC, 200);
        for (int header : new int[] {0, 1, 129, 2_049, 65_535}) {
            ByteBuffer.wrap(bytes).putShort(4, (short) header);
            assertThat(refusal(bytes)).isEqualTo(WireRefusal.MALFORMED);
        }
        byte[] good = envelope(new byte[0]).encoded();
        int at = good.length - Ed25519Signature.LENGTH - 4;
        for (int length : new int[] {Ed25519Signature.LENGTH + 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThat(refusal(ByteBuffer.wrap(good.clone()).putInt(at, length).array()))
                    .isEqualTo(WireRefusal.MALFORMED);
        }
        assertThat(refusal(new byte[Envelope.LARGEST + 1])).isEqualTo(WireRefusal.TOO_LARGE);
    }

    @Test
    void anotherVersion_isNamed() {
        byte[] bytes = envelope(new byte[0]).encoded();
        bytes[3] = 2;
        assertThat(refusal(bytes)).isEqualTo(WireRefusal.UNKNOWN_VERSION);
    }

    private static WireRefusal refusal(byte[] bytes) {
        try {
            Envelope.parse(bytes);
            throw new AssertionError("was taken");
        } catch (WireException refused) {
            return refused.refusal();
        }
    }

    @Test
    void oneFlippedBit_isNoticed_inAReceipt() {
        Receipt receipt = receipt();
        byte[] good = receipt.bytes();
        assertThat(Receipt.parse(good)).isEqualTo(receipt);
        assertThat(Receipt.parse(good).isSignedBy(CARD)).isTrue();
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            boolean holds;
            try {
                holds = Receipt.parse(bad).isSignedBy(CARD);
            } catch (WireException refused) {
                holds = false;
            }
            assertThat(holds).as("bit %d", bit).isFalse();
        }
    }

    private static Receipt receipt() {
        return Receipt.sign(
                KEYS,
                FROM,
                new Receipt.Delivered("pa-security", 4, EnvelopeHeader.NONE),
                new Receipt.Ruling(Receipt.Outcome.REFUSED, "NOT_WANTED", "Not wanted."),
                5,
                NOW);
    }
}
