// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The first rows of a delimited text, taken apart leniently: a quotation mark that does not close is a letter. */
final class FirstRows {
    private static final int MOST_ROWS = 200;
    private static final int MOST_CELLS = 2_000;

    private final byte[] text;
    private final byte delimiter;
    private final byte newline;
    private final boolean whole;
    private int at;
    private int line;

    /**
     * One row that is not blank.
     *
     * @param offset of its first byte
     * @param line how many lines stand above it
     * @param behindBlank whether the line above it is blank
     */
    record Row(int offset, int line, boolean behindBlank, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        int width() {
            return cells.size();
        }

        int filled() {
            return (int) cells.stream().filter(cell -> !cell.isEmpty()).count();
        }
    }

    private FirstRows(TextHead head, byte delimiter, byte newline, int from, int line) {
        this.text = head.bytes();
        this.whole = head.whole();
        this.delimiter = delimiter;
        this.newline = newline;
        this.at = from;
        this.line = line;
    }

    /** Rows from a place on; where the text goes on behind the head the last one is left out, since it may be cut. */
    static List<Row> of(TextHead head, byte delimiter, byte newline, int from, int line) {
        FirstRows rows = new FirstRows(head, delimiter, newline, from, line);
        List<Row> found = new ArrayList<>();
        boolean blank = false;
        while (rows.at < rows.text.length && found.size() < MOST_ROWS) {
            int start = rows.at;
            int above = rows.line;
            List<String> cells = rows.row();
            if (!head.whole() && rows.at >= rows.text.length && !found.isEmpty()) {
                break;
            }
            if (cells.size() == 1 && cells.getFirst().isEmpty()) {
                blank = true;
            } else {
                found.add(new Row(start, above, blank, cells));
                blank = false;
            }
        }
        return found;
    }

    private List<String> row() {
        List<String> cells = new ArrayList<>();
        boolean more = true;
        while (more) {
            String cell = cell();
            if (cells.size() < MOST_CELLS) {
                cells.add(cell);
            }
            more = at < text.length && text[at] == delimiter;
            at += more ? 1 : 0;
        }
        if (at < text.length) {
            at++;
        }
        line++;
        return cells;
    }

    private String cell() {
        int from = at;
        while (at < text.length && text[at] == ' ') {
            at++;
        }
        if (at < text.length && text[at] == '"') {
            int closed = closing(at + 1);
            if (closed > 0) {
                String inside = string(at + 1, Math.max(at + 1, closed - 1)).replace("\"\"", "\"");
                for (int place = at; place < closed; place++) {
                    line += text[place] == newline ? 1 : 0;
                }
                at = closed;
                skip();
                return inside.strip();
            }
        }
        skip();
        return string(from, at).strip();
    }

    private void skip() {
        while (at < text.length && text[at] != delimiter && text[at] != newline) {
            at++;
        }
    }

    /** Behind the mark that closes a cell, if a delimiter or the end of the line follows it; else -1, or the end of the head. */
    private int closing(int from) {
        for (int place = from; place < text.length; place++) {
            if (text[place] == '"') {
                if (place + 1 < text.length && text[place + 1] == '"') {
                    place++;
                } else {
                    int next = place + 1;
                    while (next < text.length && (text[next] == ' ' || text[next] == '\r')) {
                        next++;
                    }
                    boolean ends = next >= text.length || text[next] == delimiter || text[next] == newline;
                    return ends ? place + 1 : -1;
                }
            }
        }
        // behind the head the cell may go on, so that its row is cut
        return whole ? -1 : text.length;
    }

    private String string(int from, int to) {
        return new String(text, from, to - from, StandardCharsets.UTF_8).replace('\0', ' ');
    }
}
