// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.enlace.app.Main;

/** Runs {@code enlace veil} in a folder: words with an extension, and {@code x}, are files there. */
record ByHand(Path folder, StringWriter out, StringWriter err) {

    ByHand(Path folder) {
        this(folder, new StringWriter(), new StringWriter());
    }

    int run(String line) {
        List<String> arguments = new ArrayList<>(List.of("veil"));
        Stream.of(line.split(" "))
                .map(word ->
                        word.matches(".*\\.[a-z]+|x") ? folder.resolve(word).toString() : word)
                .forEach(arguments::add);
        return Main.run(
                arguments.toArray(String[]::new),
                Locale.ENGLISH,
                Map.of(),
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }

    static void rewrite(VeilFileKind kind, Path file, List<byte[]> parts) throws IOException {
        Files.deleteIfExists(file);
        kind.write(file, parts);
    }
}
