// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was not as it should be in a piece of a file: by kind, how often and in which of its lines first. */
final class ReadErrorCounts {
    /** So much of a cell is compared, in bytes of a delimited text and in letters of others: more is no value but a document. */
    static final int LONGEST_CELL = 1 << 20;

    private record Slip(long line, long count) {}

    private final Map<ReadingNote.Kind, Slip> slips = new EnumMap<>(ReadingNote.Kind.class);

    /** Once more, in a line counted from 0 at the start of the piece. */
    void add(ReadingNote.Kind kind, long line) {
        add(kind, line, 1);
    }

    /** As much of a cell as is compared. */
    String compared(String cell, long line) {
        if (cell.length() <= LONGEST_CELL) {
            return cell;
        }
        add(ReadingNote.Kind.LONG_CELLS, line);
        int end = Character.isHighSurrogate(cell.charAt(LONGEST_CELL - 1)) ? LONGEST_CELL - 1 : LONGEST_CELL;
        return cell.substring(0, end);
    }

    private void add(ReadingNote.Kind kind, long line, long count) {
        slips.merge(kind, new Slip(line, count), (one, other) -> new Slip(one.line, one.count + other.count));
    }

    /** Those of the piece that follows this one, which begins {@code lines} further down. */
    void addAll(ReadErrorCounts next, long lines) {
        next.slips.forEach((kind, slip) -> add(kind, slip.line + lines, slip.count));
    }

    List<ReadingNote> notes(String file) {
        List<ReadingNote> notes = new ArrayList<>();
        slips.forEach((kind, slip) -> notes.add(new ReadingNote(kind, file, slip.line, slip.count, "")));
        return notes;
    }
}
