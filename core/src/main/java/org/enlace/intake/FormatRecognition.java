// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlace.files.ByteSource;
import org.enlace.files.NonTableKind;
import org.enlace.files.RecognisedFile;
import org.enlace.files.TableStart;
import org.enlace.files.TextEncoding;
import org.enlace.intake.record.CsvRows;
import org.enlace.intake.record.FileFormat;
import org.enlace.intake.record.FtmStatementTable;
import org.enlace.intake.record.GuardedJson;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.RefusalReason;
import org.enlace.intake.record.StrictLineReader;
import org.enlace.intake.record.StrictLineReader.Line;
import org.enlace.intake.record.TableDialect;
import org.enlace.text.HeadingReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What shape a file has, from its first lines; where it has none, the refusal to give; and its text where it is one. */
record FormatRecognition(FileFormat format, RefusalReason refusal, Optional<RecognisedFile.Text> text) {
    private static final int LINES = 10;
    private static final int ENOUGH_ROWS = 3;

    static FormatRecognition of(IntakeInput input) throws IOException {
        return switch (RecognisedFile.of(input::open)) {
            case RecognisedFile.NoTable(NonTableKind foreign) -> unknown(RefusalReason.of(foreign));
            case RecognisedFile.Parquet _ -> unknown(RefusalReason.NO_TABLE);
            case RecognisedFile.Empty _ -> unknown(RefusalReason.EMPTY_FILE);
            case RecognisedFile.Text text -> of(input.name(), text);
        };
    }

    private static FormatRecognition unknown(RefusalReason refusal) {
        return new FormatRecognition(FileFormat.UNKNOWN, refusal, Optional.empty());
    }

    private static FormatRecognition of(String name, RecognisedFile.Text text) throws IOException {
        if (text.isJson() && !text.isSheet()) {
            return ofJson(text);
        }
        TableDialect dialect = TableDialect.of(text);
        if (FtmStatementTable.areIn(dialect)) {
            return new FormatRecognition(FileFormat.FTM_STATEMENTS, RefusalReason.NOT_RECOGNISED, Optional.of(text));
        }
        String lower = name.toLowerCase(Locale.ROOT);
        boolean named = text.isSheet() || lower.endsWith(".csv") || lower.endsWith(".tsv") || lower.endsWith(".tab");
        return new FormatRecognition(
                named || looksLikeTable(dialect) ? FileFormat.CSV : FileFormat.UNKNOWN,
                RefusalReason.NOT_RECOGNISED,
                Optional.of(text));
    }

    private static FormatRecognition ofJson(RecognisedFile.Text text) throws IOException {
        Optional<ByteSource> table = JsonRecords.of(json(text));
        if (table.isPresent() && RecognisedFile.table(table.get(), "JSON") instanceof RecognisedFile.Text rows) {
            return new FormatRecognition(FileFormat.CSV, RefusalReason.NOT_RECOGNISED, Optional.of(rows));
        }
        List<String> first = firstLines(text);
        String head = first.isEmpty() ? "" : first.getFirst().strip();
        boolean lines = !opensDocument(head)
                && (first.stream().anyMatch(FormatRecognition::isEntity) || (first.size() > 1 && wholeObject(head)));
        return new FormatRecognition(
                lines ? FileFormat.FTM_LINES : FileFormat.FTM_DOCUMENT, RefusalReason.NO_ENTITIES, Optional.of(text));
    }

    /** A JSON text in UTF-8 without a mark; bytes that are not in UTF-8 stay, and their line is refused. */
    static ByteSource json(RecognisedFile.Text text) {
        boolean wide = text.encoding() == TextEncoding.UTF_16LE || text.encoding() == TextEncoding.UTF_16BE;
        return text.text(wide ? text.encoding() : TextEncoding.UTF_8);
    }

    /** True for regular rows, where there are only two of them with a header that says something. */
    private static boolean looksLikeTable(TableDialect dialect) throws IOException {
        TableStart table = dialect.table();
        if (!table.regular() || table.rows() >= ENOUGH_ROWS) {
            return table.regular();
        }
        try (CsvRows rows = new CsvRows(dialect)) {
            return rows.next().stream()
                    .flatMap(row -> row.cells().stream())
                    .anyMatch(cell -> HeadingReader.whole(cell).isPresent());
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
            return line.strip().startsWith("{") ? GuardedJson.tree(line) : GuardedJson.MAPPER.missingNode();
        } catch (JacksonException damaged) {
            return GuardedJson.MAPPER.missingNode();
        }
    }

    private static List<String> firstLines(RecognisedFile.Text text) throws IOException {
        List<String> found = new ArrayList<>();
        try (StrictLineReader lines = new StrictLineReader(json(text).open(), 0)) {
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
