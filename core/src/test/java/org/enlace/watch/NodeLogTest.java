// SPDX-License-Identifier: Apache-2.0
package org.enlace.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.enlace.line.RequestMark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the log of a node looks like, where it goes, and what it leaves out. */
class NodeLogTest {
    private static final System.Logger OWN = System.getLogger("org.enlace.watch.log-test");

    @TempDir
    private Path folder;

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            lines.add(JsonMapper.shared().readTree(line));
        }
        return lines;
    }

    @Test
    void eachLine_isOneObject_withTheIdOfItsRequest_andNotWhatWasThrown() throws IOException {
        Path file = folder.resolve("node 100%.log");
        try (NodeLog log = NodeLog.toFiles(System.Logger.Level.INFO, file, 1 << 20, 3)) {
            assertThat(log).isNotNull();
            RequestMark.within(
                    "a-request", () -> OWN.log(System.Logger.Level.WARNING, "it did not\nwork: partner=cr-migration"));
            OWN.log(System.Logger.Level.ERROR, "it failed", new IllegalStateException("quotes Edelmiro Bastidas"));
            OWN.log(System.Logger.Level.DEBUG, "below the level");
            Logger.getLogger("io.elsewhere").info("what a library tells");
        }
        List<JsonNode> lines = lines(folder.resolve("node 100%.log.0"));
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().path("message").asString()).isEqualTo("it did not\nwork: partner=cr-migration");
        assertThat(lines.getFirst().path("request").asString()).isEqualTo("a-request");
        assertThat(lines.getFirst().path("level").asString()).isEqualTo("WARNING");
        assertThat(lines.getLast().has("request")).isFalse();
        assertThat(lines.getLast().path("thrown").asString()).isEqualTo("java.lang.IllegalStateException");
        assertThat(lines.getLast().toString()).doesNotContain("Edelmiro");
    }

    @Test
    void files_takeTurns_whenTheyAreFull() throws IOException {
        Path file = folder.resolve("node.log");
        try (NodeLog log = NodeLog.toFiles(System.Logger.Level.DEBUG, file, 2_000, 3)) {
            assertThat(log).isNotNull();
            for (int at = 0; at < 100; at++) {
                OWN.log(System.Logger.Level.DEBUG, "line " + at);
            }
        }
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("node.log.0", "node.log.1", "node.log.2");
        }
        assertThat(lines(folder.resolve("node.log.0")).getLast().path("message").asString())
                .isEqualTo("line 99");
        assertThat(Files.size(folder.resolve("node.log.1"))).isLessThan(2_400);
    }

    @Test
    void journald_getsTheImportance_beforeTheLine() {
        PrintStream before = System.err;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
        try (NodeLog log = NodeLog.toStandardError(System.Logger.Level.INFO, Map.of("JOURNAL_STREAM", "8:1"))) {
            assertThat(log).isNotNull();
            OWN.log(System.Logger.Level.WARNING, "look");
        } finally {
            System.setErr(before);
        }
        assertThat(heard.toString(StandardCharsets.UTF_8))
                .startsWith("<4>{\"time\":")
                .contains("\"message\":\"look\"");
    }
}
