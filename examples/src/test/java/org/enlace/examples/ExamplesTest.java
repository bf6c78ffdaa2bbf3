// SPDX-License-Identifier: Apache-2.0
package org.enlace.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    @TestFactory
    Stream<DynamicTest> everyExamplePrintsWhatItPromises() throws IOException {
        return Example.in(Path.of("")).stream().map(example -> dynamicTest(example.toString(), () -> holds(example)));
    }

    @Test
    void everyRoomOfTheLibraryHasItsExample() throws IOException {
        assertThat(Example.in(Path.of("")))
                .extracting(Example::toString)
                .contains("Disclose.java", "Hit.java", "Match.java", "Picture.java", "Verify.java");
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
