// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlace.files.NonRecordRows;

/**
 * Finds rows and cells in a buffer of delimited text (RFC 4180, leniently) and hands them on as places in it. Spaces around a
 * cell fall away. A row of other width than the header is padded or cut; a row whose quotation marks do not pair, or that does
 * not end within {@link #LONGEST_ROW}, is taken line by line with its marks as letters. So no record is lost. A row that says a
 * total, the header once more, as on each printed page, or nothing between its delimiters, is none and left out.
 */
final class CsvScan {
    /** A quoted row is looked for so far, in bytes. */
    static final int LONGEST_ROW = 128 << 20;

    /** More letters than these say no total. */
    private static final int LONGEST_TOTAL = 100;

    private static final byte[] TOTAL = {'t', 'o', 't', 'a'};

    /** So far behind the start of a cell the word may begin, as in {@code Grand total}. */
    private static final int FARTHEST_TOTAL = 7;

    private static final int OPEN = -1;
    private static final int BROKEN = -2;

    private final byte delimiter;
    private final byte newline;
    private final List<String> names;
    private final byte[] firstName;
    private final int columns;
    private final int batch;
    private final RowBuilder rows;
    private final int[][] bounds;
    private final boolean[] stops = new boolean[256];
    private final byte highest;
    private final ReadErrorCounts readErrorCounts = new ReadErrorCounts();
    private byte[] buffer = new byte[0];
    private int filled;
    private int pending;
    private long lines;
    private boolean surplus;
    private boolean nuls;
    private int said;
    private int first;

    CsvScan(CsvDialect dialect, List<String> names, int batch, RowBuilder rows) {
        delimiter = dialect.delimiter();
        newline = dialect.newline();
        this.names = names;
        firstName = names.getFirst().getBytes(StandardCharsets.UTF_8);
        columns = names.size();
        this.batch = batch;
        this.rows = rows;
        bounds = new int[columns][2 * batch];
        stops[delimiter] = true;
        stops[newline] = true;
        stops['"'] = true;
        stops[0] = true;
        highest = (byte) Math.max(delimiter, '"');
    }

    ReadErrorCounts readErrorCounts() {
        return readErrorCounts;
    }

    /** Lines that ended so far. */
    long lines() {
        return lines;
    }

    /** Takes whole rows from the first {@code filled} bytes; gives back where the first unfinished one starts. */
    int rows(byte[] bytes, int filled, boolean last) {
        this.buffer = bytes;
        this.filled = filled;
        int at = 0;
        while (at < filled) {
            int end = row(at, last);
            if (end == OPEN) {
                break;
            }
            at = end;
            if (pending == batch) {
                flush();
            }
        }
        flush();
        return at;
    }

    private void flush() {
        if (pending > 0) {
            rows.rows(buffer, bounds, pending);
            pending = 0;
        }
    }

    /** One row, without a quotation mark as nearly all are; gives back where the next begins. */
    private int row(int start, boolean last) {
        byte[] bytes = buffer;
        int end = filled;
        int column = 0;
        int from = start;
        begin();
        for (int at = start; at < end; at++) {
            byte letter = bytes[at];
            if (letter <= highest && stops[letter & 0xFF]) {
                if (letter == delimiter) {
                    put(column++, from, at);
                    from = at + 1;
                } else if (letter == newline) {
                    ended(start, from, at, column);
                    return at + 1;
                } else if (letter == '"') {
                    return quoted(start, last);
                } else {
                    nuls = true;
                }
            }
        }
        if (last) {
            ended(start, from, end, column);
            return end;
        }
        return OPEN;
    }

    private void begin() {
        surplus = false;
        nuls = false;
        said = 0;
        first = -1;
    }

    private void ended(int start, int from, int at, int column) {
        if (column == 0 && blank(start, at)) {
            lines++;
            return;
        }
        put(column, from, at);
        finish(start, column + 1, at);
        lines++;
    }

    private boolean blank(int start, int at) {
        for (int place = start; place < at; place++) {
            if (buffer[place] < 0 || buffer[place] > ' ') {
                return false;
            }
        }
        return true;
    }

    /** Completes a row of so many cells. */
    private void finish(int start, int cells, int at) {
        if (cells < columns) {
            for (int column = cells; column < columns; column++) {
                put(column, at, at);
            }
        }
        if (said == 0 && columns > 1) {
            readErrorCounts.add(ReadingNote.Kind.EMPTY_ROWS, lines);
            return;
        }
        if (mayBeTotal() && NonRecordRows.isTotal(texts())) {
            readErrorCounts.add(ReadingNote.Kind.TOTAL_ROWS, lines);
            return;
        }
        if (mayBeHeader() && texts().equals(names)) {
            readErrorCounts.add(ReadingNote.Kind.HEADER_ROWS, lines);
            return;
        }
        if (cells < columns) {
            readErrorCounts.add(ReadingNote.Kind.SHORT_ROWS, lines);
        }
        if (nuls) {
            readErrorCounts.add(ReadingNote.Kind.NUL_BYTES, lines);
            for (int place = start; place < at; place++) {
                buffer[place] = buffer[place] == 0 ? (byte) ' ' : buffer[place];
            }
        }
        if (surplus) {
            readErrorCounts.add(ReadingNote.Kind.LONG_ROWS, lines);
        }
        pending++;
    }

    /** Whether a row is worth a look: it begins with a word for a total, or says one thing that may be a count of rows. */
    private boolean mayBeTotal() {
        if (first < 0 || columns < 2) {
            return false;
        }
        byte letter = buffer[first];
        int small = letter | ' ';
        if (small == 't' || small == 's' || small == 'g') {
            for (int at = first; at < first + FARTHEST_TOTAL && at + TOTAL.length <= filled; at++) {
                if (saysTotal(at)) {
                    return true;
                }
            }
        }
        return said == 1 && ((letter >= '0' && letter <= '9') || letter == '(' || "rflc".indexOf(small) >= 0);
    }

    /** Whether a row of two cells and more has the name of the first column in its first. */
    private boolean mayBeHeader() {
        int from = bounds[0][2 * pending];
        int to = bounds[0][2 * pending + 1];
        return said > 1 && Arrays.equals(buffer, from, to, firstName, 0, firstName.length);
    }

    private boolean saysTotal(int at) {
        for (int letter = 0; letter < TOTAL.length; letter++) {
            if ((buffer[at + letter] | ' ') != TOTAL[letter]) {
                return false;
            }
        }
        return true;
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int[] bound : bounds) {
            int from = bound[2 * pending];
            int length = Math.min(bound[2 * pending + 1] - from, LONGEST_TOTAL);
            texts.add(new String(buffer, from, length, StandardCharsets.UTF_8));
        }
        return texts;
    }

    /** Notes a cell, without the spaces around it; one beyond the header is surplus. */
    private void put(int column, int start, int end) {
        byte[] bytes = buffer;
        int from = start;
        int to = end;
        while (from < to && bytes[from] <= ' ' && bytes[from] >= 0) {
            from++;
        }
        while (from < to && bytes[to - 1] <= ' ' && bytes[to - 1] >= 0) {
            to--;
        }
        if (from < to) {
            first = said++ == 0 ? from : first;
        }
        if (column < columns) {
            bounds[column][2 * pending] = from;
            bounds[column][2 * pending + 1] = to - from > ReadErrorCounts.LONGEST_CELL ? compared(from) : to;
        } else {
            surplus |= from < to;
        }
    }

    /** The end of what is compared of a long cell: behind a whole letter. */
    private int compared(int from) {
        readErrorCounts.add(ReadingNote.Kind.LONG_CELLS, lines);
        int to = from + ReadErrorCounts.LONGEST_CELL;
        while (to > from && (buffer[to] & 0xC0) == 0x80) {
            to--;
        }
        return to;
    }

    /** A row that holds a quotation mark: first where it ends, then, once that is sure, its cells. */
    private int quoted(int start, boolean last) {
        int end = end(start, last);
        if (end == OPEN && !last && filled - start < LONGEST_ROW) {
            return OPEN;
        }
        return end < 0 || end - start > LONGEST_ROW ? literal(start) : cells(start, end);
    }

    /** Where the row ends that begins at {@code start}: behind its newline. */
    private int end(int start, boolean last) {
        int at = start;
        while (true) {
            at = blanks(at, filled);
            if (at < filled && buffer[at] == '"') {
                at = blanks(closing(at + 1, last), filled);
                if (at < 0) {
                    return OPEN;
                }
            } else {
                while (at < filled && buffer[at] != delimiter && buffer[at] != newline) {
                    at++;
                }
            }
            if (at == filled) {
                return last ? filled : OPEN;
            }
            if (buffer[at] == newline) {
                return at + 1;
            }
            if (buffer[at] != delimiter) {
                return BROKEN;
            }
            at++;
        }
    }

    /** Behind spaces that part nothing, a carriage return among them; a negative place stays. */
    private int blanks(int from, int to) {
        int at = from;
        while (at >= 0
                && at < to
                && buffer[at] != delimiter
                && buffer[at] != newline
                && buffer[at] <= ' '
                && buffer[at] >= 0) {
            at++;
        }
        return at;
    }

    /** Behind the mark that closes a quotation, {@link #OPEN} where none does or where it is not known yet. */
    private int closing(int from, boolean last) {
        for (int at = from; at < filled; at++) {
            if (buffer[at] == '"') {
                if (at + 1 == filled && !last) {
                    return OPEN;
                }
                if (at + 1 == filled || buffer[at + 1] != '"') {
                    return at + 1;
                }
                at++;
            } else {
                nuls |= buffer[at] == 0;
            }
        }
        return OPEN;
    }

    private int cells(int start, int end) {
        int column = 0;
        int at = start;
        long breaks = 0;
        begin();
        boolean more = true;
        while (more) {
            at = blanks(at, end);
            int from = at;
            int to;
            if (at < end && buffer[at] == '"') {
                int closed = closing(at + 1, true);
                to = unescaped(at + 1, closed - 1);
                breaks += newlines(at, closed);
                from = at + 1;
                at = blanks(closed, end);
            } else {
                while (at < end && buffer[at] != delimiter && buffer[at] != newline) {
                    nuls |= buffer[at++] == 0;
                }
                to = at;
            }
            put(column++, from, to);
            more = at < end && buffer[at] == delimiter;
            at++;
        }
        finish(start, column, end);
        lines += breaks + 1;
        return end;
    }

    /** Makes single marks of doubled ones, in place; gives back where the cell ends now. */
    private int unescaped(int from, int to) {
        int put = from;
        for (int at = from; at < to; at++) {
            buffer[put++] = buffer[at];
            if (buffer[at] == '"') {
                at++;
            }
        }
        return put;
    }

    private long newlines(int from, int to) {
        long count = 0;
        for (int at = from; at < to; at++) {
            count += buffer[at] == newline ? 1 : 0;
        }
        return count;
    }

    /** One line whose quotation marks are letters. */
    private int literal(int start) {
        readErrorCounts.add(ReadingNote.Kind.BROKEN_QUOTES, lines);
        int column = 0;
        int from = start;
        int at = start;
        begin();
        for (; at < filled && buffer[at] != newline; at++) {
            nuls |= buffer[at] == 0;
            if (buffer[at] == delimiter) {
                put(column++, from, at);
                from = at + 1;
            }
        }
        ended(start, from, at, column);
        return Math.min(filled, at + 1);
    }
}
