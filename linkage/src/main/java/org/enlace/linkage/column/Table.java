// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.column;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Records to be linked: rows with an id each, and columns of text. Values are kept once per column in a dictionary, so that a
 * table of a million persons takes some 100 MB.
 */
public final class Table {
    private final String name;
    private final RowLabels labels;
    private final List<TableColumn> columns;

    private Table(String name, RowLabels labels, List<TableColumn> columns) {
        this.name = name;
        this.labels = labels;
        this.columns = List.copyOf(columns);
    }

    /** A table of rows of text; {@code idColumn} is the place of the id among the columns, -1 where rows are numbered. */
    public static Table of(String name, List<String> columns, int idColumn, Iterable<List<String>> rows) {
        Builder builder = new Builder(columns, idColumn);
        for (List<String> row : rows) {
            builder.row(row);
        }
        return of(name, List.of(builder));
    }

    /**
     * Joins pieces of one table, in their order; the pieces may have been filled by different threads and are used up. The result
     * does not depend on where the table was cut.
     */
    public static Table of(String name, List<Builder> pieces) {
        Builder first = pieces.getFirst();
        List<TableColumn> columns = IntStream.range(0, first.columns.size())
                .filter(column -> column != first.idColumn)
                .parallel()
                .mapToObj(column -> joined(pieces, column))
                .toList();
        RowLabels labels = first.labels;
        pieces.stream().skip(1).forEach(piece -> labels.addAll(piece.labels));
        if (first.idColumn < 0) {
            int rows = pieces.stream().mapToInt(piece -> piece.rows).sum();
            IntStream.rangeClosed(1, rows).forEach(labels::add);
        }
        return new Table(name, labels, columns);
    }

    private static TableColumn joined(List<Builder> pieces, int at) {
        TableColumn first = pieces.getFirst().columns.get(at);
        for (Builder piece : pieces.subList(1, pieces.size())) {
            TableColumn next = piece.columns.get(at);
            int[] ids = first.dictionary().addAll(next.dictionary());
            for (int row = 0; row < next.size(); row++) {
                first.add(ids[next.ids()[row]]);
            }
        }
        return first;
    }

    public String name() {
        return name;
    }

    /** Number of rows. */
    public int size() {
        return labels.size();
    }

    /** Names of the columns, without the id's. */
    public List<String> columnNames() {
        return columns.stream().map(TableColumn::name).toList();
    }

    /** A row's id as given, or its number from 1. */
    public String id(int row) {
        return labels.text(row);
    }

    /** Puts a row's id as given into an array, in UTF-8; gives back where it ends, -1 where there is no room for it. */
    public int putId(int row, byte[] target, int at) {
        return labels.put(row, target, at);
    }

    /** A row's value in a column, empty where there is none. */
    public String value(int row, String column) {
        return needed(column).text(row);
    }

    TableColumn needed(String column) {
        return column(column)
                .orElseThrow(() -> new LinkageException(
                        LinkageException.Reason.MODEL, "the table must have the column: column=" + column));
    }

    /** The same rows with columns under other names: {@code names} says the new name of those that change. */
    public Table renamed(Map<String, String> names) {
        return new Table(
                name,
                labels,
                columns.stream()
                        .map(column -> column.named(names.getOrDefault(column.name(), column.name())))
                        .toList());
    }

    /**
     * The same rows, where the dates of some columns are first read in a way of their own, into ISO 8601 or its beginning: for how
     * one table writes them. Values are kept as they are written.
     */
    public Table dated(Map<String, UnaryOperator<String>> columnsRead) {
        return new Table(
                name,
                labels,
                columns.stream()
                        .map(column -> Optional.ofNullable(columnsRead.get(column.name()))
                                .map(column::dated)
                                .orElse(column))
                        .toList());
    }

    /** The same rows with one more column: others, joined by a space where they have a value. Cost: one pass. */
    public Table joined(String more, List<String> parts) {
        TableColumn joined = new TableColumn(more, new ValueDictionary());
        List<TableColumn> from = parts.stream().map(this::needed).toList();
        for (int row = 0; row < size(); row++) {
            int at = row;
            joined.add(joined.dictionary()
                    .add(from.stream()
                            .map(column -> column.text(at))
                            .filter(value -> !value.isEmpty())
                            .collect(Collectors.joining(" "))));
        }
        return new Table(
                name, labels, Stream.concat(columns.stream(), Stream.of(joined)).toList());
    }

    /** The first distinct values of a column, at most so many. */
    public List<String> firstValues(String column, int most) {
        ValueDictionary dictionary = needed(column).dictionary();
        return IntStream.range(1, Math.min(dictionary.size(), most + 1))
                .mapToObj(dictionary::text)
                .toList();
    }

    /** These rows of the table, in this order, over the same dictionaries. */
    public Table rows(int[] rows) {
        RowLabels chosen = new RowLabels();
        for (int row : rows) {
            chosen.add(labels.bytes(), labels.start(row), labels.end(row));
        }
        return new Table(
                name, chosen, columns.stream().map(column -> column.rows(rows)).toList());
    }

    /** Some of the rows, chosen by their place, at most about {@code most}; the whole table where it has no more. */
    public Table some(int most) {
        if (size() <= most) {
            return this;
        }
        RowLabels chosen = new RowLabels();
        List<TableColumn> copies = columns.stream().map(TableColumn::emptied).toList();
        for (int row = 0; row < size(); row++) {
            long mixed = (row * 0x9E3779B97F4A7C15L) ^ 0x2545F4914F6CDD1DL;
            mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
            if ((mixed >>> 33) % size() < most) {
                chosen.add(row);
                for (int at = 0; at < copies.size(); at++) {
                    copies.get(at)
                            .add(copies.get(at).dictionary().add(columns.get(at).text(row)));
                }
            }
        }
        return new Table(name, chosen, copies);
    }

    /** Columns in which no row has a value. */
    public List<String> emptyColumns() {
        return columns.stream()
                .filter(column -> column.dictionary().size() == 1)
                .map(TableColumn::name)
                .toList();
    }

    /** The first row whose id an earlier row has too. */
    public OptionalInt repeatedId() {
        return labels.repeated();
    }

    /** Bytes that the table takes, near enough. */
    public long bytes() {
        return labels.bytes().length
                + columns.stream().mapToLong(TableColumn::memory).sum();
    }

    RowLabels labels() {
        return labels;
    }

    List<TableColumn> columns() {
        return columns;
    }

    public Optional<TableColumn> column(String wanted) {
        return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
    }

    /** Takes rows in, cell by cell. Not for several threads at once: each thread fills a builder of its own. */
    public static final class Builder {
        private final int idColumn;
        private final List<TableColumn> columns = new ArrayList<>();
        private final RowLabels labels = new RowLabels();
        private int[] ids = new int[0];
        private int rows;

        /** {@code idColumn} is the place of the id among the columns, -1 where rows are numbered. */
        public Builder(List<String> columns, int idColumn) {
            this.idColumn = idColumn;
            columns.forEach(column -> this.columns.add(new TableColumn(column, new ValueDictionary())));
        }

        /**
         * Rows of values in UTF-8 that lie in one array: {@code bounds} has for each column, and in it for each row, where its value
         * starts and ends; an empty value starts where it ends.
         */
        public void rows(byte[] source, int[][] bounds, int count) {
            if (ids.length < count) {
                ids = new int[count];
            }
            for (int column = 0; column < bounds.length; column++) {
                if (column == idColumn) {
                    for (int at = 0; at < count; at++) {
                        labels.add(source, bounds[column][2 * at], bounds[column][2 * at + 1]);
                    }
                } else {
                    TableColumn target = columns.get(column);
                    target.dictionary().addAll(source, bounds[column], count, ids);
                    target.add(ids, count);
                }
            }
            rows += count;
        }

        /** A whole row; values that are missing at its end are empty. */
        public void row(List<String> values) {
            for (int column = 0; column < columns.size(); column++) {
                byte[] value = (column < values.size() ? values.get(column) : "").getBytes(StandardCharsets.UTF_8);
                if (column == idColumn) {
                    labels.add(value, 0, value.length);
                } else {
                    TableColumn target = columns.get(column);
                    target.add(target.dictionary().add(value, 0, value.length));
                }
            }
            rows++;
        }

        public int rows() {
            return rows;
        }
    }
}
