// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.util.ArrayList;
import java.util.List;

/** The PostgreSQL programs together with the user they run as. */
record ServerPrograms(PostgresArchive binaries, ServerUser user) {

    ServerUser.Outcome run(String program, String... arguments) {
        return feed("", program, arguments);
    }

    ServerUser.Outcome feed(String input, String program, String... arguments) {
        var command = new ArrayList<String>();
        command.add(binaries.program(program).toString());
        command.addAll(List.of(arguments));
        return user.run(command, input);
    }

    static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
