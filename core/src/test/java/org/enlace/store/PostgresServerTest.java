// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import org.enlace.store.StoreException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    @TempDir
    Path home;

    @Test
    void database_keepsItsContentAndPassword_overARestart() {
        DatabaseAddress first;
        try (var server = PostgresServer.start(home)) {
            first = server.createDatabase("panama");
            try (var database = Database.connect(first, 2)) {
                database.migrate(List.of("db/storetest"));
                database.useTransaction(tx -> tx.execute("insert into store_test_thing values (1, 'kept')"));
            }
        }
        try (var server = PostgresServer.start(home)) {
            var again = server.createDatabase("panama");
            assertThat(again.password()).isEqualTo(first.password());
            try (var database = Database.connect(again, 2)) {
                database.migrate(List.of("db/storetest"));
                assertThat(names(database)).containsExactly("kept");
            }
        }
        assertThat(home.resolve("data/postmaster.pid")).doesNotExist();
    }

    static List<String> names(Database database) {
        return database.read(tx -> tx.createQuery("select name from store_test_thing order by id")
                .mapTo(String.class)
                .list());
    }

    @Test
    void server_isSafe_asItStarts() throws Exception {
        try (var server = PostgresServer.start(home)) {
            var address = server.createDatabase("panama");
            try (var database = Database.connect(address, 1)) {
                assertThat(show(database, "fsync")).isEqualTo("on");
                assertThat(show(database, "synchronous_commit")).isEqualTo("on");
                assertThat(show(database, "full_page_writes")).isEqualTo("on");
                assertThat(show(database, "password_encryption")).isEqualTo("scram-sha-256");
                assertThat(show(database, "listen_addresses")).isEqualTo("127.0.0.1");
                assertThat(Files.readAllLines(home.resolve("data/postmaster.pid"))
                                .get(4))
                        .as("folder of the Unix socket")
                        .isBlank();
            }
            assertThatThrownBy(() -> Database.connect(address.url(), "panama", "wrong", 1))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_PASSWORD));
            for (InetAddress other : addressesOfThisMachine()) {
                assertThatThrownBy(() -> new Socket(other, server.port())).isInstanceOf(java.io.IOException.class);
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("passwords"))))
                    .isEqualTo("rw-------");
            assertThat(address.toString()).doesNotContain(address.password());
            assertThat(home.resolve("scratch")).doesNotExist();
        }
    }

    private static List<InetAddress> addressesOfThisMachine() throws Exception {
        return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(a -> !a.isLoopbackAddress())
                .toList();
    }

    private static String show(Database database, String setting) {
        return database.read(
                tx -> tx.createQuery("show " + setting).mapTo(String.class).one());
    }

    @Test
    void role_cannotConnectToAnotherDatabase() {
        try (var server = PostgresServer.start(home)) {
            var panama = server.createDatabase("panama");
            var colombia = server.createDatabase("colombia");
            for (String other : List.of("colombia", "postgres", "template1")) {
                String url = panama.url().replace("/panama", "/" + other);
                assertThatThrownBy(() -> Database.connect(url, panama.user(), panama.password(), 1))
                        .isInstanceOfSatisfying(
                                StoreException.class,
                                e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_PASSWORD));
            }
            try (var own = Database.connect(colombia, 1)) {
                assertThat(own.<Boolean>read(tx -> tx.createQuery(
                                        "select rolsuper or rolcreatedb or rolcreaterole from pg_roles where rolname ="
                                                + " current_user")
                                .mapTo(Boolean.class)
                                .one()))
                        .isFalse();
            }
        }
    }
}
