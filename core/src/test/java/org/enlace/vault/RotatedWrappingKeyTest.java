// SPDX-License-Identifier: Apache-2.0
package org.enlace.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.enlace.MovingClock;
import org.enlace.agreement.ShareException;
import org.enlace.store.Database;
import org.enlace.store.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a database and its key folder hold of records' keys, by looking into their files. */
class RotatedWrappingKeyTest {
    @TempDir
    private static Path home;

    private static PostgresServer server;
    private static Database database;

    private final SecureRandom random = new SecureRandom();
    private final MovingClock clock = new MovingClock(Instant.parse("2026-03-04T12:00:00Z"));
    private Path folder;
    private RotatedWrappingKey wrapping;
    private RecordVault vault;

    @BeforeAll
    static void startServer() {
        server = PostgresServer.start(home.resolve("postgres"));
        database = Database.connect(server.createDatabase("wrapped"), 3);
        database.migrate(List.of("db/ledger", "db/wire", "db/share"));
    }

    @AfterAll
    static void stopServer() {
        database.close();
        server.close();
    }

    @BeforeEach
    void begin() throws IOException {
        folder = Files.createTempDirectory(home, "keys").resolve("records");
        database.useTransaction(tx -> tx.execute("truncate share_key, share_wrapping, share_spent cascade"));
        start();
    }

    private void start() {
        wrapping = new RotatedWrappingKey(folder, random, clock);
        vault = new RecordVault(random, wrapping);
    }

    private RecordVault.Sealed seal(String text) {
        return database.inTransaction(tx -> vault.seal(tx, "record", text.getBytes(StandardCharsets.UTF_8)));
    }

    private String open(RecordVault.Sealed sealed) {
        byte[] plain = database.inTransaction(tx -> vault.open(tx, sealed.key(), "record", sealed.content()))
                .orElseThrow();
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static RotatedWrappingKey.Wrapped stored(RecordVault.Sealed sealed) {
        return database.read(tx -> tx.createQuery("select wrapping, secret from share_key where id = :id")
                .bind("id", sealed.key())
                .map((row, context) -> new RotatedWrappingKey.Wrapped(row.getString(1), row.getBytes(2)))
                .one());
    }

    private List<String> keyFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void purgedKeys_areInNoFile_andWhatIsLeftOfThemOpensNoMore() throws Exception {
        List<RecordVault.Sealed> sealed = new ArrayList<>();
        for (int at = 0; at < 200; at++) {
            sealed.add(seal("record " + at));
        }
        List<RotatedWrappingKey.Wrapped> wrapped =
                sealed.stream().map(RotatedWrappingKeyTest::stored).toList();
        List<byte[]> raw = wrapped.stream().map(wrapping::unwrap).toList();
        database.useTransaction(tx -> tx.execute("analyze share_key"));
        String before = keyFiles().getFirst();
        database.useTransaction(tx -> vault.destroy(
                tx, sealed.subList(0, 100).stream().map(RecordVault.Sealed::key).toList()));
        assertThat(wrapping.replace(database)).isTrue();
        stopServer();
        long rawFound = found(raw);
        long wrappedFound =
                found(wrapped.stream().map(RotatedWrappingKey.Wrapped::bytes).toList());
        startServer();

        assertThat(rawFound).as("raw keys in the files of the database").isZero();
        assertThat(wrappedFound)
                .as("this test looks where the database keeps what was deleted")
                .isPositive();
        assertThat(keyFiles()).hasSize(1).doesNotContain(before);
        start();
        assertThat(open(sealed.getLast())).isEqualTo("record 199");
        assertThatThrownBy(() -> wrapping.unwrap(wrapped.getFirst())).isInstanceOf(ShareException.class);
        String now = stored(sealed.getLast()).key();
        assertThatThrownBy(() -> wrapping.unwrap(
                        new RotatedWrappingKey.Wrapped(now, wrapped.getFirst().bytes())))
                .as("old bytes under the new key")
                .isInstanceOf(ShareException.class);
    }

    /** How often any of the needles stands in the files of the database, in one pass over them. */
    private static long found(List<byte[]> needles) throws IOException {
        Map<Long, byte[]> byHead = new HashMap<>();
        BitSet heads = new BitSet();
        for (byte[] needle : needles) {
            byHead.put(ByteBuffer.wrap(needle).getLong(), needle);
            heads.set(ByteBuffer.wrap(needle).getShort() & 0xffff);
        }
        long found = 0;
        try (Stream<Path> files = Files.walk(home.resolve("postgres"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found += found(ByteBuffer.wrap(Files.readAllBytes(file)), heads, byHead);
            }
        }
        return found;
    }

    private static long found(ByteBuffer content, BitSet heads, Map<Long, byte[]> byHead) {
        long found = 0;
        for (int at = 0; at + Long.BYTES <= content.limit(); at++) {
            if (heads.get(content.getShort(at) & 0xffff)) {
                byte[] needle = byHead.get(content.getLong(at));
                if (needle != null && at + needle.length <= content.limit()) {
                    found += content.slice(at, needle.length).equals(ByteBuffer.wrap(needle)) ? 1 : 0;
                }
            }
        }
        return found;
    }

    @Test
    void interruptedReplacement_isFinishedAtTheNextStart() throws Exception {
        RecordVault.Sealed sealed = seal("a record");
        String current = stored(sealed).key();
        new WrappingKeyFiles(folder).write("00aa00aa00aa00aa", new byte[32]);
        Files.write(folder.resolve("11bb.new"), new byte[7]);
        start();
        assertThat(database.<Boolean>inTransaction(wrapping::isLost)).isFalse();
        assertThat(keyFiles()).as("before the commit: the new one goes").containsExactly(current + ".key");
        assertThat(open(sealed)).isEqualTo("a record");

        byte[] old = Files.readAllBytes(folder.resolve(current + ".key"));
        database.useTransaction(tx -> vault.destroy(tx, List.of(seal("another").key())));
        assertThat(wrapping.replace(database)).isTrue();
        new WrappingKeyFiles(folder).write(current, old);
        start();
        assertThat(database.<Boolean>inTransaction(wrapping::isLost)).isFalse();
        assertThat(keyFiles())
                .as("after the commit: the old one goes")
                .doesNotContain(current + ".key")
                .hasSize(1);
        assertThat(open(sealed)).isEqualTo("a record");
    }

    @Test
    void aKeyWhoseRemovalFailed_isRemovedAtTheNextTurn() throws Exception {
        RecordVault.Sealed kept = seal("kept");
        String current = stored(kept).key();
        new WrappingKeyFiles(folder).write("00aa00aa00aa00aa", new byte[32]);
        assertThat(wrapping.replace(database)).isFalse();
        assertThat(keyFiles()).containsExactly(current + ".key");
        assertThat(open(kept)).isEqualTo("kept");
    }

    @Test
    void isReplacedOnceAMinute_andOnlyAfterAPurge() {
        RecordVault.Sealed kept = seal("kept");
        assertThat(wrapping.replace(database)).isFalse();
        database.useTransaction(tx -> vault.destroy(tx, List.of(seal("one").key())));
        assertThat(wrapping.replace(database)).isTrue();
        database.useTransaction(tx -> vault.destroy(tx, List.of(seal("two").key())));
        assertThat(wrapping.replace(database)).as("within the minute").isFalse();
        clock.move(Duration.ofMinutes(1));
        assertThat(wrapping.replace(database)).isTrue();
        assertThat(open(kept)).isEqualTo("kept");
    }

    @Test
    void olderCopyOfTheDatabase_findsItsKeyGone_andStartsAnew() throws Exception {
        RecordVault.Sealed sealed = seal("a record");
        Files.delete(folder.resolve(stored(sealed).key() + ".key"));
        start();
        assertThat(database.<Boolean>inTransaction(wrapping::isLost)).isTrue();
        assertThatThrownBy(() -> open(sealed)).isInstanceOf(ShareException.class);
        assertThat(open(seal("a new one"))).isEqualTo("a new one");
    }

    @Test
    void keysOfAnEarlierVersion_areWrappedAtTheFirstTurn() {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        byte[] content = AesGcm.seal(secret, "record", "old".getBytes(StandardCharsets.UTF_8), random);
        long id = database.<Long>inTransaction(
                tx -> tx.createQuery("insert into share_key (secret) values (:secret) returning id")
                        .bind("secret", secret)
                        .mapTo(Long.class)
                        .one());
        assertThat(database.<Boolean>inTransaction(wrapping::isLost)).isFalse();
        assertThat(wrapping.replace(database)).isTrue();
        assertThat(database.<Long>read(tx -> tx.createQuery("select count(*) from share_key where wrapping = ''")
                        .mapTo(Long.class)
                        .one()))
                .isZero();
        byte[] plain = database.inTransaction(tx -> vault.open(tx, id, "record", content))
                .orElseThrow();
        assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo("old");
    }
}
