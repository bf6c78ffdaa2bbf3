// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.enlace.ledger.LedgerException.Reason;
import org.enlace.ledger.entry.EntryType;
import org.enlace.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @TempDir
    static Path home;

    @TempDir
    Path node;

    Database database;
    LogKey key;
    Ledger ledger;

    @BeforeEach
    void open() {
        database = LedgerFixture.database();
        key = LedgerFixture.key("enlace/pa-security");
        ledger = reopened();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Ledger reopened() {
        return Ledger.open(database, node, key, LedgerFixture.CLOCK);
    }

    @Test
    void publishedLog_hasTheFilesOfTheLayout_andNothingElse() {
        LedgerFixture.append(database, ledger, 3);
        ledger.publish();
        assertThat(files()).containsExactly("checkpoint", "tile/0/000.p/3", "tile/entries/000.p/3");
        LedgerFixture.append(database, ledger, 255);
        ledger.publish();
        assertThat(files())
                .containsExactly(
                        "checkpoint",
                        "tile/0/000",
                        "tile/0/001.p/2",
                        "tile/1/000.p/1",
                        "tile/entries/000",
                        "tile/entries/001.p/2");
    }

    private List<String> files() {
        try (var all = Files.walk(node.resolve("ledger"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> node.resolve("ledger").relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException error) {
            throw new IllegalStateException(error);
        }
    }

    @Test
    void entry_isUndone_withItsCause() {
        assertThatThrownBy(() -> database.useTransaction(tx -> {
                    ledger.append(tx, EntryType.GRANT, Map.of("id", "g-1"));
                    throw new IllegalStateException("the cause failed");
                }))
                .hasMessage("the cause failed");
        assertThat(ledger.size()).isZero();
        assertThat(database.<Long>inTransaction(tx -> ledger.append(tx, EntryType.GRANT, Map.of("id", "g-2"))))
                .isZero();
    }

    @Test
    void indexes_haveNoGap_underConcurrency() throws Exception {
        List<Callable<Long>> appends = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int number = i;
            appends.add(() -> {
                try {
                    return database.inTransaction(tx -> {
                        long index = ledger.append(tx, EntryType.HIT, Map.of("number", number));
                        if (number % 3 == 0) {
                            throw new IllegalStateException("undone");
                        }
                        return index;
                    });
                } catch (IllegalStateException undone) {
                    return -1L;
                }
            });
        }
        List<Long> indexes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Long> done : threads.invokeAll(appends)) {
                indexes.add(done.get());
                ledger.publish();
            }
        }
        indexes.removeIf(index -> index < 0);
        assertThat(indexes.stream().sorted().toList())
                .isEqualTo(LongStream.range(0, 200).boxed().toList());
        ledger.publish();
        assertThat(LedgerVerifier.verify(node)).isInstanceOf(VerificationResult.Verified.class);
    }

    @Test
    void publishing_insideATransaction_doesNotPublishItsEntries() {
        assertThatThrownBy(() -> database.useTransaction(tx -> {
                    ledger.append(tx, EntryType.GRANT, Map.of("id", "g-1"));
                    assertThat(ledger.publish().checkpoint().size()).isZero();
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        LedgerFixture.append(database, ledger, 1);
        assertThat(ledger.publish().checkpoint().size()).isEqualTo(1);
    }

    @Test
    void crashBetweenCommitAndPublish_heals_atTheNextStart() {
        LedgerFixture.append(database, ledger, 300);
        ledger = reopened();
        assertThat(ledger.checkpoint().checkpoint().size()).isEqualTo(300);
        assertThat(LedgerVerifier.verify(node)).isInstanceOf(VerificationResult.Verified.class);
    }

    @Test
    void crashBetweenTilesAndCheckpoint_heals_atTheNextStart() throws IOException {
        LedgerFixture.append(database, ledger, 200);
        ledger.publish();
        byte[] older = Files.readAllBytes(node.resolve("ledger/checkpoint"));
        LedgerFixture.append(database, ledger, 200);
        ledger.publish();
        Files.write(node.resolve("ledger/checkpoint"), older);
        assertThat(LedgerVerifier.verify(node))
                .isInstanceOfSatisfying(
                        VerificationResult.Damaged.class,
                        d -> assertThat(d.flaw()).isEqualTo(LogFlaw.BEYOND));
        ledger = reopened();
        assertThat(LedgerVerifier.verify(node))
                .isInstanceOfSatisfying(
                        VerificationResult.Verified.class,
                        v -> assertThat(v.size()).isEqualTo(400));
    }

    @Test
    void halfWrittenFile_isGone_afterTheNextStart() throws IOException {
        Files.write(node.resolve("ledger.new/file"), new byte[] {1, 2, 3});
        ledger = reopened();
        assertThat(node.resolve("ledger.new")).isEmptyDirectory();
    }

    @Test
    void missingFile_isWrittenAgain_atTheNextStart() throws IOException {
        LedgerFixture.append(database, ledger, 600);
        ledger.publish();
        Files.delete(node.resolve("ledger/tile/entries/000"));
        Files.delete(node.resolve("ledger/tile/1/000.p/2"));
        reopened();
        assertThat(LedgerVerifier.verify(node)).isInstanceOf(VerificationResult.Verified.class);
    }

    @Test
    void changedFile_isReported_andNotOverwritten() throws IOException {
        LedgerFixture.append(database, ledger, 300);
        ledger.publish();
        for (String name : List.of("checkpoint", "tile/0/001.p/44", "tile/entries/001.p/44", "tile/1/000.p/1")) {
            Path file = node.resolve("ledger").resolve(name);
            byte[] good = Files.readAllBytes(file);
            byte[] bad = good.clone();
            bad[bad.length / 2] ^= 1;
            Files.write(file, bad);
            assertThatThrownBy(this::reopened)
                    .isInstanceOfSatisfying(
                            LedgerException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DISAGREES))
                    .hasMessageContaining(file.toString());
            assertThat(Files.readAllBytes(file)).isEqualTo(bad);
            Files.write(file, good);
        }
        reopened();
    }

    @Test
    void changedCheckpoint_isReported_whilePublishing() throws IOException {
        LedgerFixture.append(database, ledger, 2);
        ledger.publish();
        Files.writeString(node.resolve("ledger/checkpoint"), "something else\n");
        LedgerFixture.append(database, ledger, 1);
        assertThatThrownBy(ledger::publish)
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DISAGREES));
    }

    @Test
    void olderDatabase_isRefused() {
        LedgerFixture.append(database, ledger, 5);
        ledger.publish();
        try (var restored = LedgerFixture.database()) {
            assertThatThrownBy(() -> Ledger.open(restored, node, key, LedgerFixture.CLOCK))
                    .isInstanceOfSatisfying(
                            LedgerException.class, e -> assertThat(e.reason()).isEqualTo(Reason.AHEAD));
        }
    }

    @Test
    void otherKeyOrName_isRefused() {
        var other = LedgerFixture.key("enlace/pa-security");
        assertThatThrownBy(() -> Ledger.open(database, node, other, LedgerFixture.CLOCK))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.reason()).isEqualTo(Reason.KEY));
        var renamed = LedgerFixture.key("enlace/cr-migration");
        assertThatThrownBy(() -> Ledger.open(database, node, renamed, LedgerFixture.CLOCK))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.reason()).isEqualTo(Reason.KEY));
    }

    @Test
    void rows_cannotBeChangedOrDeleted() {
        LedgerFixture.append(database, ledger, 1);
        for (String statement : List.of(
                "delete from ledger_entry", "update ledger_entry set entry_type = 'HIT'", "truncate ledger_entry")) {
            assertThatThrownBy(() -> database.useTransaction(tx -> tx.execute(statement)))
                    .isInstanceOf(org.enlace.store.StoreException.class);
        }
        assertThat(ledger.size()).isEqualTo(1);
    }

    @Test
    void entries_comeBackByRangeAndByType() {
        database.useTransaction(tx -> {
            ledger.append(tx, EntryType.NODE_STARTED, Map.of("version", "0.1"));
            ledger.append(tx, EntryType.LOGIN, Map.of("user", "ana.rios"));
            ledger.append(tx, EntryType.LOGIN, Map.of("user", "luis.mora", "fields", List.of("name", "birthDate")));
        });
        assertThat(ledger.entries(1, 10)).extracting(LedgerEntry.Logged::index).containsExactly(1L, 2L);
        var logins = ledger.entries(EntryType.LOGIN, Long.MAX_VALUE, 10);
        assertThat(logins).extracting(LedgerEntry.Logged::index).containsExactly(2L, 1L);
        assertThat(logins.getFirst().entry().fields()).containsEntry("fields", List.of("name", "birthDate"));
        assertThat(logins.getFirst().entry().at()).isEqualTo(LedgerFixture.CLOCK.instant());
    }

    @Test
    void proofs_holdAgainstTheCheckpoints() {
        List<Checkpoint> seen = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            LedgerFixture.append(database, ledger, 1 + i * 3 % 37);
            seen.add(ledger.publish().checkpoint());
        }
        Checkpoint latest = seen.getLast();
        for (long index : new long[] {0, 1, 255, 256, latest.size() - 1}) {
            var proof = ledger.inclusionProof(index, latest.size());
            assertThat(LogProofs.verifyInclusion(ledger.entryBytes(index), index, latest, proof))
                    .isTrue();
            assertThat(LogProofs.verifyInclusion(ledger.entryBytes(2), index, latest, proof))
                    .isFalse();
        }
        for (Checkpoint older : seen) {
            var proof = ledger.consistencyProof(older.size(), latest.size());
            assertThat(LogProofs.verifyConsistency(older, latest, proof)).isTrue();
            var forged = new Checkpoint(older.origin(), older.size(), MerkleTree.EMPTY);
            assertThat(LogProofs.verifyConsistency(forged, latest, proof)).isFalse();
        }
    }

    @Test
    void clockThatWasSetBackALittle_beforeAStart_datesNothingBackwards() {
        LedgerFixture.append(database, ledger, 1);
        Clock behind = Clock.offset(LedgerFixture.CLOCK, Duration.ofSeconds(-10));
        LedgerFixture.append(database, Ledger.open(database, node, key, behind), 1);
        assertThat(ledger.entries(0, 2))
                .extracting(one -> one.entry().at())
                .containsOnly(LedgerFixture.CLOCK.instant());
    }

    @Test
    void movedNode_continues() throws IOException {
        LedgerFixture.append(database, ledger, 10);
        ledger.publish();
        Path moved = node.resolveSibling(node.getFileName() + "-moved");
        Files.move(node, moved, StandardCopyOption.ATOMIC_MOVE);
        var continued = Ledger.open(database, moved, key, LedgerFixture.CLOCK);
        LedgerFixture.append(database, continued, 1);
        continued.publish();
        assertThat(LedgerVerifier.verify(moved)).isInstanceOf(VerificationResult.Verified.class);
        Files.move(moved, node, StandardCopyOption.ATOMIC_MOVE);
    }
}
