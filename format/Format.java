// SPDX-License-Identifier: Apache-2.0
import com.palantir.javaformat.java.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks or repairs the format of every Java file under the given folders: {@code Format check|write FOLDER...}.
 *
 * <p>Exit 0 where all files are in order (or were repaired), 1 with their names otherwise. Each file must also open with
 * the licence line, which no one but its author can repair.
 */
final class Format {
    private static final String LICENCE = "// SPDX-License-Identifier: Apache-2.0";

    private Format() {}

    public static void main(String[] args) throws Exception {
        boolean write = args[0].equals("write");
        var files = new ArrayList<Path>();
        for (String folder : List.of(args).subList(1, args.length)) {
            files.addAll(javaFiles(Path.of(folder)));
        }
        boolean licensed = reportUnlicensed(files);
        boolean formatted = files.isEmpty() || palantir(write, files) == 0;
        if (!formatted) {
            System.err.println(
                    "The files named above are not in the project's format. Repair: ./mvnw -q -pl format verify"
                            + " -Dformat=write");
        }
        System.exit(licensed && formatted ? 0 : 1);
    }

    private static int palantir(boolean write, List<Path> files) throws Exception {
        var arguments = new ArrayList<String>();
        arguments.add("--palantir");
        arguments.addAll(write ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
        files.forEach(file -> arguments.add(file.toString()));
        var out = new PrintWriter(System.err, true);
        return new Main(out, out, InputStream.nullInputStream()).format(arguments.toArray(String[]::new));
    }

    private static boolean reportUnlicensed(List<Path> files) throws IOException {
        boolean licensed = true;
        for (Path file : files) {
            try (Stream<String> lines = Files.lines(file)) {
                if (!lines.findFirst().orElse("").equals(LICENCE)) {
                    System.err.println(file + ": first line must be: " + LICENCE);
                    licensed = false;
                }
            }
        }
        return licensed;
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
