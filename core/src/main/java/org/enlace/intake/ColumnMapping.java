// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.enlace.text.DateColumn;
import org.enlace.text.DateOrder;

/**
 * Which column of a table says what. A guess states its confidence for each column (0 to 1, 1 where a person chose);
 * a person corrects it with {@link #with} and {@link #without}. Columns that are not listed are left out.
 */
public record ColumnMapping(List<Column> columns) {
    public ColumnMapping {
        columns = List.copyOf(columns);
        if (columns.stream().map(Column::index).distinct().count() != columns.size()) {
            throw new IllegalArgumentException("a column may be mapped once only: columns=" + columns.size());
        }
    }

    /** A guess below this is not taken up: the column starts as left out, with the guess among its alternatives. */
    public static final double SURE = 0.8;

    /** What a column may say: a property (FollowTheMoney name) of one part of the row. */
    public record Target(RowPart part, String property) {
        /** Nothing. */
        public static final Target NOTHING = new Target(RowPart.NONE, "");
    }

    /**
     * One column, counted from 0.
     *
     * @param dates how its dates are written, where it has any
     * @param confidence 0 (no idea) to 1 (chosen by a person)
     * @param alternatives what else it may be, likeliest first, the target among them
     */
    public record Column(
            int index, String header, Target target, DateColumn dates, double confidence, List<Target> alternatives) {
        public Column {
            alternatives = List.copyOf(alternatives);
            if (index < 0 || confidence < 0 || confidence > 1) {
                throw new IllegalArgumentException("column index must be 0 or more: index=" + index);
            }
        }
    }

    /** Guesses from the header's words (Spanish, Portuguese, English) and from what the sample rows look like. */
    public static ColumnMapping guess(List<String> header, List<List<String>> sampleRows) {
        return new MappingGuess(header, sampleRows).mapping();
    }

    /** The same with one column corrected by a person; the column keeps its header and date order where it had one. */
    public ColumnMapping with(int index, RowPart part, String property) {
        Target target = new Target(part, property);
        Column old = columns.stream()
                .filter(column -> column.index() == index)
                .findFirst()
                .orElse(new Column(index, "", Target.NOTHING, DateColumn.NONE, 0, List.of()));
        Column chosen = new Column(index, old.header(), target, old.dates(), 1, old.alternatives());
        return new ColumnMapping(Stream.concat(others(index), Stream.of(chosen)).toList());
    }

    /** The same with the dates of one column read in the given way. */
    public ColumnMapping with(int index, DateColumn dates) {
        return dated(column -> column.index() == index ? dates : column.dates());
    }

    /** The same with all dates read in the order that somebody told. */
    public ColumnMapping with(DateOrder order) {
        return dated(column -> column.dates().told(order));
    }

    private ColumnMapping dated(Function<Column, DateColumn> dates) {
        return new ColumnMapping(columns.stream()
                .map(c ->
                        new Column(c.index(), c.header(), c.target(), dates.apply(c), c.confidence(), c.alternatives()))
                .toList());
    }

    /** The same without one column. */
    public ColumnMapping without(int index) {
        return new ColumnMapping(others(index).toList());
    }

    /** The part that the row is mostly about: the first of person, organisation and so on that has a column. */
    public RowPart hub() {
        return columns.stream()
                .map(column -> column.target().part())
                .filter(part -> part.kind().isPresent())
                .min(RowPart::compareTo)
                .orElse(RowPart.NONE);
    }

    private Stream<Column> others(int index) {
        return columns.stream().filter(column -> column.index() != index);
    }
}
