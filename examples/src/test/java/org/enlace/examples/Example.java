// SPDX-License-Identifier: Apache-2.0
package org.enlace.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One compact source file and the lines that its comment says it prints.
 *
 * <p>The comment is a line {@code // Prints:} followed by lines that begin with {@code //} and three spaces.
 */
record Example(Path file, List<String> promised) {
    private static final String LINE = "//   ";

    Example {
        promised = List.copyOf(promised);
    }

    static Example of(Path file) throws IOException {
        List<String> promised = Files.readAllLines(file).stream()
                .dropWhile(line -> !line.equals("// Prints:"))
                .skip(1)
                .takeWhile(line -> line.startsWith(LINE))
                .map(line -> line.substring(LINE.length()))
                .toList();
        return new Example(file, promised);
    }

    static List<Example> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            var examples = new ArrayList<Example>();
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                examples.add(of(file));
            }
            return examples;
        }
    }

    /** Runs the file as {@code java FILE} does, with this test's class path and language English. */
    Run run() throws IOException, InterruptedException {
        Path out = Files.createTempFile("example", ".out");
        Path err = Files.createTempFile("example", ".err");
        try {
            var java = Path.of(System.getProperty("java.home"), "bin", "java");
            Process process = new ProcessBuilder(
                            java.toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-Duser.language=en",
                            "--class-path",
                            System.getProperty("java.class.path"),
                            file.toString())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
            return new Run(process.exitValue(), Files.readAllLines(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    @Override
    public String toString() {
        return String.valueOf(file.getFileName());
    }

    /** What a run of an example left behind. */
    record Run(int exit, List<String> out, String err) {}
}
