// SPDX-License-Identifier: Apache-2.0
package org.enlace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every source file says under which licence it stands, in its first line. */
class LicenceTest {
    private static final String LINE = "SPDX-License-Identifier: Apache-2.0";
    private static final List<String> SOURCES = List.of(".java", ".sql", ".ts", ".svelte", ".mjs", ".css", ".yaml");
    private static final List<String> FOLDERS = List.of(
            "testkit/src",
            "base/src",
            "linkage/src",
            "veil/src",
            "core/src",
            "examples",
            "bench/src",
            "format",
            "web/src",
            "web/e2e",
            "web/test");
    private static final List<String> MADE = List.of("schema.d.ts");

    @Test
    void standsInTheFirstLine() throws IOException {
        Path root = Path.of("..");
        assertThat(root.resolve("core/src")).isDirectory();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(root.resolve(folder))) {
                List<Path> without = files.filter(LicenceTest::isSource)
                        .filter(file -> !firstLine(file).contains(LINE))
                        .toList();
                assertThat(without).as(folder).isEmpty();
            } catch (java.nio.file.NoSuchFileException absent) {
                assertThat(folder).as("a folder that may be absent").isEqualTo("bench/src");
            }
        }
    }

    private static boolean isSource(Path file) {
        String name = file.getFileName().toString();
        return SOURCES.stream().anyMatch(name::endsWith) && !MADE.contains(name);
    }

    private static String firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
