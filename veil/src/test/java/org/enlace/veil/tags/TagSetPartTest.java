// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.enlace.model.ClassLabel;
import org.enlace.oprf.Octets;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;
import org.enlace.veil.Parties;
import org.junit.jupiter.api.Test;

class TagSetPartTest {
    private static final int SIZE = 1_000;

    private final byte[] message = message();
    private final KeyScope scope = TagSet.parse(message).scope();
    private final List<TagSetPart> parts = TagSetPart.of(scope, message, SIZE);

    private static byte[] message() {
        try (VeilKey key = Parties.key(new ClassLabel("phone"), 3)) {
            return TagSet.of(key, Parties.phones(0, 100), Parties.RANDOM).encode();
        }
    }

    /** The bytes of all parts but the last. */
    private byte[] before() {
        return Arrays.copyOf(message, parts.getLast().start());
    }

    @Test
    void partsGiveTheMessage_byteForByte() {
        assertThat(parts).hasSize((message.length + SIZE - 1) / SIZE);
        assertThat(parts).allMatch(part -> TagSetPart.parse(part.encode()).equals(part));
        assertThat(parts.stream().filter(TagSetPart::isFirst)).containsExactly(parts.getFirst());
        assertThat(parts.stream().filter(TagSetPart::isLast)).containsExactly(parts.getLast());
        assertThat(parts.getLast().whole(before())).isEqualTo(message);
        assertThat(parts.getLast().set()).isEqualTo(TagSet.parse(message).digest());
    }

    @Test
    void wholeIsRefused_whereAPartIsMissingAlteredOrOfAnotherScope() {
        TagSetPart last = parts.getLast();
        refused(() -> last.whole(Arrays.copyOf(message, SIZE)), VeilRefusal.WRONG_CHUNK);
        refused(() -> parts.getFirst().whole(new byte[0]), VeilRefusal.WRONG_CHUNK);
        byte[] altered = before();
        altered[500] ^= 1;
        refused(() -> last.whole(altered), VeilRefusal.ALTERED_CHUNK);
        TagSetPart stranger = new TagSetPart(
                new KeyScope(Parties.AGREEMENT, new ClassLabel("document"), 3),
                last.set(),
                last.total(),
                last.start(),
                last.bytes());
        refused(() -> stranger.whole(before()), VeilRefusal.WRONG_CLASS);
    }

    @Test
    void partIsRefused_outsideOfItsWhole() {
        Octets bytes = Octets.of(new byte[10]);
        String set = parts.getFirst().set();
        refused(() -> new TagSetPart(scope, set, 9, 0, bytes), VeilRefusal.WRONG_COUNT);
        refused(() -> new TagSetPart(scope, set, 10, 10, bytes), VeilRefusal.BAD_COUNT);
        refused(() -> new TagSetPart(scope, set, 1 << 30, 0, bytes), VeilRefusal.BAD_COUNT);
        byte[] longer =
                Arrays.copyOf(parts.getFirst().encode(), parts.getFirst().encode().length + 1);
        refused(() -> TagSetPart.parse(longer), VeilRefusal.TRAILING_BYTES);
        refused(() -> TagSetPart.parse(Arrays.copyOf(longer, longer.length - 2)), VeilRefusal.TRUNCATED);
    }

    private static void refused(ThrowingCallable call, VeilRefusal refusal) {
        assertThatExceptionOfType(VeilException.class)
                .isThrownBy(call)
                .matches(e -> e.refusal() == refusal, "is " + refusal);
    }
}
