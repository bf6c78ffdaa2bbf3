// SPDX-License-Identifier: Apache-2.0
package org.enlace.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One compact source file and the lines that its comment says it prints.
 *
 * <p>The comment is a line {@code // Prints:} followed by lines that begin with {@code //} and three spaces.
 */
record Example(Path file, List<String> promised) {
    private static final String LINE = "//   ";
    private static final String MODULE = "import module ";

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

    /** The lines that are neither blank nor comment. */
    List<String> code() throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("//"))
                .toList();
    }

    /** The module that the file imports and is all it needs; without one it is run on the class path. */
    private Optional<String> module() throws IOException {
        return code().stream()
                .filter(line -> line.startsWith(MODULE))
                .map(line -> line.substring(MODULE.length(), line.indexOf(';')))
                .findFirst();
    }

    private List<String> command() throws IOException {
        String path = System.getProperty("java.class.path");
        Optional<String> module = module();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=" + module.orElse("ALL-UNNAMED"));
        command.add("-Duser.language=en");
        command.addAll(module.map(name -> List.of("--module-path", path, "--add-modules", name))
                .orElse(List.of("--class-path", path)));
        command.add(file.toString());
        return command;
    }

    /** Runs the file as {@code java FILE} does, with what this test has on its class path and language English. */
    Run run() throws IOException, InterruptedException {
        Path out = Files.createTempFile("example", ".out");
        Path err = Files.createTempFile("example", ".err");
        try {
            Process process = new ProcessBuilder(command())
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
