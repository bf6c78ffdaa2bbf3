// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlace.files.Encoding;
import org.enlace.files.Foreign;
import org.enlace.files.Recognised;
import org.enlace.files.Source;
import org.enlace.files.TableStart;
import org.enlace.intake.record.CsvRows;
import org.enlace.intake.record.Dialect;
import org.enlace.intake.record.FileFormat;
import org.enlace.intake.record.FtmStatements;
import org.enlace.intake.record.Input;
import org.enlace.intake.record.Json;
import org.enlace.intake.record.LineReader;
import org.enlace.intake.record.LineReader.Line;
import org.enlace.intake.record.RefusalReason;
import org.enlace.text.Headings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What shape a file has, from its first lines; where it has none, the refusal to give; and its text where it is one. */
record Recognition(FileFormat format, RefusalReason refusal, Optional<Recognised.Text> text) {
    private static final int LINES = 10;
    private static final int ENOUGH_ROWS = 3;

    static Recognition of(Input input) throws IOException {
        return switch (Recognised.of(input::open)) {
            case Recognised.NoTable(Foreign foreign) -> unknown(RefusalReason.of(foreign));
            case Recognised.Parquet _ -> unknown(RefusalReason.NO_TABLE);
            case Recognised.Empty _ -> unknown(RefusalReason.EMPTY_FILE);
            case Recognised.Text text -> of(input.name(), text);
        };
    }

    private static Recognition unknown(RefusalReason refusal) {
        return new Recognition(FileFormat.UNKNOWN, refusal, Optional.empty());
    }

    private static Recognition of(String name, Recognised.Text text) throws IOException {
        if (text.isJson() && !text.isSheet()) {
            return ofJson(text);
        }
        Dialect dialect = Dialect.of(text);
        if (FtmStatements.areIn(dialect)) {
            return new Recognition(FileFormat.FTM_STATEMENTS, RefusalReason.NOT_RECOGNISED, Optional.of(text));
        }
        String lower = name.toLowerCase(Locale.ROOT);
        boolean named = text.isSheet() || lower.endsWith(".csv") || lower.endsWith(".tsv") || lower.endsWith(".tab");
        return new Recognition(
                named || looksLikeTable(dialect) ? FileFormat.CSV : FileFormat.UNKNOWN,
                RefusalReason.NOT_RECOGNISED,
                Optional.of(text));
    }

    private static Recognition ofJson(Recognised.Text text) throws IOException {
        Optional<Source> table = JsonTable.of(json(text));
        if (table.isPresent() && Recognised.table(table.get(), "JSON") instanceof Recognised.Text rows) {
            return new Recognition(FileFormat.CSV, RefusalReason.NOT_RECOGNISED, Optional.of(rows));
        }
        List<String> first = firstLines(text);
        String head = first.isEmpty() ? "" : first.getFirst().strip();
        boolean lines = !opensDocument(head)
                && (first.stream().anyMatch(Recognition::isEntity) || (first.size() > 1 && wholeObject(head)));
        return new Recognition(
                lines ? FileFormat.FTM_LINES : FileFormat.FTM_DOCUMENT, RefusalReason.NO_ENTITIES, Optional.of(text));
    }

    /** A JSON text in UTF-8 without a mark; bytes that are not in UTF-8 stay, and their line is refused. */
    static Source json(Recognised.Text text) {
        boolean wide = text.encoding() == Encoding.UTF_16LE || text.encoding() == Encoding.UTF_16BE;
        return text.text(wide ? text.encoding() : Encoding.UTF_8);
    }

    /** True for regular rows, where there are only two of them with a header that says something. */
    private static boolean looksLikeTable(Dialect dialect) throws IOException {
        TableStart table = dialect.table();
        if (!table.regular() || table.rows() >= ENOUGH_ROWS) {
            return table.regular();
        }
        try (CsvRows rows = new CsvRows(dialect)) {
            return rows.next().stream()
                    .flatMap(row -> row.cells().stream())
                    .anyMatch(cell -> Headings.whole(cell).isPresent());
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

    private static List<String> firstLines(Recognised.Text text) throws IOException {
        List<String> found = new ArrayList<>();
        try (LineReader lines = new LineReader(json(text).open(), 0)) {
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
