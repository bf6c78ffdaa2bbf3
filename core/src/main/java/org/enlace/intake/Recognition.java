// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlace.intake.LineReader.Line;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What shape a file has, from its first lines; where it has none, the refusal to give. */
record Recognition(FileFormat format, RefusalReason refusal) {
    private static final int LINES = 10;
    private static final int ENOUGH_ROWS = 3;

    static Recognition of(Input input) throws IOException {
        List<String> first = firstLines(input);
        if (first.isEmpty()) {
            return new Recognition(FileFormat.UNKNOWN, RefusalReason.EMPTY_FILE);
        }
        String head = first.getFirst().strip();
        boolean json = head.startsWith("{") || head.startsWith("[");
        if (json && opensDocument(head)) {
            return new Recognition(FileFormat.FTM_DOCUMENT, RefusalReason.NO_ENTITIES);
        }
        if (first.stream().anyMatch(Recognition::isEntity)) {
            return new Recognition(FileFormat.FTM_LINES, RefusalReason.NOT_JSON);
        }
        if (json) {
            return new Recognition(
                    first.size() == 1 || !wholeObject(head) ? FileFormat.FTM_DOCUMENT : FileFormat.FTM_LINES,
                    RefusalReason.NO_ENTITIES);
        }
        String name = input.name().toLowerCase(Locale.ROOT);
        boolean named = name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".tab");
        return named || looksLikeTable(input)
                ? new Recognition(FileFormat.CSV, RefusalReason.NOT_RECOGNISED)
                : new Recognition(FileFormat.UNKNOWN, RefusalReason.NOT_RECOGNISED);
    }

    /** True for regular rows, where there are only two of them with a header that says something. */
    private static boolean looksLikeTable(Input input) throws IOException {
        Dialect dialect = Dialect.of(input);
        if (!dialect.regular() || dialect.rows() >= ENOUGH_ROWS) {
            return dialect.regular();
        }
        try (CsvRows rows = new CsvRows(input, dialect)) {
            return rows.next().stream()
                    .flatMap(row -> row.cells().stream())
                    .anyMatch(cell -> HeaderWords.exact(cell).isPresent());
        }
    }

    /** True for a first line after which one JSON value goes on, and for a list. */
    private static boolean opensDocument(String head) {
        return head.startsWith("[")
                || head.endsWith("{")
                || head.endsWith("[")
                || head.endsWith(",")
                || head.endsWith(":");
    }

    private static boolean isEntity(String line) {
        JsonNode tree = object(line);
        return tree.path("schema").isString()
                || (tree.path("op").isString() && tree.path("entity").isObject());
    }

    private static boolean wholeObject(String line) {
        return object(line).isObject();
    }

    private static JsonNode object(String line) {
        try {
            return line.strip().startsWith("{") ? Json.tree(line) : Json.MAPPER.missingNode();
        } catch (JacksonException damaged) {
            return Json.MAPPER.missingNode();
        }
    }

    private static List<String> firstLines(Input input) throws IOException {
        List<String> found = new ArrayList<>();
        try (LineReader lines = new LineReader(input.open(), StandardCharsets.UTF_8)) {
            Optional<Line> line = lines.next();
            for (int seen = 0; line.isPresent() && seen < LINES; line = lines.next()) {
                if (line.get().problem().isPresent() || !line.get().text().isBlank()) {
                    found.add(
                            line.get().problem().map(_ -> "?").orElse(line.get().text()));
                    seen++;
                }
            }
        }
        return found;
    }
}
