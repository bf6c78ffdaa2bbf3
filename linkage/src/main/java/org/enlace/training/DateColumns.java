// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.enlace.linkage.column.ColumnValues;
import org.enlace.linkage.column.Table;
import org.enlace.text.DateColumn;
import org.enlace.text.DateOrder;
import org.enlace.text.DateReader;
import org.enlace.text.DateReader.Kind;

/**
 * Tables whose columns of dates are read as each of them writes them: two files may differ in the order of day and month, and one
 * may hold the serial numbers of a spreadsheet. Who compares them has ISO 8601 in both; the values stay as they are written.
 */
@SuppressWarnings("exports") // how dates are written is told by and to the command line alone
public record DateColumns(List<Table> tables, List<Column> columns) {
    private static final Set<ColumnMeaning> DATES = Set.of(ColumnMeaning.BIRTH_DATE, ColumnMeaning.DATE);
    private static final int SAMPLE = 100;
    private static final int YEAR_ALONE = 4;

    /** A column of dates of one table, and how it was decided to be written. */
    public record Column(String table, String name, DateColumn dates) {}

    public DateColumns {
        tables = List.copyOf(tables);
        columns = List.copyOf(columns);
    }

    /**
     * Decides by all values of each column of dates; {@code told} is the order that somebody knows. Cost: one look at the first
     * values of each column, and at all values of those that hold dates.
     */
    public static DateColumns of(List<Table> tables, Optional<DateOrder> told, LocalDate today) {
        List<Column> columns = new ArrayList<>();
        List<Table> dated =
                tables.stream().map(table -> dated(table, told, today, columns)).toList();
        return new DateColumns(dated, columns);
    }

    private static Table dated(Table table, Optional<DateOrder> told, LocalDate today, List<Column> columns) {
        Map<String, UnaryOperator<String>> read = new HashMap<>();
        for (String name : table.columnNames()) {
            if (!mayBeDates(table, name)) {
                continue;
            }
            ColumnValues values = ColumnValues.of(List.of(table), name);
            MeaningFound decision = ColumnMeaningFinder.of(name, ColumnProfile.of(values));
            if (DATES.contains(decision.meaning())) {
                DateColumn found = all(values);
                DateColumn dates = told.map(found::told).orElse(found);
                DateReader reader = new DateReader(kind(decision, values, today), dates.style(), today);
                read.put(name, text -> reader.read(text).digits());
                columns.add(new Column(table.name(), name, dates));
            }
        }
        return read.isEmpty() ? table : table.dated(read);
    }

    /** By the header, or where it says nothing by one of the first values; most columns need no further look. */
    private static boolean mayBeDates(Table table, String name) {
        Optional<ColumnMeaning> headed = HeaderMeanings.meaning(name);
        return headed.isPresent()
                ? DATES.contains(headed.get())
                : table.firstValues(name, SAMPLE).stream()
                        .flatMap(value -> DateReader.OF_SHAPES.read(value).iso().stream())
                        .anyMatch(iso -> iso.length() > YEAR_ALONE);
    }

    private static DateColumn all(ColumnValues values) {
        DateColumn.Tally tally = new DateColumn.Tally();
        for (int at = 0; at < values.size(); at++) {
            tally.add(values.text(at), values.rows(at));
        }
        return tally.decided();
    }

    /** A column that its header does not call a birth's is one of events where a date of it is yet to come. */
    private static Kind kind(MeaningFound decision, ColumnValues values, LocalDate today) {
        if (decision.meaning() == ColumnMeaning.DATE) {
            return Kind.EVENT;
        }
        boolean ahead = false;
        for (int at = 0; decision.reason() == MeaningFound.Reason.CONTENT && at < values.size() && !ahead; at++) {
            ahead = DateReader.OF_SHAPES.read(values.text(at)).digits().compareTo(today.toString()) > 0;
        }
        return ahead ? Kind.EVENT : Kind.BIRTH;
    }
}
