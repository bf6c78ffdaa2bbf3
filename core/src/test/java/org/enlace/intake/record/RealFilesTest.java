// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.enlace.intake.record.Readings.Outcome;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every FollowTheMoney file and table under {@code formats/} of the folder that ENLACE_DATA names; skipped where there
 * is none. Those files name real people: no name may stand in this test or in what it prints.
 */
class RealFilesTest {
    private static final List<String> FOLDERS = List.of("openaleph", "nomenklatura", "yente");
    private static final List<String> ENDINGS =
            List.of(".ijson", ".ftm", ".vis", ".csv", ".ftm.json", "entities.delta.json");

    @TestFactory
    Stream<DynamicTest> everyFile_isRead_withoutARefusal() throws IOException {
        String data = System.getenv("ENLACE_DATA");
        assumeTrue(data != null && Files.isDirectory(Path.of(data, "formats")), "ENLACE_DATA names no folder: skipped");
        List<Path> files = FOLDERS.stream()
                .flatMap(folder -> files(Path.of(data, "formats", folder)))
                .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
                .toList();
        assertThat(files).isNotEmpty();
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        Outcome outcome = Readings.read(IntakeInput.of(file));
        if (Files.size(file) == 0) {
            assertThat(outcome.refusals()).containsExactly("1 EMPTY_FILE");
            return;
        }
        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.report().anythingRead()).isTrue();
        long lines;
        try (Stream<String> text = Files.lines(file)) {
            lines = text.filter(line -> !line.isBlank()).count();
        }
        if (outcome.report().format() == FileFormat.FTM_LINES) {
            assertThat(outcome.report().extent().read()).isEqualTo(lines);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
