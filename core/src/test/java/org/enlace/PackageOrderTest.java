// SPDX-License-Identifier: Apache-2.0
package org.enlace;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.enlace.app.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds each package to the packages it may use, as {@code jdeps} reads them from the compiled classes. */
class PackageOrderTest {
    private static final Set<String> BELOW_NODE = Set.of(
            "text",
            "model",
            "names",
            "identifiers",
            "store",
            "ledger",
            "files",
            "wire",
            "cases",
            "tokens",
            "region",
            "intake",
            "veil",
            "linkage",
            "training",
            "match",
            "share",
            "picture",
            "corridor",
            "act");

    /** Package to the packages it may use. Nothing follows from anything else: what is not written is not allowed. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("text", Set.of()),
            entry("model", Set.of("text")),
            entry("names", Set.of("text")),
            entry("identifiers", Set.of("text")),
            entry("tokens", Set.of("names")),
            entry("files", Set.of("text")),
            entry("store", Set.of()),
            entry("ledger", Set.of("model", "store")),
            entry("wire", Set.of("model", "store")),
            entry("cases", Set.of("text", "model", "identifiers", "store", "ledger")),
            entry("region", Set.of("model", "names", "identifiers")),
            entry("intake", Set.of("text", "model", "identifiers", "files")),
            entry("veil", Set.of("model", "identifiers")),
            entry("linkage", Set.of("text", "names")),
            entry("training", Set.of("text", "names", "linkage")),
            entry("match", Set.of("text", "model", "names", "identifiers", "linkage")),
            entry("share", Set.of("model", "store", "ledger", "wire")),
            entry("picture", Set.of("model", "store", "match", "share")),
            entry("corridor", Set.of("text", "model", "store")),
            entry("act", Set.of("model", "store", "wire", "share", "veil")),
            entry("node", BELOW_NODE),
            entry("node.desk", and(BELOW_NODE, "node")),
            entry("tabular", Set.of("linkage", "files")),
            entry("report", Set.of("linkage", "tabular")),
            entry("app", and(BELOW_NODE, "node", "node.desk", "tabular", "report")));

    private static final Pattern USE = Pattern.compile("(?m)^\\s+org\\.enlace(\\.\\S+)?\\s+-> (\\S+)");
    private static final String ROOT = "org.enlace.";

    @Test
    void packagesUseOnlyWhatTheTableAllows() throws URISyntaxException, IOException {
        Path classes = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        assertThat(breaches(classes)).isEmpty();
    }

    @Test
    void breachIsNamed_whereAPackageUsesOneThatItMayNot(@TempDir Path planted) throws IOException {
        write(planted, "share", "Grant", "public class Grant {}");
        write(planted, "model", "Person", "class Person { org.enlace.share.Grant grant; }");
        assertThat(breaches(compile(planted))).containsExactly("model must not use share");
    }

    @Test
    void breachIsNamed_evenWhereItStandsOnlyInAGenericSignature(@TempDir Path planted) throws IOException {
        write(planted, "wire", "Envelope", "public class Envelope {}");
        write(planted, "veil", "Query", "class Query { java.util.List<org.enlace.wire.Envelope> sent; }");
        assertThat(breaches(compile(planted))).containsExactly("veil must not use wire");
    }

    @Test
    void whatOneMayUseIsNotAllowedToItsUsers(@TempDir Path planted) throws IOException {
        write(planted, "ledger", "Entry", "public class Entry {}");
        write(planted, "act", "Task", "class Task { org.enlace.ledger.Entry entry; }");
        assertThat(breaches(compile(planted))).containsExactly("act must not use ledger");
    }

    @Test
    void packageOutsideTheTableIsNamed(@TempDir Path planted) throws IOException {
        write(planted, "util", "Strings", "class Strings {}");
        write(planted, "model.internal", "Parts", "class Parts {}");
        assertThat(breaches(compile(planted)))
                .containsExactly("model.internal is not in the table", "util is not in the table");
    }

    private static Set<String> and(Set<String> some, String... more) {
        var all = new TreeSet<>(some);
        all.addAll(Set.of(more));
        return all;
    }

    private static Set<String> breaches(Path classes) throws IOException {
        var breaches = new TreeSet<String>();
        for (String name : packages(classes)) {
            if (!MAY_USE.containsKey(name)) {
                breaches.add(name + " is not in the table");
            }
        }
        var uses = USE.matcher(jdeps(classes)).results().toList();
        assertThat(uses).as("what jdeps saw").isNotEmpty();
        for (var use : uses) {
            String user = use.group(1) == null ? "" : use.group(1).substring(1);
            boolean ours = use.group(2).startsWith(ROOT);
            String used = ours ? use.group(2).substring(ROOT.length()) : user;
            boolean allowed =
                    used.equals(user) || MAY_USE.getOrDefault(user, Set.of()).contains(used);
            if (!allowed) {
                breaches.add(user + " must not use " + used);
            }
        }
        return breaches;
    }

    private static String jdeps(Path classes) {
        var report = new StringWriter();
        int exit = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(report),
                        new PrintWriter(System.err, true),
                        "-verbose:package",
                        "-filter:none",
                        "--multi-release",
                        "base",
                        classes.toString());
        assertThat(exit).as("exit of jdeps").isZero();
        return report.toString();
    }

    /** The packages that hold a class, with {@code org.enlace.} taken away. */
    private static Set<String> packages(Path classes) throws IOException {
        Path root = classes.resolve("org/enlace");
        var packages = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> root.relativize(file.getParent()).toString().replace('/', '.'))
                    .forEach(packages::add);
        }
        return packages;
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
        return classes;
    }
}
