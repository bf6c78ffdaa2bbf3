// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.enlace.linkage.cluster.PairRulings;
import org.enlace.linkage.column.Table;
import org.enlace.tabular.ChosenColumns;
import org.enlace.tabular.ReadingNote;
import org.enlace.tabular.TableFiles;
import org.enlace.tabular.TabularException;
import org.enlace.tabular.TabularException.Reason;

/**
 * What people decided about pairs, from a file with the columns {@code left}, {@code right} (ids) and {@code decision}:
 * {@code same}, {@code different} or {@code unsure}, which decides nothing. The report's page saves such a file.
 */
public record ReviewFile(PairRulings rulings, List<ReadingNote> notes) {
    private static final String SAME = "same";
    private static final String DIFFERENT = "different";
    private static final String UNSURE = "unsure";

    public ReviewFile {
        notes = List.copyOf(notes);
    }

    /**
     * Reads a file about one table or two. Where ids repeat, a decision is one about all their records. Refused: a decision that
     * is none of the three words, and decisions that contradict each other.
     */
    public static ReviewFile read(Path file, List<Table> tables, int threads) throws IOException {
        var loaded = TableFiles.read(file, "review", ChosenColumns.ROWS, threads);
        Reading reading = new Reading(file.toString(), loaded.table(), RowIds.of(tables));
        reading.run();
        if (reading.unknown > 0 && reading.same.isEmpty() && reading.different.isEmpty()) {
            throw new TabularException(Reason.NO_FIT, file.toString(), reading.firstUnknown, "");
        }
        PairRulings rulings = new PairRulings(reading.same, reading.different);
        OptionalInt contradiction =
                rulings.contradiction(tables.size() == 1, tables.getFirst().size());
        if (contradiction.isPresent()) {
            throw new TabularException(
                    Reason.CONTRADICTION, file.toString(), reading.numbers.get(contradiction.getAsInt()), "");
        }
        List<ReadingNote> notes = new ArrayList<>(loaded.notes());
        if (reading.unknown > 0) {
            notes.add(new ReadingNote(
                    ReadingNote.Kind.UNKNOWN_IDS, file.toString(), reading.firstUnknown, reading.unknown, ""));
        }
        return new ReviewFile(rulings, notes);
    }

    /** One pass over the file's rows. */
    private static final class Reading {
        private final String file;
        private final Table rows;
        private final RowIds ids;
        private final List<PairRulings.Pair> same = new ArrayList<>();
        private final List<PairRulings.Pair> different = new ArrayList<>();
        /** Of each pair that differs, the number of the row that says so, from 1. */
        private final List<Long> numbers = new ArrayList<>();

        private long unknown;
        private long firstUnknown;

        Reading(String file, Table rows, RowIds ids) {
            this.file = file;
            this.rows = rows;
            this.ids = ids;
        }

        void run() {
            String left = column("left");
            String right = column("right");
            String decision = column("decision");
            for (int row = 0; row < rows.size(); row++) {
                long number = row + 1L;
                List<PairRulings.Pair> pairs = pairs(rows.value(row, left), rows.value(row, right), number);
                switch (rows.value(row, decision).strip().toLowerCase(Locale.ROOT)) {
                    case SAME -> same.addAll(pairs);
                    case DIFFERENT -> {
                        different.addAll(pairs);
                        numbers.addAll(Collections.nCopies(pairs.size(), number));
                    }
                    case UNSURE, "" -> {}
                    default -> throw new TabularException(Reason.NO_DECISION, file, number, "");
                }
            }
        }

        private String column(String wanted) {
            return rows.columnNames().stream()
                    .filter(name -> name.equalsIgnoreCase(wanted))
                    .findFirst()
                    .orElseThrow(() -> new TabularException(Reason.NO_COLUMN, file, 1, "column=" + wanted));
        }

        private List<PairRulings.Pair> pairs(String left, String right, long number) {
            List<PairRulings.Pair> pairs = new ArrayList<>();
            for (int one : ids.left(left)) {
                for (int other : ids.right(right)) {
                    pairs.add(pair(one, other));
                }
            }
            if (pairs.isEmpty()) {
                unknown++;
                firstUnknown = firstUnknown > 0 ? firstUnknown : number;
            }
            pairs.removeIf(pair -> ids.dedupes() && pair.left() == pair.right());
            return pairs;
        }

        /** Within one table the lower row is left, as in the links. */
        private PairRulings.Pair pair(int one, int other) {
            boolean turned = ids.dedupes() && one > other;
            return turned ? new PairRulings.Pair(other, one) : new PairRulings.Pair(one, other);
        }
    }
}
