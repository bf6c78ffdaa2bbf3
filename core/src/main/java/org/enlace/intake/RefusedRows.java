// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.files.RecognisedFile;
import org.enlace.intake.record.CsvRows;
import org.enlace.intake.record.FileFormat;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.RecordOutcome;
import org.enlace.intake.record.RefusalReason;
import org.enlace.intake.record.StrictLineReader;
import org.enlace.intake.record.StrictLineReader.Line;
import org.enlace.intake.record.TableDialect;

/**
 * What was refused, as CSV: line, code and reason; and with the lines themselves, for the person who brought the file
 * and nobody else.
 */
public final class RefusedRows {
    private static final List<String> FRONT = List.of("line", "code", "reason");

    private final Map<Long, List<String>> reasons = new LinkedHashMap<>();

    /** Of the items that are refused or counted; accepted ones are left out. */
    public RefusedRows(Collection<RecordOutcome> items) {
        for (RecordOutcome item : items) {
            switch (item) {
                case RecordOutcome.Refused refused -> add(refused.line(), refused.code(), refused.message());
                case RecordOutcome.Counted counted ->
                    add(counted.line(), RefusalReason.of(counted.kind()).name(), counted.message());
                case RecordOutcome.Accepted _ -> {}
            }
        }
    }

    private void add(long line, String code, String message) {
        reasons.put(line, List.of(Long.toString(line), code, message));
    }

    /** Line, code and reason only: nothing of what the file says. */
    public void write(Appendable out) throws IOException {
        row(out, FRONT, List.of());
        for (List<String> reason : reasons.values()) {
            row(out, reason, List.of());
        }
    }

    /**
     * The refused lines as they came, with line, code and reason in front. Reads the file again. A row that could not
     * be taken apart is given whole in one cell; a line that is not text, and one of a JSON document, is left empty.
     */
    public void write(IntakeInput input, FileFormat format, Appendable out) throws IOException {
        switch (format) {
            case CSV -> writeTable(input, out);
            case FTM_LINES -> writeLines(input, out);
            case FTM_DOCUMENT, FTM_STATEMENTS, UNKNOWN -> write(out);
        }
    }

    private void writeTable(IntakeInput input, Appendable out) throws IOException {
        TableDialect dialect = TableDialect.of(input);
        try (CsvRows rows = new CsvRows(dialect);
                StrictLineReader lines = new StrictLineReader(dialect.open(), 0)) {
            row(out, FRONT, rows.next().map(CsvRows.Row::cells).orElse(List.of()));
            for (Optional<CsvRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                List<String> reason = reasons.get(row.get().line());
                if (reason != null) {
                    boolean whole = row.get().problem().isEmpty();
                    row(
                            out,
                            reason,
                            whole ? row.get().cells() : text(lines, row.get().line()));
                }
            }
        }
    }

    private void writeLines(IntakeInput input, Appendable out) throws IOException {
        row(out, FRONT, List.of("text"));
        Optional<RecognisedFile.Text> text = FormatRecognition.of(input).text();
        if (text.isEmpty()) {
            return;
        }
        try (StrictLineReader lines =
                new StrictLineReader(FormatRecognition.json(text.get()).open(), 0)) {
            for (Map.Entry<Long, List<String>> reason : reasons.entrySet()) {
                row(out, reason.getValue(), text(lines, reason.getKey()));
            }
        }
    }

    /** The text of a line that was not read yet. */
    private static List<String> text(StrictLineReader lines, long number) throws IOException {
        Optional<Line> line = lines.next();
        while (line.isPresent() && line.get().number() < number) {
            line = lines.next();
        }
        return List.of(line.map(Line::text).orElse(""));
    }

    private static void row(Appendable out, List<String> front, List<String> cells) throws IOException {
        String separator = "";
        for (List<String> part : List.of(front, cells)) {
            for (String cell : part) {
                out.append(separator).append(quoted(cell));
                separator = ",";
            }
        }
        out.append("\r\n");
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
