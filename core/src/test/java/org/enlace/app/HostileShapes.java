// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All hostile shapes; the main method writes them as large as they are meant to be, for the start script to be run on. */
final class HostileShapes {
    private HostileShapes() {}

    static List<HostileShape> all() {
        return Stream.of(
                        HostileTexts.all(),
                        HostileArchives.all(),
                        HostileBooks.all(),
                        HostileJson.all(),
                        HostilePlaces.all())
                .flatMap(List::stream)
                .toList();
    }

    /** A command with its files in their folder. */
    static String[] arguments(HostileShape.Run run, Path folder) {
        return run.command().stream()
                .map(word ->
                        word.startsWith("@") ? folder.resolve(word.substring(1)).toString() : word)
                .toArray(String[]::new);
    }

    /**
     * Writes the shape of a number into a folder, which must be empty, and beside its files for each command, counted from 1,
     * {@code N.command}: the exit codes that it may have, and its words, each ended by NUL. Arguments: folder, number from 1.
     * Without a number the names are printed.
     */
    public static void main(String[] arguments) throws IOException {
        List<HostileShape> all = all();
        if (arguments.length < 2) {
            all.forEach(shape -> System.out.println(shape.name()));
            return;
        }
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        HostileShape shape = all.get(Integer.parseInt(arguments[1]) - 1);
        Path files = Files.createDirectories(folder.resolve("files"));
        shape.writing().into(new HostileFiles(files, 1));
        for (int at = 0; at < shape.runs().size(); at++) {
            HostileShape.Run run = shape.runs().get(at);
            String exits = run.exits().stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
            String words = Stream.concat(Stream.of(exits), Stream.of(arguments(run, files)))
                    .map(word -> word + "\0")
                    .collect(Collectors.joining());
            Files.writeString(folder.resolve(at + 1 + ".command"), words);
        }
    }
}
