// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.enlace.Chance;
import org.enlace.model.ClassLabel;
import org.enlace.oprf.Octets;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.CosignedManifest;
import org.enlace.veil.MessageParsers;
import org.enlace.veil.Parties;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.UnprovedChunk;
import org.enlace.veil.VeilQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTest {

    private static final int MUTATIONS = 3000;
    private static final Map<MessageParsers, byte[]> GOOD = good();

    @ParameterizedTest
    @EnumSource
    void goodMessageIsReadAndWrittenBackAlike(MessageParsers parser) {
        assertThat(parser.reads(GOOD.get(parser))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everyCutAndEveryExtraByteIsRefused(MessageParsers parser) {
        byte[] good = GOOD.get(parser);
        for (int length = 0; length < good.length; length++) {
            assertThat(parser.reads(Arrays.copyOf(good, length)))
                    .as("cut at %d", length)
                    .isFalse();
        }
        assertRefused(parser, bytes -> Arrays.copyOf(bytes, bytes.length + 1), VeilRefusal.TRAILING_BYTES);
        assertRefused(parser, bytes -> Arrays.copyOf(bytes, bytes.length - 1), VeilRefusal.TRUNCATED);
    }

    @ParameterizedTest
    @EnumSource
    void messageOfAnotherKindOrVersionIsRefused(MessageParsers parser) {
        for (MessageParsers other : MessageParsers.values()) {
            assertThat(parser.reads(GOOD.get(other))).isEqualTo(other == parser);
        }
        assertRefused(parser, bytes -> set(bytes, 2, '2'), VeilRefusal.WRONG_HEADER);
    }

    @ParameterizedTest
    @EnumSource
    void alteredMessageIsReadAsItStandsOrRefusedByName(MessageParsers parser) {
        long seed = Chance.seed(1);
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] altered = GOOD.get(parser).clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                altered[random.nextInt(Math.min(altered.length, 200))] = (byte) random.nextInt(256);
            }
            refused += parser.reads(altered) ? 0 : 1;
        }
        assertThat(refused).as("seed %d", seed).isPositive();
    }

    @Test
    void largestSetHasAPaddedSize() {
        assertThat(TagLayout.paddedSize(TagSet.MOST)).isEqualTo(TagSet.MOST);
        TagLayout.requireRoom(TagSet.MOST);
        assertThatExceptionOfType(VeilException.class).isThrownBy(() -> TagLayout.requireRoom(TagSet.MOST + 1L));
    }

    @Test
    void countsBeyondTheBoundsAreRefused_beforeAnythingIsAllocated() {
        for (MessageParsers chunk : List.of(MessageParsers.BLINDED, MessageParsers.EVALUATED)) {
            int at = chunk == MessageParsers.BLINDED ? 40 : 112;
            assertRefused(chunk, bytes -> number(bytes, at, 0), VeilRefusal.BAD_COUNT);
            assertRefused(chunk, bytes -> number(bytes, at, 4097), VeilRefusal.BAD_COUNT);
            assertRefused(chunk, bytes -> number(bytes, at, 4096), VeilRefusal.TRUNCATED);
            assertRefused(chunk, bytes -> number(bytes, at, -1), VeilRefusal.BAD_FIELD);
        }
    }

    @Test
    void tagSetThatIsNotPaddedOrNotSortedIsRefused() {
        TagSet good = TagSet.parse(GOOD.get(MessageParsers.TAG_SET));
        byte[] entries = good.entries().toBytes();
        Octets fewer = Octets.of(Arrays.copyOf(entries, 63 * TagLayout.SEALED.bytes()));
        assertThatExceptionOfType(VeilException.class)
                .isThrownBy(() -> new TagSet(good.scope(), good.publicKey(), fewer))
                .matches(e -> e.refusal() == VeilRefusal.NOT_PADDED);
        int width = TagLayout.SEALED.bytes();
        System.arraycopy(entries, 0, entries, width, width);
        assertThatExceptionOfType(VeilException.class)
                .isThrownBy(() -> new TagSet(good.scope(), good.publicKey(), Octets.of(entries)))
                .matches(e -> e.refusal() == VeilRefusal.NOT_SORTED);
    }

    private static void assertRefused(MessageParsers parser, UnaryOperator<byte[]> damage, VeilRefusal refusal) {
        assertThatExceptionOfType(VeilException.class)
                .as("%s", parser)
                .isThrownBy(() -> parser.reencoded(damage.apply(GOOD.get(parser).clone())))
                .matches(e -> e.refusal() == refusal, "is " + refusal);
    }

    private static byte[] set(byte[] bytes, int at, char value) {
        bytes[at] = (byte) value;
        return bytes;
    }

    private static byte[] number(byte[] bytes, int at, int value) {
        ByteBuffer.wrap(bytes).putInt(at, value);
        return bytes;
    }

    private static Map<MessageParsers, byte[]> good() {
        try (VeilKey key = Parties.key(new ClassLabel("phone"), 1);
                VeilQuery query = VeilQuery.ask(Parties.questions(Parties.phones(0, 3)), Parties.RANDOM)) {
            QueryManifest manifest = Parties.manifest(query, key);
            BlindedChunk chunk = query.chunk(manifest, 0);
            return Map.of(
                    MessageParsers.TAG_SET,
                    TagSet.of(key, Parties.phones(0, 3), Parties.RANDOM).encode(),
                    MessageParsers.TAG_DELTA,
                    delta(key).encode(),
                    MessageParsers.MANIFEST,
                    manifest.encode(),
                    MessageParsers.COSIGNED,
                    new CosignedManifest(Octets.of(new byte[64]), manifest).encode(),
                    MessageParsers.BLINDED,
                    chunk.encode(),
                    MessageParsers.EVALUATED,
                    Parties.evaluated(key, manifest, chunk).encode(),
                    MessageParsers.TAG_HEADER,
                    new TagSetHeader(key.scope(), key.publicKey(), TagLayout.BARE, 64).encode(),
                    MessageParsers.UNPROVED,
                    UnprovedChunk.of(key, manifest, chunk).encode(),
                    MessageParsers.SAVED_QUERY,
                    query.save());
        }
    }

    private static TagDelta delta(VeilKey key) {
        KeptTagSet before = KeptTagSet.of(key, List.of(), 256, Parties.RANDOM);
        VeilInput fresh = Parties.phones(0, 1).getFirst();
        LabelledTag labelled =
                new LabelledTag(fresh, Octets.own(key.handle(fresh).bytes()));
        KeptTagSet next = before.next(key, List.of(labelled), 256, Parties.RANDOM);
        return TagDelta.between(before.tags(), next.tags()).orElseThrow();
    }
}
