// SPDX-License-Identifier: Apache-2.0
package org.enlace.administration;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.enlace.app.Main;

/** The command line of a node as a test uses it: what the last command printed, and what it told beside. */
final class NodeLine {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Runs {@code enlace node WORDS} and returns its exit code. */
    int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(
                Stream.concat(Stream.of("node"), Arrays.stream(words)).toArray(String[]::new),
                Locale.ENGLISH,
                Map.of(),
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** A port that is free now. */
    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
