// SPDX-License-Identifier: Apache-2.0
package org.enlace.corridor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of monthly counts, read line by line. Columns (English, Spanish or Portuguese, in any order): crossing, month
 * (2026-03), event, group (nationality), count; other columns, such as sex or age, are summed over.
 */
public record CountFile(List<EventCount> counts, List<Refused> refused) {

    /** A line that could not be read: its number, a stable code and the rule. */
    public record Refused(long line, Reason code) {
        /** The rule in English. */
        public String message() {
            return code.rule;
        }
    }

    /** Why a line is refused. */
    public enum Reason {
        NO_COLUMNS("the header must name the columns crossing, month, event, group and count"),
        UNREADABLE("the line must be well-formed CSV"),
        RAGGED("the line must have as many fields as the header"),
        UNKNOWN_CROSSING("the crossing must be one of the corridor's points"),
        BAD_MONTH("the month must be written like 2026-03"),
        UNKNOWN_EVENT("the event must be entry, exit, transit or registration"),
        BAD_GROUP("the group must be a two-letter country code"),
        BAD_COUNT("the count must be a whole number of 0 to 10,000,000");

        private final String rule;

        Reason(String rule) {
            this.rule = rule;
        }
    }

    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("crossing", "crossing"),
            Map.entry("cruce", "crossing"),
            Map.entry("paso", "crossing"),
            Map.entry("puesto", "crossing"),
            Map.entry("month", "month"),
            Map.entry("mes", "month"),
            Map.entry("mês", "month"),
            Map.entry("event", "event"),
            Map.entry("evento", "event"),
            Map.entry("tipo", "event"),
            Map.entry("group", "group"),
            Map.entry("grupo", "group"),
            Map.entry("nationality", "group"),
            Map.entry("nacionalidad", "group"),
            Map.entry("nacionalidade", "group"),
            Map.entry("count", "count"),
            Map.entry("cantidad", "count"),
            Map.entry("total", "count"),
            Map.entry("quantidade", "count"));
    private static final int MOST = 10_000_000;

    public CountFile {
        counts = List.copyOf(counts);
        refused = List.copyOf(refused);
    }

    /** Reads UTF-8 bytes; cells that differ only in summed-over columns are added up. Never fails. */
    public static CountFile parse(byte[] bytes, CorridorCrossings crossings) {
        List<Refused> refused = new ArrayList<>();
        Map<String, EventCount> sums = new TreeMap<>();
        try (CSVParser parser =
                format(bytes).parse(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))) {
            Map<String, Integer> columns = columns(parser.getHeaderNames());
            if (columns.size() < 5) {
                return new CountFile(List.of(), List.of(new Refused(1, Reason.NO_COLUMNS)));
            }
            for (CSVRecord row : parser) {
                switch (read(row, columns, parser.getHeaderNames().size(), crossings)) {
                    case Line.Good(EventCount count) ->
                        sums.merge(
                                count.crossing() + "|" + count.month() + "|" + count.event() + "|" + count.group(),
                                count,
                                CountFile::sum);
                    case Line.Bad(Reason reason) -> refused.add(new Refused(parser.getCurrentLineNumber(), reason));
                }
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException damaged) {
            refused.add(new Refused(1, Reason.UNREADABLE));
        }
        return new CountFile(List.copyOf(sums.values()), refused);
    }

    private sealed interface Line {
        record Good(EventCount count) implements Line {}

        record Bad(Reason reason) implements Line {}
    }

    private static CSVFormat format(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 2000), StandardCharsets.UTF_8);
        String firstLine = head.lines().findFirst().orElse("");
        char delimiter = firstLine.indexOf(';') >= 0 ? ';' : firstLine.indexOf('\t') >= 0 ? '\t' : ',';
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
    }

    private static Map<String, Integer> columns(List<String> header) {
        Map<String, Integer> columns = new TreeMap<>();
        for (int i = 0; i < header.size(); i++) {
            String word = header.get(i).replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
            String column = COLUMNS.get(word);
            if (column != null) {
                columns.putIfAbsent(column, i);
            }
        }
        return columns;
    }

    private static Line read(CSVRecord row, Map<String, Integer> columns, int width, CorridorCrossings crossings) {
        if (row.size() != width) {
            return new Line.Bad(Reason.RAGGED);
        }
        Optional<BorderCrossing> crossing = crossings.find(field(row, columns, "crossing"));
        if (crossing.isEmpty()) {
            return new Line.Bad(Reason.UNKNOWN_CROSSING);
        }
        Optional<CountedEvent> event = CountedEvent.parse(field(row, columns, "event"));
        if (event.isEmpty()) {
            return new Line.Bad(Reason.UNKNOWN_EVENT);
        }
        String group = field(row, columns, "group").strip().toUpperCase(Locale.ROOT);
        if (!group.matches("[A-Z]{2}")) {
            return new Line.Bad(Reason.BAD_GROUP);
        }
        try {
            YearMonth month = YearMonth.parse(field(row, columns, "month").strip());
            int count = Integer.parseInt(field(row, columns, "count").strip());
            return count < 0 || count > MOST
                    ? new Line.Bad(Reason.BAD_COUNT)
                    : new Line.Good(new EventCount(crossing.get().id(), month, event.get(), group, count));
        } catch (DateTimeParseException unreadable) {
            return new Line.Bad(Reason.BAD_MONTH);
        } catch (NumberFormatException unreadable) {
            return new Line.Bad(Reason.BAD_COUNT);
        }
    }

    private static String field(CSVRecord row, Map<String, Integer> columns, String name) {
        Integer column = columns.get(name);
        return column == null ? "" : row.get(column);
    }

    private static EventCount sum(EventCount one, EventCount other) {
        long total = (long) one.count() + other.count();
        return new EventCount(one.crossing(), one.month(), one.event(), one.group(), (int) Math.min(total, MOST));
    }
}
