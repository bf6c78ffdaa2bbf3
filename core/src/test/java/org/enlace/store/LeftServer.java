// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.nio.file.Path;
import java.util.List;

/** A process that starts a server, stores something, says so and waits to be killed. */
final class LeftServer {
    private LeftServer() {}

    public static void main(String[] args) throws Exception {
        var server = PostgresServer.start(Path.of(args[0]));
        var database = Database.connect(server.createDatabase("panama"), 2);
        database.migrate(List.of("db/storetest"));
        database.useTransaction(tx -> tx.execute("insert into store_test_thing values (1, 'before the kill')"));
        System.out.println("up");
        Thread.sleep(600_000);
    }
}
