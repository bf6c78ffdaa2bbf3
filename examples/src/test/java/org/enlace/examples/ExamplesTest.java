// SPDX-License-Identifier: Apache-2.0
package org.enlace.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```java\\n(.*?)```");

    @TestFactory
    Stream<DynamicTest> everyExamplePrintsWhatItPromises() throws IOException {
        return Example.in(Path.of("")).stream().map(example -> dynamicTest(example.toString(), () -> holds(example)));
    }

    @Test
    void everyRoomOfTheLibraryHasItsExample() throws IOException {
        assertThat(Example.in(Path.of("")))
                .extracting(Example::toString)
                .contains(
                        "Ask.java",
                        "Disclose.java",
                        "Hit.java",
                        "Link.java",
                        "Match.java",
                        "Picture.java",
                        "Verify.java");
    }

    @Test
    void firstProgramsAreTenLinesAndStandInTheGuides() throws IOException {
        Map<String, List<String>> guides = Map.of(
                "Ask.java", List.of("veil/README.md", "docs/veil.md"),
                "Link.java", List.of("linkage/README.md", "docs/linkage.md"));
        for (var first : guides.entrySet()) {
            List<String> code = Example.of(Path.of(first.getKey())).code();
            assertThat(code.indexOf("}") - 1 - code.indexOf(main(code)))
                    .as("lines of %s", first.getKey())
                    .isBetween(1, 10);
            for (String guide : first.getValue()) {
                assertThat(blocks(Path.of("..", guide))).as(guide).contains(code);
            }
        }
    }

    private static String main(List<String> code) {
        return code.stream()
                .filter(line -> line.startsWith("void main("))
                .findFirst()
                .orElseThrow();
    }

    /** The blocks of Java in a document, without their blank lines. */
    private static List<List<String>> blocks(Path document) throws IOException {
        return BLOCK.matcher(Files.readString(document))
                .results()
                .map(block ->
                        block.group(1).lines().filter(line -> !line.isBlank()).toList())
                .toList();
    }

    @Test
    void brokenPromiseIsNoticed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("Lies.java");
        Files.writeString(file, "// Prints:\n//   two\nvoid main() { IO.println(\"one\"); }\n");
        assertThatThrownBy(() -> holds(Example.of(file))).hasMessageContaining("two");
    }

    @Test
    void exampleThatPromisesNothingIsNoticed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("Silent.java");
        Files.writeString(file, "void main() {}\n");
        assertThatThrownBy(() -> holds(Example.of(file))).hasMessageContaining("promise");
    }

    @Test
    void failingExampleIsNoticed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("Fails.java");
        Files.writeString(file, "// Prints:\n//   one\nvoid main() { IO.println(\"one\"); System.exit(1); }\n");
        assertThatThrownBy(() -> holds(Example.of(file))).hasMessageContaining("exit");
    }

    private static void holds(Example example) throws IOException, InterruptedException {
        assertThat(example.promised()).as("lines that %s promises", example).isNotEmpty();
        Example.Run run = example.run();
        assertThat(run.exit()).as("exit of %s: %s", example, run.err()).isZero();
        assertThat(run.out()).containsSubsequence(example.promised());
    }
}
