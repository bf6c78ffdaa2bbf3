// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.enlace.linkage.Linkage;
import org.enlace.linkage.cluster.PairLinks;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.text.DateOrder;
import org.junit.jupiter.api.Test;

class DateColumnsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final List<String> GIVEN = List.of("Aurelina", "Uldarico", "Yaneris", "Clorinda", "Nirvando");

    private static LocalDate born(int person) {
        return LocalDate.of(1940, 1, 1).plusDays(person * 97L % 22_000);
    }

    /** The same 200 persons in each table: five given names, and a date of birth that tells them apart. */
    private static Table table(String name, Function<LocalDate, String> written) {
        List<List<String>> rows = new ArrayList<>();
        for (int person = 0; person < 200; person++) {
            rows.add(List.of(name + person, GIVEN.get(person % 5), written.apply(born(person))));
        }
        return Table.of(name, List.of("id", "nombre", "fecha_nacimiento"), 0, rows);
    }

    private static Function<LocalDate, String> as(String format) {
        return date -> String.format(Locale.ROOT, format, date);
    }

    private static long rightLinks(Table left, Table right) {
        List<Table> tables =
                DateColumns.of(List.of(left, right), Optional.empty(), TODAY).tables();
        LinkageModel model = ModelTraining.train(ModelTraining.infer(tables, 1).model(), tables, 1, 1);
        Linkage linkage = Linkage.of(model, tables.getFirst(), tables.getLast(), 1);
        PairLinks links = linkage.links();
        return IntStream.range(0, links.size())
                .filter(at -> links.left(at) == links.right(at))
                .count();
    }

    @Test
    void eachTableIsReadAsItIsWritten() {
        Table iso = table("a", LocalDate::toString);
        assertThat(rightLinks(iso, table("b", as("%1$td/%1$tm/%1$tY")))).isGreaterThan(190);
        assertThat(rightLinks(table("c", as("%1$td/%1$tm/%1$tY")), table("d", as("%1$tm/%1$td/%1$tY"))))
                .isGreaterThan(190);
        assertThat(rightLinks(iso, table("e", date -> String.valueOf(date.toEpochDay() + 25_569))))
                .isGreaterThan(190);
        assertThat(rightLinks(iso, table("f", as("%1$td%1$tm%1$tY")))).isGreaterThan(190);
    }

    @Test
    void saysHowEachColumnIsWritten_andObeysWhoKnows() {
        List<Table> tables = List.of(table("a", as("%1$td/%1$tm/%1$tY")), table("b", as("%1$tm/%1$td/%1$tY")));
        assertThat(DateColumns.of(tables, Optional.empty(), TODAY).columns())
                .extracting(
                        column -> column.table() + " " + column.dates().style().order())
                .containsExactly("a DAY_FIRST", "b MONTH_FIRST");
        assertThat(DateColumns.of(tables, Optional.of(DateOrder.MONTH_FIRST), TODAY)
                        .columns())
                .extracting(column -> column.dates().style().order())
                .containsOnly(DateOrder.MONTH_FIRST);
        assertThat(DateColumns.of(tables, Optional.empty(), TODAY)
                        .tables()
                        .getFirst()
                        .value(0, "fecha_nacimiento"))
                .as("values stay as they are written")
                .isEqualTo("01/01/1940");
    }
}
