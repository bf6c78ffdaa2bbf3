// SPDX-License-Identifier: Apache-2.0
package org.enlace;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.enlace.app.Main;
import org.enlace.crypto.CanonicalJson;
import org.enlace.linkage.Linkage;
import org.enlace.veil.VeilQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the packages to the table in {@code docs/architecture.md}, as {@code jdeps} reads them from the compiled classes: each uses
 * what its row says and nothing else, and only packages that stand above it.
 */
class PackageOrderTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "architecture.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| \\[?`([a-z.]+)`(?:\\]\\([^)]+\\))? \\|.*\\| ([a-z., -]+) \\|$");
    private static final List<String> MODULES = List.of("base", "linkage", "veil", "core");
    private static final int MOST_FILES = 30;

    /** Package to the packages that it uses, in the order of the document. */
    private final Map<String, Set<String>> table = table();

    private static final Pattern USE = Pattern.compile("(?m)^\\s+org\\.enlace(\\.\\S+)?\\s+-> (\\S+)");
    private static final String ROOT = "org.enlace.";

    @Test
    void packagesUseWhatTheTableSays_andNothingElse(@TempDir Path unpacked) throws URISyntaxException, IOException {
        List<Path> classes = new ArrayList<>();
        for (Class<?> one : List.of(CanonicalJson.class, Linkage.class, VeilQuery.class, Main.class)) {
            Path place = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            classes.add(withoutModule(place, unpacked.resolve(one.getSimpleName())));
        }
        assertThat(breaches(classes)).isEmpty();
        Map<String, Set<String>> used = uses(classes);
        table.forEach((name, uses) -> assertThat(used.getOrDefault(name, Set.of()))
                .as("%s uses all that the table lets it use", name)
                .containsAll(uses));
    }

    @Test
    void rowsUseOnlyWhatStandsAboveThem() {
        var above = new TreeSet<String>();
        table.forEach((name, uses) -> {
            assertThat(above).as("above %s", name).containsAll(uses);
            above.add(name);
        });
    }

    @Test
    void noPackageIsCrowded() throws IOException {
        Map<Path, Long> files = sources().stream().collect(groupingBy(Path::getParent, TreeMap::new, counting()));
        files.values().removeIf(count -> count <= MOST_FILES);
        assertThat(files).isEmpty();
    }

    @Test
    void eachSimpleNameStandsForOneThing() throws IOException {
        Map<String, Long> twice = sources().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals("package-info.java") && !name.equals("module-info.java"))
                .collect(groupingBy(name -> name, TreeMap::new, counting()));
        twice.values().removeIf(count -> count == 1);
        assertThat(twice).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> all = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                all.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    @Test
    void breachIsNamed_whereAPackageUsesOneThatItMayNot(@TempDir Path planted) throws IOException {
        write(planted, "share", "Grant", "public class Grant {}");
        write(planted, "model", "Person", "class Person { org.enlace.share.Grant grant; }");
        assertThat(breaches(List.of(compile(planted)))).containsExactly("model must not use share");
    }

    @Test
    void breachIsNamed_evenWhereItStandsOnlyInAGenericSignature(@TempDir Path planted) throws IOException {
        write(planted, "wire", "Envelope", "public class Envelope {}");
        write(planted, "veil", "Query", "class Query { java.util.List<org.enlace.wire.Envelope> sent; }");
        assertThat(breaches(List.of(compile(planted)))).containsExactly("veil must not use wire");
    }

    @Test
    void whatOneMayUseIsNotAllowedToItsUsers(@TempDir Path planted) throws IOException {
        write(planted, "ledger", "Entry", "public class Entry {}");
        write(planted, "operation", "Task", "class Task { org.enlace.ledger.Entry entry; }");
        assertThat(breaches(List.of(compile(planted)))).containsExactly("operation must not use ledger");
    }

    @Test
    void packageOutsideTheTableIsNamed(@TempDir Path planted) throws IOException {
        write(planted, "util", "Strings", "class Strings {}");
        write(planted, "model.internal", "Parts", "class Parts {}");
        assertThat(breaches(List.of(compile(planted))))
                .containsExactly("model.internal is not in the table", "util is not in the table");
    }

    private static Map<String, Set<String>> table() {
        var table = new LinkedHashMap<String, Set<String>>();
        try {
            ROW.matcher(Files.readString(DOCUMENT)).results().forEach(row -> {
                Set<String> uses = row.group(2).equals("-")
                        ? Set.of()
                        : Set.of(row.group(2).split(", "));
                assertThat(table.put(row.group(1), uses)).as(row.group(1)).isNull();
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        assertThat(table).as("rows of the table").isNotEmpty();
        return table;
    }

    private Set<String> breaches(List<Path> classes) throws IOException {
        var breaches = new TreeSet<String>();
        for (String name : packages(classes)) {
            if (!table.containsKey(name)) {
                breaches.add(name + " is not in the table");
            }
        }
        uses(classes).forEach((user, all) -> {
            for (String used : all) {
                if (!table.getOrDefault(user, Set.of()).contains(used)) {
                    breaches.add(user + " must not use " + used);
                }
            }
        });
        return breaches;
    }

    /** Package to the packages of ours that its classes use. */
    private static Map<String, Set<String>> uses(List<Path> classes) {
        var uses = new TreeMap<String, Set<String>>();
        var seen = USE.matcher(jdeps(classes)).results().toList();
        assertThat(seen).as("what jdeps saw").isNotEmpty();
        for (var use : seen) {
            String user = use.group(1) == null ? "" : use.group(1).substring(1);
            if (use.group(2).startsWith(ROOT)) {
                String used = use.group(2).substring(ROOT.length());
                if (!used.equals(user)) {
                    uses.computeIfAbsent(user, _ -> new TreeSet<>()).add(used);
                }
            }
        }
        return uses;
    }

    private static String jdeps(List<Path> classes) {
        var report = new StringWriter();
        int exit = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(report),
                        new PrintWriter(System.err, true),
                        Stream.concat(
                                        Stream.of("-verbose:package", "-filter:none", "--multi-release", "base"),
                                        classes.stream().map(Path::toString))
                                .toArray(String[]::new));
        assertThat(exit).as("exit of jdeps").isZero();
        return report.toString();
    }

    /** The folder {@code org} of a module, unpacked if need be: for a module as such, jdeps wants to see every library. */
    private static Path withoutModule(Path place, Path unpacked) throws IOException {
        if (Files.isDirectory(place)) {
            return place.resolve("org");
        }
        try (FileSystem jar = FileSystems.newFileSystem(place);
                Stream<Path> entries = Files.walk(jar.getPath("/org"))) {
            for (Path entry : (Iterable<Path>) entries.filter(Files::isRegularFile)::iterator) {
                Path copy = unpacked.resolve(jar.getPath("/").relativize(entry).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(entry, copy);
            }
        }
        return unpacked.resolve("org");
    }

    /** The packages that hold a class, with {@code org.enlace.} taken away. */
    private static Set<String> packages(List<Path> classes) throws IOException {
        var packages = new TreeSet<String>();
        for (Path one : classes) {
            packages.addAll(packages(one.resolve("enlace")));
        }
        return packages;
    }

    private static Set<String> packages(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> root.relativize(file.getParent()).toString().replace('/', '.'))
                    .collect(toSet());
        }
    }

    private static void write(Path folder, String inPackage, String type, String source) throws IOException {
        Path file = folder.resolve("org/enlace/" + inPackage.replace('.', '/') + "/" + type + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package org.enlace." + inPackage + "; " + source);
    }

    private static Path compile(Path sources) throws IOException {
        Path classes = sources.resolve("classes");
        try (Stream<Path> files = Files.walk(sources)) {
            var arguments = Stream.concat(
                    Stream.of("-d", classes.toString()),
                    files.map(Path::toString).filter(file -> file.endsWith(".java")));
            int exit = ToolProvider.findFirst("javac")
                    .orElseThrow()
                    .run(System.out, System.err, arguments.toArray(String[]::new));
            assertThat(exit).as("exit of javac").isZero();
        }
        return classes.resolve("org");
    }
}
