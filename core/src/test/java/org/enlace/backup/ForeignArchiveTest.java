// SPDX-License-Identifier: Apache-2.0
package org.enlace.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.enlace.store.DatabaseContents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever knows the public key can make a file that opens; what is no backup of ours is refused before anything of it is used. */
class ForeignArchiveTest {
    private static final DatabaseContents CONTENTS =
            new DatabaseContents(List.of("100"), Map.of("ledger_log", List.of("origin")), Map.of());

    @TempDir
    private Path home;

    private String recipient = "";

    @BeforeEach
    void makeKey() {
        recipient = BackupKey.make(key());
    }

    private Path key() {
        return home.resolve("key");
    }

    private static byte[] manifest() {
        return new BackupManifest("pa-security", "test", Instant.EPOCH, 1, CONTENTS).bytes();
    }

    private Path archive(Map<String, byte[]> entries) throws IOException {
        Path file = home.resolve("made.age");
        try (ArchiveWriter archive = ArchiveWriter.create(file, recipient)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                archive.entry(entry.getKey(), entry.getValue());
            }
            archive.finish();
        }
        return file;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void refused(Path file, BackupProblem why) {
        assertThatThrownBy(() -> NodeRestore.open(file, key(), Optional.empty(), Clock.systemUTC()))
                .asInstanceOf(InstanceOfAssertFactories.type(BackupException.class))
                .extracting(BackupException::problem)
                .isEqualTo(why);
    }

    private Path withManifest(String name, byte[] content) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(BackupManifest.NAME, manifest());
        entries.put(name, content);
        return archive(entries);
    }

    @Test
    void backupOfOurs_isRead_withItsSettings() throws IOException {
        Path file = withManifest("enlace.toml", bytes("[node]\n"));
        assertThat(NodeRestore.open(file, key(), Optional.empty(), Clock.systemUTC())
                        .settings())
                .isEqualTo(bytes("[node]\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node/../../outside",
                "node/keys/../../outside",
                "/etc/passwd",
                "tables/ledger_log",
                "tables/share_key/000001",
                "tables/ledger_log; drop table ledger_log/000001",
                "held/case_held_record/000001",
                "wrapping/../../envelope.pem"
            })
    void entryThatNoBackupHas_isRefused(String name) throws IOException {
        refused(withManifest(name, bytes("x")), BackupProblem.DAMAGED);
    }

    @Test
    void manifestWithANameThatIsAStatement_orNone_isRefused() throws IOException {
        String odd = new String(manifest(), StandardCharsets.UTF_8).replace("ledger_log", "x (y) from stdin; --");
        refused(archive(Map.of(BackupManifest.NAME, bytes(odd))), BackupProblem.DAMAGED);
    }

    @Test
    void archiveOfANewerProgram_isNamedAsSuch() throws IOException {
        String newer = new String(manifest(), StandardCharsets.UTF_8).replace("\"format\":1", "\"format\":2");
        refused(archive(Map.of(BackupManifest.NAME, bytes(newer))), BackupProblem.NEWER_VERSION);
    }

    @Test
    void archiveWithoutAManifest_isNone() throws IOException {
        refused(archive(Map.of("enlace.toml", bytes("x"))), BackupProblem.NO_BACKUP);
    }
}
