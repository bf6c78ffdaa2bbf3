// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.desk.RouteTable.Download;
import org.enlace.intake.FileIntake;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.RecordOutcome;

/** What was set aside of a file, for the officer who brought it: line, code and reason in front of the line itself. */
final class RefusedFile {
    private RefusedFile() {}

    static Download of(List<RecordOutcome> aside, IntakeInput file) {
        Map<Long, String> reasons = new TreeMap<>();
        for (RecordOutcome item : aside) {
            switch (item) {
                case RecordOutcome.Refused refused ->
                    reasons.put(refused.line(), refused.code() + "," + quoted(refused.message()));
                case RecordOutcome.Counted counted ->
                    reasons.put(counted.line(), "COUNTED_" + counted.kind() + "," + quoted(counted.message()));
                case RecordOutcome.Accepted _ -> {}
            }
        }
        StringBuilder out = new StringBuilder("line,code,reason,original\r\n");
        Map<Long, String> lines = lines(file, reasons);
        reasons.forEach((line, reason) -> out.append(line)
                .append(',')
                .append(reason)
                .append(',')
                .append(quoted(lines.getOrDefault(line, "")))
                .append("\r\n"));
        return new Download(
                "text/csv; charset=utf-8", "refused.csv", out.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<Long, String> lines(IntakeInput file, Map<Long, String> wanted) {
        Map<Long, String> lines = new TreeMap<>();
        try (BufferedReader reader = FileIntake.text(file)) {
            long number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (wanted.containsKey(number)) {
                    lines.put(number, line);
                }
                number++;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return lines;
    }

    /** A CSV field; one that a spreadsheet would take for a formula gets an apostrophe in front. */
    private static String quoted(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
