// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.enlace.text.HeadingReader;

/**
 * Where a table in a text begins and how it is written, learnt from its first rows. Rows above the header that say less than a
 * header would are titles; a first line {@code sep=;} names the delimiter, as spreadsheets write it.
 *
 * @param delimiter what parts the cells
 * @param newline what ends the lines: a line feed unless there is none
 * @param offset of the header's first byte in the text as UTF-8 without a mark
 * @param lines how many lines stand above the header
 * @param share of the first rows that are as wide as the header
 * @param rows how many of the first rows were looked at, the header among them
 */
public record TableStart(
        byte delimiter, byte newline, long offset, int lines, TableHeader header, double share, int rows) {
    /** So many bytes of a text show where the table in it begins. */
    public static final int HEAD = 1 << 16;

    private static final byte[] USUAL = {',', ';', '\t', '|'};
    private static final byte[] OTHERS = {':', '^', '~', '#', 0x1F, 1};
    private static final double CERTAIN = 0.95;
    private static final double REGULAR = 0.8;
    private static final int SHORTEST_WORD = 3;
    private static final int MOST_TITLES = 20;
    private static final int MOST_BESIDE_A_BLANK = 1;
    private static final int FEWEST_BELOW_A_TITLE = 2;
    private static final int FEWEST_BESIDE_A_TITLE = 3;
    private static final Pattern NAMED_DELIMITER =
            Pattern.compile("\"?sep=(.)\"?[,;\\t ]*\\R?", Pattern.CASE_INSENSITIVE);

    /** Looks at the head of a text. */
    public static TableStart of(TextHead text) {
        byte[] head = text.bytes();
        byte newline = (byte) (indexOf(head, '\n') < 0 && indexOf(head, '\r') >= 0 ? '\r' : '\n');
        int line = indexOf(head, newline) + 1;
        Matcher named = NAMED_DELIMITER.matcher(new String(head, 0, Math.min(line, 16), StandardCharsets.UTF_8));
        if (line > 0 && line <= 16 && named.matches() && named.group(1).charAt(0) < 0x80) {
            return of(text, (byte) named.group(1).charAt(0), newline, line, 1);
        }
        TableStart best = of(text, (byte) ',', newline, 0, 0);
        for (byte tried : USUAL) {
            TableStart other = of(text, tried, newline, 0, 0);
            best = other.score() > best.score() ? other : best;
        }
        if (best.score() > 0) {
            return best;
        }
        for (byte tried : OTHERS) {
            TableStart other = of(text, tried, newline, 0, 0);
            best = other.header.width() > 1 && other.share >= CERTAIN && other.score() > best.score() ? other : best;
        }
        return best;
    }

    private static TableStart of(TextHead text, byte delimiter, byte newline, int from, int line) {
        List<FirstRows.Row> rows = FirstRows.of(text, delimiter, newline, from, line);
        if (rows.isEmpty()) {
            return new TableStart(delimiter, newline, from, line, new TableHeader(true, false, "", 1), 0, 0);
        }
        int titles = titles(rows);
        List<FirstRows.Row> table = rows.subList(titles, rows.size());
        FirstRows.Row header = table.getFirst();
        long same = table.stream().filter(row -> row.width() == header.width()).count();
        String title = rows.subList(0, titles).stream()
                .flatMap(row -> row.cells().stream())
                .collect(Collectors.joining(" "));
        return new TableStart(
                delimiter,
                newline,
                header.offset(),
                header.line(),
                new TableHeader(
                        HeaderEvidence.isHeader(table), HeaderEvidence.isKnown(header.cells()), title, header.width()),
                (double) same / table.size(),
                table.size());
    }

    /**
     * How well a delimiter parts the rows: a header of known words counts as much as the share of rows that are as wide as it, then
     * the width.
     */
    private double score() {
        return header.width() < 2 ? 0 : (header.known() ? 1000 : 0) + share * 1000 + Math.min(header.width(), 500);
    }

    /** Whether a first row of words holds none that names a column, so that it may as well be a record. */
    public static boolean mayBeRecord(List<String> cells) {
        return cells.stream().map(String::strip).noneMatch(HeadingReader::isName)
                && cells.stream()
                        .anyMatch(
                                cell -> cell.chars().filter(Character::isLetter).count() >= SHORTEST_WORD);
    }

    /** True where the text looks like a table although its name does not say so. */
    public boolean regular() {
        return header.width() > 1 && rows > 1 && share >= REGULAR;
    }

    /** How many of the rows stand above the header. */
    private static int titles(List<FirstRows.Row> rows) {
        int most = Math.min(MOST_TITLES, rows.size() - 1);
        for (int at = 0; at <= most && at + 1 < rows.size(); at++) {
            FirstRows.Row row = rows.get(at);
            if (HeaderEvidence.isKnown(row.cells()) && areAbove(rows.subList(0, at), row)) {
                return at;
            }
        }
        int width = usual(rows, FirstRows.Row::width);
        int filled = usual(rows, FirstRows.Row::filled);
        int header = 0;
        while (header < rows.size() && isTitle(rows, header, width, filled)) {
            header++;
        }
        long said = rows.stream().skip(header).filter(row -> row.filled() > 1).count();
        if (header == 0 || header > most || said < FEWEST_BELOW_A_TITLE) {
            return 0;
        }
        int columns = rows.get(header).width();
        boolean doubtful = columns < FEWEST_BESIDE_A_TITLE
                && rows.subList(0, header).stream().anyMatch(row -> row.width() >= columns);
        long same =
                rows.stream().skip(header).filter(row -> row.width() == columns).count();
        return !doubtful && same >= REGULAR * (rows.size() - header) ? header : 0;
    }

    /** Whether rows may be titles of a table whose header is known: a blank line parts them, or each says less than it. */
    private static boolean areAbove(List<FirstRows.Row> rows, FirstRows.Row header) {
        return (header.behindBlank() && rows.size() <= MOST_BESIDE_A_BLANK)
                || rows.stream().allMatch(row -> row.filled() < header.filled() || row.width() != header.width());
    }

    /** A row that says one thing, or clearly less than the rows below and is not as wide as they are. */
    private static boolean isTitle(List<FirstRows.Row> rows, int at, int width, int usuallyFilled) {
        FirstRows.Row row = rows.get(at);
        if (row.filled() < 2) {
            return true;
        }
        boolean apart = at + 1 < rows.size() && rows.get(at + 1).behindBlank();
        boolean narrow = row.width() != width && row.filled() < usuallyFilled && (apart || row.filled() <= width - 2);
        return narrow || (row.filled() * 2 < usuallyFilled && row.filled() * 2 < width);
    }

    /** The commonest number of the rows, the larger where two are as common. */
    private static int usual(List<FirstRows.Row> rows, ToIntFunction<FirstRows.Row> number) {
        return rows.stream()
                .collect(Collectors.groupingBy(number::applyAsInt, Collectors.counting()))
                .entrySet()
                .stream()
                .max((one, other) -> one.getValue().equals(other.getValue())
                        ? Integer.compare(one.getKey(), other.getKey())
                        : Long.compare(one.getValue(), other.getValue()))
                .orElseThrow()
                .getKey();
    }

    private static int indexOf(byte[] text, int letter) {
        for (int at = 0; at < text.length; at++) {
            if (text[at] == letter) {
                return at;
            }
        }
        return -1;
    }

    /** Names for so many columns of a table without a header: "column" and their number from 1. */
    public static List<String> numbered(int columns) {
        List<String> names = new ArrayList<>();
        for (int at = 1; at <= columns; at++) {
            names.add("column" + at);
        }
        return names;
    }
}
