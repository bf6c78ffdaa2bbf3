// SPDX-License-Identifier: Apache-2.0
package org.enlace.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeKeysTest {
    private static final Authority PANAMA =
            new Authority(AuthorityId.of("pa-security"), Authority.Kind.SECURITY, "PA", "Seguridad");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir
    Path folder;

    private NodeKeys keys(String name) {
        return NodeKeys.loadOrCreate(folder.resolve(name), PANAMA.id(), Clock.systemUTC(), new SecureRandom());
    }

    private static NodeCard card(NodeKeys keys, String endpoint, Instant issued) {
        return NodeCard.of(PANAMA, URI.create(endpoint), keys, issued);
    }

    @Test
    void keys_areTheSame_whenLoadedAgain() {
        NodeKeys made = keys("keys");
        NodeKeys loaded = keys("keys");
        assertThat(loaded.envelopeKey()).isEqualTo(made.envelopeKey());
        assertThat(loaded.sealingKey()).isEqualTo(made.sealingKey());
        assertThat(loaded.tlsPin()).isEqualTo(made.tlsPin());
        assertThat(loaded.seed()).isEqualTo(made.seed()).hasSize(32);
        assertThat(loaded.log().getPublic()).isEqualTo(made.log().getPublic());
        assertThat(loaded.log().getPublic()).isNotEqualTo(loaded.envelope().getPublic());
        assertThat(card(made, "https://a:1", NOW).verifies("use", new byte[3], loaded.sign("use", new byte[3])))
                .isTrue();
        assertThat(card(made, "https://a:1", NOW).verifies("other", new byte[3], loaded.sign("use", new byte[3])))
                .isFalse();
    }

    @Test
    void keyFiles_areForTheirOwnerOnly() throws Exception {
        NodeKeys made = keys("keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside).containsExactly(folder.resolve("keys"));
        }
        assertThat(made.toString()).doesNotContain(HexFormat.of().formatHex(made.seed()));
    }

    @Test
    void keys_thatOthersCanRead_areRefused() throws Exception {
        keys("keys");
        Files.setPosixFilePermissions(
                folder.resolve("keys/envelope.pem"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> keys("keys")).isInstanceOf(WireException.class).hasMessageContaining("chmod 600");
    }

    @Test
    void keys_thatAreIncomplete_areRefusedAndNotReplaced() throws Exception {
        keys("keys");
        Files.delete(folder.resolve("keys/log.pem"));
        assertThatThrownBy(() -> keys("keys"))
                .isInstanceOfSatisfying(
                        WireException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(WireRefusal.UNREADABLE_KEYS));
        assertThat(folder.resolve("keys/log.pem")).doesNotExist();
    }

    @Test
    void card_isReadBack_andAnyChangeToItIsNoticed() {
        NodeCard card = card(keys("keys"), "https://pa.example:8443", NOW);
        assertThat(NodeCard.parse(card.bytes())).isEqualTo(card);
        byte[] good = card.bytes();
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            assertThatThrownBy(() -> NodeCard.parse(bad)).as("byte %d", at).isInstanceOf(WireException.class);
        }
        assertThatThrownBy(() -> NodeCard.parse(new byte[9_000])).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> card(keys("keys"), "http://pa.example", NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fingerprint_staysForANewCardOfTheSame_andChangesWithWhateverItSays() {
        NodeCard card = card(keys("keys"), "https://pa.example:8443", NOW);
        NodeCard again = card(keys("keys"), "https://pa.example:8443", NOW.plusSeconds(1));
        NodeCard moved = card(keys("keys"), "https://pa.example:9443", NOW.plusSeconds(1));
        NodeCard other = card(keys("others"), "https://pa.example:8443", NOW.plusSeconds(2));
        assertThat(card.fingerprint()).matches("(\\d{5} ){5}\\d{5}").isEqualTo(again.fingerprint());
        assertThat(moved.fingerprint()).isNotEqualTo(card.fingerprint());
        assertThat(other.fingerprint()).isNotEqualTo(card.fingerprint());
        assertThat(card.logVerifier()).startsWith("enlace/pa-security+");
        assertThat(new String(card.bytes(), StandardCharsets.UTF_8)).contains(card.logVerifier());
    }
}
