// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.enlace.Chance;
import org.enlace.ledger.VerificationResult.Damaged;
import org.enlace.ledger.VerificationResult.Place;
import org.enlace.ledger.VerificationResult.Verified;
import org.enlace.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerVerifierTest {
    private static final int[] MASKS = {0x01, 0x20, 0x80};

    @TempDir
    static Path home;

    static Path small;
    static Path large;
    static Map<Path, byte[]> sound = new TreeMap<>();

    @BeforeAll
    static void publishTwoLogs() throws IOException {
        small = publish("small", 2, 3, 1);
        large = publish("large", 200, 320, 3);
        for (Path node : List.of(small, large)) {
            try (var all = Files.walk(node)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    sound.put(file, Files.readAllBytes(file));
                }
            }
        }
    }

    /** A log published in steps, so that stale partial tiles remain, and cosigned by one of its two witnesses. */
    private static Path publish(String name, int... steps) {
        Path node = home.resolve(name);
        try (Database database = LedgerFixture.database();
                Database partner = LedgerFixture.database()) {
            LogKey key = LedgerFixture.key("enlace/pa-security");
            LogKey witness = LedgerFixture.key("enlace/cr-migration");
            Ledger ledger = Ledger.open(database, node, key, LedgerFixture.CLOCK);
            for (int step : steps) {
                LedgerFixture.append(database, ledger, step);
                ledger.publish();
            }
            ledger.trustWitness(witness.witness());
            ledger.trustWitness(LedgerFixture.key("enlace/us-security").witness());
            Ledger other = Ledger.open(partner, home.resolve(name + "-witness"), witness, LedgerFixture.CLOCK);
            CosigningAnswer answer = partner.inTransaction(
                    tx -> other.cosign(tx, key.verifier(), ledger.checkpoint().bytes(), List.of()));
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            CosigningAnswer.Cosigned.class,
                            cosigned -> assertThat(
                                            ledger.addCosignature(witness.witness(), cosigned.size(), cosigned.line()))
                                    .isEqualTo(CosignatureOutcome.ADDED));
        }
        return node;
    }

    @AfterEach
    void restore() throws IOException {
        for (var file : sound.entrySet()) {
            if (!Files.isRegularFile(file.getKey(), LinkOption.NOFOLLOW_LINKS)
                    || !Arrays.equals(Files.readAllBytes(file.getKey()), file.getValue())) {
                Files.createDirectories(file.getKey().getParent());
                Files.deleteIfExists(file.getKey());
                Files.write(file.getKey(), file.getValue());
            }
        }
        assertSound(small);
        assertSound(large);
    }

    private static void assertSound(Path node) {
        assertThat(LedgerVerifier.verify(node)).isInstanceOfSatisfying(Verified.class, v -> {
            assertThat(v.key().name()).isEqualTo("enlace/pa-security");
            assertThat(v.cosignatures()).containsExactly("enlace/cr-migration");
        });
    }

    private static Damaged damage(Path node) {
        VerificationResult found = LedgerVerifier.verify(node);
        assertThat(found).isInstanceOf(Damaged.class);
        return (Damaged) found;
    }

    private static List<Path> filesOf(Path node) {
        return sound.keySet().stream().filter(file -> file.startsWith(node)).toList();
    }

    @Test
    void anyFlippedByte_isFoundAndNamed() throws IOException {
        int flips = 0;
        for (Path file : filesOf(small)) {
            byte[] good = sound.get(file);
            for (int at = 0; at < good.length; at++) {
                int mask = MASKS[at % MASKS.length];
                byte[] bad = good.clone();
                bad[at] ^= (byte) mask;
                Files.write(file, bad);
                assertNamed(small, file, "byte " + at + " xor " + mask);
                flips++;
            }
            Files.write(file, good);
        }
        assertThat(flips).isGreaterThan(2_000);
    }

    private static void assertNamed(Path node, Path file, String what) {
        VerificationResult found = LedgerVerifier.verify(node);
        String name = node.relativize(file).toString();
        assertThat(found).as("%s %s", name, what).isInstanceOf(Damaged.class);
        assertThat(((Damaged) found).file()).as("%s %s: %s", name, what, found).isEqualTo(name);
    }

    @Test
    void someFlippedBytesOfALargerLog_areFoundAndNamed() throws IOException {
        long seed = Chance.seed(1);
        var random = new SplittableRandom(seed);
        List<Path> files = filesOf(large);
        for (int i = 0; i < 200; i++) {
            Path file = files.get(i % files.size());
            byte[] good = sound.get(file);
            byte[] bad = good.clone();
            int at = random.nextInt(bad.length);
            int mask = 1 + random.nextInt(255);
            bad[at] ^= (byte) mask;
            Files.write(file, bad);
            assertNamed(large, file, "seed " + seed + " byte " + at + " xor " + mask);
            Files.write(file, good);
        }
    }

    @Test
    void flippedByteOfAnEntry_isNamedByItsIndex() throws IOException {
        Path file = large.resolve("ledger/tile/entries/001");
        byte[] bad = sound.get(file).clone();
        int length = (bad[0] & 0xff) << 8 | bad[1] & 0xff;
        int second = 2 + length;
        String text = new String(bad, StandardCharsets.ISO_8859_1);
        bad[text.indexOf("co-pa", second)] = 'd';
        Files.write(file, bad);
        assertThat(damage(large))
                .isEqualTo(new Damaged("ledger/tile/entries/001", new Place.EntryAt(257, second), LogFlaw.ENTRY));
    }

    @Test
    void truncatedOrExtendedFile_isFoundAndNamed() throws IOException {
        for (Path node : List.of(small, large)) {
            for (Path file : filesOf(node)) {
                byte[] good = sound.get(file);
                for (int length : new int[] {0, 1, good.length / 2, good.length - 1}) {
                    Files.write(file, Arrays.copyOf(good, length));
                    assertNamed(node, file, "cut to " + length);
                }
                for (byte extra : new byte[] {0, '\n', 'A'}) {
                    byte[] bad = Arrays.copyOf(good, good.length + 1);
                    bad[good.length] = extra;
                    Files.write(file, bad);
                    assertNamed(node, file, "extended by " + extra);
                }
                Files.write(file, good);
            }
        }
    }

    @Test
    void deletedFile_isFound_unlessItIsAStalePartial() throws IOException {
        for (Path file : filesOf(large)) {
            String name = large.relativize(file).toString();
            Files.delete(file);
            boolean stale = name.contains(".p/") && !name.endsWith(".p/11") && !name.endsWith("1/000.p/2");
            if (stale) {
                assertSound(large);
            } else {
                assertThat(damage(large)).isEqualTo(new Damaged(name, new Place.Whole(), LogFlaw.MISSING));
            }
            Files.write(file, sound.get(file));
        }
    }

    @Test
    void whateverElseLiesThere_isRefused() throws IOException {
        for (String name : List.of(
                "notes.txt",
                "tile/0/000.txt",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/8/000",
                "tile/00/000",
                "tile/entries/0000",
                "tile/entries/x000/000",
                "tile/data/000",
                ".checkpoint",
                "checkpoint.old")) {
            Path file = small.resolve("ledger").resolve(name);
            boolean newFolder = !Files.exists(file.getParent());
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[] {1});
            assertThat(damage(small).flaw()).as(name).isEqualTo(LogFlaw.UNKNOWN);
            Files.delete(file);
            if (newFolder) {
                Files.delete(file.getParent());
            }
        }
    }

    @Test
    void tilesOfAnotherWidth_areRefused() throws IOException {
        for (String name : List.of("tile/0/000.p/7", "tile/0/000", "tile/1/000.p/1", "tile/0/001.p/1")) {
            Path file = small.resolve("ledger").resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[32]);
            assertThat(damage(small)).isEqualTo(new Damaged("ledger/" + name, new Place.Whole(), LogFlaw.BEYOND));
            Files.delete(file);
            if (!name.startsWith("tile/0/000.p")) {
                try (var left = Files.list(file.getParent())) {
                    if (left.findAny().isEmpty()) {
                        Files.delete(file.getParent());
                    }
                }
            }
        }
    }

    @Test
    void links_areRefused() throws IOException {
        Path file = small.resolve("ledger/tile/0/000.p/6");
        Path elsewhere = Files.write(home.resolve("elsewhere"), sound.get(file));
        Files.delete(file);
        Files.createSymbolicLink(file, elsewhere);
        assertThat(damage(small).flaw()).isEqualTo(LogFlaw.LINK);
        Path linked = home.resolve("linked");
        Files.createDirectories(linked);
        Files.createSymbolicLink(linked.resolve("ledger"), large.resolve("ledger"));
        Files.copy(large.resolve("ledger.vkey"), linked.resolve("ledger.vkey"));
        assertThat(damage(linked)).isEqualTo(new Damaged("ledger", new Place.Whole(), LogFlaw.LINK));
    }

    @Test
    void swappedTiles_areFound() throws IOException {
        for (String level : List.of("0", "entries")) {
            Path first = large.resolve("ledger/tile/" + level + "/000");
            Path second = large.resolve("ledger/tile/" + level + "/001");
            Files.write(first, sound.get(second));
            Files.write(second, sound.get(first));
            assertThat(damage(large).file()).isEqualTo("ledger/tile/" + level + "/000");
            Files.write(first, sound.get(first));
            Files.write(second, sound.get(second));
        }
    }

    @Test
    void signatureLines_areAllAccountedFor() throws IOException {
        Path file = small.resolve("ledger/checkpoint");
        String good = new String(sound.get(file), StandardCharsets.UTF_8);
        List<String> lines = good.lines().toList();
        Checkpoint checkpoint = SignedCheckpoint.parse(sound.get(file)).checkpoint();
        LogKey stranger = LedgerFixture.key("enlace/somebody");
        String unknown =
                SignatureLine.cosigned(stranger, checkpoint, Instant.EPOCH).text();
        assertRefused(file, good + unknown + "\n", 7, LogFlaw.SIGNER);
        assertRefused(file, good + lines.get(5) + "\n", 7, LogFlaw.FORMAT);
        assertRefused(file, good.replace(lines.get(4) + "\n", ""), 5, LogFlaw.SIGNER);
        assertRefused(file, good.replace(lines.get(4) + "\n", "") + lines.get(4) + "\n", 5, LogFlaw.SIGNER);
        assertRefused(file, good.replace("\n\n", "\nan extension\n\n"), 4, LogFlaw.FORMAT);
        assertRefused(file, good.replace("\n", "\r\n"), 1, LogFlaw.FORMAT);
        // Spare bits of base64 that decode to the same bytes.
        String root = lines.get(2);
        char spare = (char) (root.charAt(42) + 1);
        assertRefused(file, good.replace(root, root.substring(0, 42) + spare + "="), 3, LogFlaw.FORMAT);
        assertRefused(file, good.replace(root, root.substring(0, 43)), 3, LogFlaw.FORMAT);
    }

    private static void assertRefused(Path file, String text, int line, LogFlaw flaw) throws IOException {
        Files.writeString(file, text);
        assertThat(damage(small)).isEqualTo(new Damaged("ledger/checkpoint", new Place.Line(line), flaw));
    }

    @Test
    void anotherLogsTree_underThisKey_isFound() throws IOException {
        // Signed by the right key, of the right size, with another root.
        try (Database database = LedgerFixture.database()) {
            Path node = home.resolve("forked");
            LogKey key = LedgerFixture.key("enlace/pa-security");
            Ledger ledger = Ledger.open(database, node, key, LedgerFixture.CLOCK);
            LedgerFixture.append(database, ledger, 4);
            ledger.publish();
            var forged = new Checkpoint(key.name(), 4, Sha256Hash.sha256(new byte[] {7}));
            Files.write(
                    node.resolve("ledger/checkpoint"),
                    SignedCheckpoint.signed(key, forged, List.of()).bytes());
            assertThat(damage(node)).isEqualTo(new Damaged("ledger/checkpoint", new Place.Line(3), LogFlaw.ROOT));
        }
    }

    @Test
    void emptyLog_verifies_andMissingOneDoesNot() {
        try (Database database = LedgerFixture.database()) {
            Path node = home.resolve("empty");
            LogKey key = LedgerFixture.key("enlace/gt-security");
            Ledger.open(database, node, key, LedgerFixture.CLOCK);
            assertThat(LedgerVerifier.verify(node))
                    .isEqualTo(new Verified(
                            key.verifier(),
                            0,
                            MerkleTree.EMPTY,
                            List.of(),
                            new VerificationResult.Times(0, -1, List.of())));
        }
        assertThat(damage(home.resolve("nowhere")).flaw()).isEqualTo(LogFlaw.MISSING);
    }
}
