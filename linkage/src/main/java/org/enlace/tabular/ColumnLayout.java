// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A file's columns, each with a name of its own, and which of them are id and truth; -1 where there is none. */
record ColumnLayout(List<String> columns, int id, int truth, List<ReadingNote> notes) {
    private static final int MOST_COLUMNS = 10_000;
    private static final List<String> USUAL_IDS = List.of("id", "unique_id", "rec_id");

    ColumnLayout {
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
    }

    /** Names the columns, and finds the id and the truth that were asked for. */
    static ColumnLayout of(String file, long line, List<String> header, ChosenColumns chosenColumns) {
        if (header.size() > MOST_COLUMNS) {
            throw new TabularException(
                    TabularException.Reason.TOO_MANY_COLUMNS, file, line, "columns=" + header.size());
        }
        List<ReadingNote> notes = new ArrayList<>();
        List<String> columns = named(file, line, header, notes);
        int truth = chosenColumns
                .truth()
                .map(name -> find(columns, name)
                        .orElseThrow(() ->
                                new TabularException(TabularException.Reason.NO_COLUMN, file, 0, "column=" + name)))
                .orElse(-1);
        int id = chosenColumns
                .id()
                .flatMap(name -> find(columns, name))
                .orElseGet(() -> chosenColumns.rows() ? -1 : usual(columns, truth));
        return new ColumnLayout(columns, id, truth, notes);
    }

    private static List<String> named(String file, long line, List<String> header, List<ReadingNote> notes) {
        Set<String> taken = new HashSet<>();
        List<String> columns = new ArrayList<>();
        for (String given : header) {
            String name = given.isBlank() ? "column" + (columns.size() + 1) : given.strip();
            if (given.isBlank()) {
                notes.add(new ReadingNote(ReadingNote.Kind.EMPTY_HEADER, file, line, 1, name));
            }
            String unique = name;
            for (int copy = 2; !taken.add(unique); copy++) {
                unique = name + "_" + copy;
            }
            if (!unique.equals(name)) {
                notes.add(new ReadingNote(ReadingNote.Kind.REPEATED_HEADER, file, line, 1, unique));
            }
            columns.add(unique);
        }
        return columns;
    }

    private static Optional<Integer> find(List<String> columns, String name) {
        int exact = columns.indexOf(name.strip());
        if (exact >= 0) {
            return Optional.of(exact);
        }
        for (int at = 0; at < columns.size(); at++) {
            if (columns.get(at).equalsIgnoreCase(name.strip())) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static int usual(List<String> columns, int truth) {
        List<String> lower =
                columns.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        List<Integer> found =
                USUAL_IDS.stream().map(lower::indexOf).filter(at -> at >= 0).toList();
        return found.stream().filter(at -> at != truth).findFirst().orElse(found.isEmpty() ? -1 : found.getFirst());
    }

    /** Place of a truth column that is not the id as well, -1 where there is none. */
    int apart() {
        return truth == id ? -1 : truth;
    }

    /** Columns that are linked or give the id: all but the truth. */
    List<String> kept() {
        List<String> kept = new ArrayList<>(columns);
        if (apart() >= 0) {
            kept.remove(truth);
        }
        return kept;
    }

    /** Place of the id among the {@link #kept}. */
    int keptId() {
        return apart() >= 0 && id > truth ? id - 1 : id;
    }

    Optional<String> idName() {
        return id < 0 ? Optional.empty() : Optional.of(columns.get(id));
    }
}
