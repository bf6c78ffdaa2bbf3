// SPDX-License-Identifier: Apache-2.0
package org.enlace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents point at is there, and what the code says of the documents too. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..");
    private static final Path DECISIONS = ROOT.resolve("docs/decisions.md");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern DECISION = Pattern.compile("(?m)^## (.*)\n\n(\\*(\\d{4}-\\d\\d-\\d\\d)[.,])?");
    private static final Pattern NAMED =
            Pattern.compile("docs/decisions\\.md\\}?,(?:\\s|\\*|//)+\"((?:[^\"]|\"(?=\\w))*)\"");
    private static final List<String> MODULES = List.of("base", "linkage", "veil", "core");

    @Test
    void everyLinkLeadsToAFile_andToAHeadingWhereItNamesOne() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            matches(LINK, Files.readString(document))
                    .map(link -> link.group(1))
                    .filter(link -> !link.startsWith("http"))
                    .filter(link -> !leadsSomewhere(document, link))
                    .forEach(link -> broken.add(document + ": " + link));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void decisionsAreDated_newestFirst() throws IOException {
        List<MatchResult> decisions =
                matches(DECISION, Files.readString(DECISIONS)).toList();
        assertThat(decisions).hasSizeGreaterThan(50).allMatch(one -> one.group(3) != null);
        assertThat(decisions.stream().map(one -> one.group(3)))
                .isSortedAccordingTo(Comparator.<String>naturalOrder().reversed());
        assertThat(decisions.stream().map(one -> one.group(1))).doesNotHaveDuplicates();
    }

    @Test
    void decisionsThatTheCodeNamesAreThere() throws IOException {
        List<String> headings = matches(HEADING, Files.readString(DECISIONS))
                .map(heading -> heading.group(1))
                .toList();
        List<String> named = sources().stream().flatMap(DocumentsTest::named).toList();
        assertThat(named)
                .hasSizeGreaterThan(10)
                .allSatisfy(one -> assertThat(headings).contains(one));
    }

    private static boolean leadsSomewhere(Path document, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
    }

    /** Headings as GitHub makes anchors of them. */
    private static List<String> anchors(Path document) {
        return matches(HEADING, read(document))
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static Stream<String> named(Path source) {
        return matches(NAMED, read(source))
                .map(name ->
                        name.group(1).replaceAll("\\s*\n\\s*(\\*|//) *", " ").replaceAll("\\{@code ([^}]*)}", "`$1`"));
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        documents.add(ROOT.resolve("CHANGELOG.md"));
        try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        }
        return documents;
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }
}
