// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.enlace.store.StoreException.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final String SECRET = "Sombra Quintanilla";

    @TempDir
    static Path home;

    private static final int POOL = 3;

    static PostgresServer server;
    static Database database;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(home);
        database = Database.connect(server.createDatabase("panama"), POOL);
        database.migrate(List.of("classpath:db/storetest"));
    }

    @AfterAll
    static void stop() {
        database.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        database.useTransaction(tx -> tx.execute("delete from store_test_thing"));
    }

    private static StoreException refused(ThrowingCallable call, Reason reason) {
        var caught = new StoreException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(StoreException.class, e -> {
            assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason);
            caught[0] = e;
        });
        return caught[0];
    }

    @Test
    void transaction_isUndone_whenItsWorkThrows() {
        assertThatThrownBy(() -> database.useTransaction(tx -> {
                    tx.execute("insert into store_test_thing values (1, 'x')");
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(PostgresServerTest.names(database)).isEmpty();
    }

    @Test
    void reading_cannotChangeAnything_andDoesNotSpoilTheConnection() {
        for (int i = 0; i < 5; i++) {
            refused(
                    () -> database.read(tx -> tx.execute("insert into store_test_thing values (1, 'x')")),
                    Reason.REFUSED);
            int number = i;
            database.useTransaction(tx -> tx.execute("insert into store_test_thing values (?, 'y')", 10 + number));
        }
        assertThat(PostgresServerTest.names(database)).hasSize(5);
    }

    @Test
    void noValueOfAStatement_standsInMessageOrLog() throws Exception {
        database.useTransaction(tx -> tx.execute("create table if not exists store_test_unique (name text unique)"));
        database.useTransaction(tx -> tx.execute("insert into store_test_unique values (?)", SECRET));
        List<StoreException> errors = List.of(
                refused(
                        () -> database.useTransaction(
                                tx -> tx.execute("insert into store_test_unique values (?)", SECRET)),
                        Reason.CONFLICT),
                refused(
                        () -> database.useTransaction(tx -> tx.execute("select cast(? as integer)", SECRET)),
                        Reason.REFUSED),
                refused(
                        () -> database.useTransaction(tx -> tx.execute("select '" + SECRET + "' from nowhere")),
                        Reason.REFUSED));
        for (StoreException error : errors) {
            var text = new StringWriter();
            error.printStackTrace(new PrintWriter(text));
            assertThat(text.toString()).doesNotContain(SECRET);
        }
        assertThat(errors.getFirst()).hasMessageContaining("constraint=store_test_unique_name_key");
        assertThat(Files.readString(home.resolve("log"))).doesNotContain(SECRET);
    }

    @Test
    void serverThatStops_isSaid_andNothingCommittedIsLost_whenItIsBack() {
        database.useTransaction(tx -> tx.execute("insert into store_test_thing values (1, 'kept')"));
        var programs = new ServerPrograms(
                PostgresArchive.unpacked(ServerUser.find().cache(PostgresArchive.userCache())), ServerUser.find());
        String data = home.resolve("data").toString();
        try {
            assertThat(programs.run("pg_ctl", "stop", "-D", data, "-m", "immediate", "-w", "-s")
                            .worked())
                    .isTrue();
            refused(
                    () -> database.useTransaction(tx -> tx.execute("insert into store_test_thing values (2, 'lost')")),
                    Reason.UNAVAILABLE);
            refused(() -> Database.connect(database.address(), 1), Reason.UNAVAILABLE);
        } finally {
            programs.run(
                    "pg_ctl", "start", "-D", data, "-l", home.resolve("log").toString(), "-w", "-s");
        }
        assertThat(namesOnceBack()).containsExactly("kept");
    }

    /** The pool may hand out connections of the old server, each once; as many tries as it has connections suffice. */
    private List<String> namesOnceBack() {
        for (int left = POOL; left > 0; left--) {
            try {
                return PostgresServerTest.names(database);
            } catch (StoreException old) {
                assertThat(old.reason()).isEqualTo(Reason.UNAVAILABLE);
            }
        }
        return PostgresServerTest.names(database);
    }

    @Test
    void nestedWork_joinsTheTransaction_unlessAskedToBeApart() {
        database.useTransaction(outer -> {
            outer.execute("insert into store_test_thing values (1, 'new')");
            database.useTransaction(inner -> inner.execute("insert into store_test_thing values (2, 'newer')"));
            assertThat(PostgresServerTest.names(database)).containsExactly("new", "newer");
            assertThat(database.<Integer>apart(tx -> tx.createQuery("select count(*) from store_test_thing")
                            .mapTo(Integer.class)
                            .one()))
                    .isZero();
        });
    }

    @Test
    void transactionsThatBlockEachOther_areBothDone() throws Exception {
        database.useTransaction(tx -> tx.execute("insert into store_test_thing values (1, 'a'), (2, 'a')"));
        var met = new CyclicBarrier(2);
        var runs = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Boolean>> both = List.of(() -> change(1, 2, met, runs), () -> change(2, 1, met, runs));
            for (var done : threads.invokeAll(both)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(PostgresServerTest.names(database)).containsExactly("aaa", "aaa");
        assertThat(runs).as("one of the two was undone and run again").hasValue(3);
    }

    private static boolean change(int first, int second, CyclicBarrier met, AtomicInteger runs) {
        return database.inTransaction(tx -> {
            tx.execute("update store_test_thing set name = name || 'a' where id = ?", first);
            if (runs.incrementAndGet() <= 2) {
                await(met);
            }
            tx.execute("update store_test_thing set name = name || 'a' where id = ?", second);
            return true;
        });
    }

    private static void await(CyclicBarrier met) {
        try {
            met.await();
        } catch (InterruptedException | BrokenBarrierException error) {
            throw new IllegalStateException(error);
        }
    }

    @Test
    void everyConnectionInUse_isSaid() {
        try (var narrow = Database.connect(database.address(), 1)) {
            var error = refused(
                    () -> narrow.useTransaction(outer -> narrow.apart(inner -> inner.execute("select 1"))),
                    Reason.UNAVAILABLE);
            assertThat(error).hasMessageContaining("in use");
        }
    }

    @Test
    void people_findAConnection_whileBackgroundWorkHoldsAllOfItsOwn() {
        try (var parted = Database.connect(database.address(), 1, 1)) {
            parted.background().useTransaction(held -> {
                int answer = parted.apart(
                        tx -> tx.createQuery("select 7").mapTo(Integer.class).one());
                assertThat(answer).isEqualTo(7);
                refused(() -> parted.background().apart(tx -> tx.execute("select 1")), Reason.UNAVAILABLE);
            });
        }
    }

    @Test
    void backgroundWork_joinsTheTransactionOfItsThread() {
        try (var parted = Database.connect(database.address(), 1, 1)) {
            parted.useTransaction(outer -> {
                outer.execute("insert into store_test_thing values (1, 'x')");
                int seen = parted.background()
                        .read(inner -> inner.createQuery("select count(*) from store_test_thing")
                                .mapTo(Integer.class)
                                .one());
                assertThat(seen).isEqualTo(1);
                outer.rollback();
            });
        }
    }

    @Test
    void wrongAddress_isSaid() {
        refused(() -> Database.connect("jdbc:h2:mem:x", "a", "b", 1), Reason.WRONG_ADDRESS);
        var address = database.address();
        String nowhere = address.url().replace("/panama", "/nowhere");
        refused(() -> Database.connect(nowhere, address.user(), address.password(), 1), Reason.WRONG_ADDRESS);
        refused(() -> server.createDatabase("Robert'); drop"), Reason.REFUSED);
    }

    @Test
    void closedDatabase_isSaid() {
        var closed = Database.connect(database.address(), 1);
        closed.close();
        refused(() -> closed.read(tx -> 1), Reason.UNAVAILABLE);
    }

    @Test
    void migrations_runOnce_andAreSkippedByTheirFingerprint() {
        database.useTransaction(tx -> tx.execute("alter table flyway_schema_history rename to aside"));
        database.migrate(List.of("db/storetest")); // Flyway refuses a schema whose history is not there
        database.useTransaction(tx -> tx.execute("alter table aside rename to flyway_schema_history"));
        assertThat(database.<Integer>read(tx -> tx.createQuery("select count(*) from flyway_schema_history")
                        .mapTo(Integer.class)
                        .one()))
                .isEqualTo(1);
        refused(() -> database.migrate(List.of("db/nowhere")), Reason.MIGRATION);
    }
}
