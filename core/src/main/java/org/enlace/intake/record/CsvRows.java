// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.enlace.intake.record.StrictLineReader.Line;

/**
 * Rows of delimited text (RFC 4180; a quotation mark inside an unquoted cell is taken as it is). A row whose quotation
 * mark is not closed within the limits is refused by its first line, and reading goes on at the line after it; that is
 * why this is not left to a library, which would take the rest of the file as one cell.
 */
public final class CsvRows implements Closeable {
    /** A row with more cells is refused; the work on a row grows with their number. */
    static final int MOST_COLUMNS = 1_000;

    private static final int MOST_LINES = 1 << 20;
    private static final int MOST_CHARACTERS = StrictLineReader.LONGEST_LINE;

    private final StrictLineReader lines;
    private final char delimiter;
    private final Deque<Line> again = new ArrayDeque<>();

    /** One row and the line at which it begins; with a problem it has no cells. */
    public record Row(long line, List<String> cells, Optional<RefusalReason> problem) {}

    /** The header's row comes first. */
    public CsvRows(TableDialect dialect) throws IOException {
        this.lines = new StrictLineReader(dialect.openTable(), dialect.table().lines());
        this.delimiter = dialect.delimiter();
    }

    /** The next row that is not blank, or empty at the end of the file. */
    public Optional<Row> next() throws IOException {
        Optional<Line> first = nextLine();
        while (first.isPresent()
                && first.get().problem().isEmpty()
                && first.get().text().isBlank()) {
            first = nextLine();
        }
        return first.isPresent() ? Optional.of(row(first.get())) : Optional.empty();
    }

    private Row row(Line first) throws IOException {
        if (first.problem().isPresent()) {
            return new Row(first.number(), List.of(), first.problem());
        }
        Cells cells = new Cells();
        cells.feed(first.text());
        List<Line> more = new ArrayList<>();
        String terminator = first.terminator();
        int size = first.text().length();
        while (cells.open()) {
            Optional<Line> next = nextLine();
            next.ifPresent(more::add);
            size += next.map(line -> line.text().length()).orElse(0);
            if (next.isEmpty()
                    || next.get().problem().isPresent()
                    || more.size() > MOST_LINES
                    || size > MOST_CHARACTERS) {
                return giveUp(first, more);
            }
            cells.append(terminator);
            cells.feed(next.get().text());
            terminator = next.get().terminator();
        }
        if (cells.tooMany()) {
            return new Row(first.number(), List.of(), Optional.of(RefusalReason.TOO_MANY_COLUMNS));
        }
        return cells.broken ? giveUp(first, more) : new Row(first.number(), cells.done(), Optional.empty());
    }

    private Row giveUp(Line first, List<Line> more) {
        more.reversed().forEach(again::addFirst);
        return new Row(first.number(), List.of(), Optional.of(RefusalReason.BROKEN_QUOTES));
    }

    private Optional<Line> nextLine() throws IOException {
        return again.isEmpty() ? lines.next() : Optional.of(again.removeFirst());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** The cells of one row, fed line by line. */
    private final class Cells {
        private final List<String> whole = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private boolean quoted;
        private boolean inside;
        private boolean broken;

        boolean open() {
            return inside && !broken && !tooMany();
        }

        boolean tooMany() {
            return whole.size() >= MOST_COLUMNS;
        }

        void append(String terminator) {
            cell.append(terminator);
        }

        void feed(String line) {
            for (int at = 0; at < line.length() && !broken && !tooMany(); at++) {
                char next = line.charAt(at);
                if (inside) {
                    at += insideQuotes(line, at, next);
                } else if (next == delimiter) {
                    endCell();
                } else if (quoted) {
                    broken = next != ' ';
                } else if (next == '"' && cell.isEmpty()) {
                    quoted = true;
                    inside = true;
                } else {
                    cell.append(next);
                }
            }
        }

        /** Takes one character inside quotation marks; returns how many more were used up. */
        private int insideQuotes(String line, int at, char next) {
            if (next != '"') {
                cell.append(next);
                return 0;
            }
            if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
                cell.append('"');
                return 1;
            }
            inside = false;
            return 0;
        }

        private void endCell() {
            whole.add(cell.toString());
            cell.setLength(0);
            quoted = false;
        }

        List<String> done() {
            endCell();
            return List.copyOf(whole);
        }
    }
}
