// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.enlace.Chance;
import org.enlace.ledger.entry.EntryType;
import org.junit.jupiter.api.Test;

/** Parsers of outside bytes: each refuses or gives back exactly what it was given, and throws nothing else. */
class LedgerFuzzTest {
    @FuzzTest
    void checkpoint(byte[] input) {
        try {
            assertThat(SignedCheckpoint.parse(input).bytes()).isEqualTo(input);
        } catch (LedgerException | LogLineException refused) {
            assertThat(refused).hasMessageMatching("[ -~]+");
        }
    }

    @FuzzTest
    void keys(byte[] input) {
        try {
            assertThat(LedgerKeys.parse(input).bytes()).isEqualTo(input);
        } catch (LedgerException | LogLineException refused) {
            assertThat(refused).hasMessageMatching("[ -~]+");
        }
    }

    @FuzzTest
    void entry(byte[] input) {
        try {
            assertThat(LedgerEntry.parse(input).bytes()).isEqualTo(input);
        } catch (LedgerException refused) {
            assertThat(refused.reason()).isEqualTo(LedgerException.Reason.ENTRY);
        }
    }

    @FuzzTest
    void bundle(byte[] input) {
        try {
            int width = input.length == 0 ? 1 : 1 + (input[0] & 0xff);
            assertThat(EntryBundle.bytes(EntryBundle.parse(input, width))).isEqualTo(input);
        } catch (EntryBundle.EntryException refused) {
            assertThat(refused.offset()).isBetween(0, input.length);
        }
    }

    @FuzzTest
    void tilePath(byte[] input) {
        String path = new String(input, java.nio.charset.StandardCharsets.ISO_8859_1);
        HashTile.parse(path).ifPresent(tile -> assertThat(tile.path()).isEqualTo(path));
    }

    @Test
    void mutationsOfSoundInput_areRefusedOrReproduced() {
        LogKey key = LedgerFixture.key("enlace/pa-security");
        LogKey witness = LedgerFixture.key("enlace/cr-migration");
        var head = new Checkpoint(key.name(), 300, MerkleTree.EMPTY);
        var line = SignatureLine.cosigned(witness, head, LedgerFixture.CLOCK.instant());
        byte[] entry =
                new LedgerEntry(EntryType.HIT, LedgerFixture.CLOCK.instant(), Map.of("count", 3, "id", "h-1")).bytes();
        mutate(SignedCheckpoint.signed(key, head, List.of(line)).bytes(), this::checkpoint);
        mutate(LedgerKeys.of(key.verifier(), List.of(witness.witness())).bytes(), this::keys);
        mutate(entry, this::entry);
        mutate(EntryBundle.bytes(List.of(entry, entry, entry)), this::bundle);
        mutate(StrictText.utf8("tile/entries/x001/x234/067.p/8"), this::tilePath);
    }

    private static void mutate(byte[] sound, Consumer<byte[]> parser) {
        long seed = Chance.seed(1);
        var random = new SplittableRandom(seed);
        parser.accept(sound);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = Arrays.copyOf(sound, sound.length);
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(bytes.length);
                switch (random.nextInt(4)) {
                    case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                    case 1 -> bytes[at] = (byte) random.nextInt(256);
                    case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
                    default -> bytes[at] = bytes[random.nextInt(bytes.length)];
                }
            }
            try {
                parser.accept(bytes);
            } catch (RuntimeException unforeseen) {
                throw new AssertionError("seed " + seed + " round " + i, unforeseen);
            }
        }
    }
}
