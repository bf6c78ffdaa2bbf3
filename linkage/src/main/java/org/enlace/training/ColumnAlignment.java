// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.linkage.column.Table;

/**
 * Two tables whose columns bear different names, brought under one: a column of the second table takes the name of the column of
 * the first that it goes with by meaning, header and values, the likeliest pairs first, and a name in parts is joined where the other
 * table has it whole. What is clear from equal names stays as it is; a column that goes with none stays alone.
 *
 * <p>Decision: docs/decisions.md, "Columns of two files go together by what their values share, not by their order".
 */
public record ColumnAlignment(List<Table> tables, List<PairedColumns> pairs) {
    private static final List<ColumnMeaning> NAME_PARTS = List.of(
            ColumnMeaning.GIVEN_NAME, ColumnMeaning.MIDDLE_NAME, ColumnMeaning.SURNAME, ColumnMeaning.SECOND_SURNAME);

    public ColumnAlignment {
        tables = List.copyOf(tables);
        pairs = List.copyOf(pairs);
    }

    /** Aligns two tables; one table is left as it is. Cost: one look at each column that only one of them has, and at each pair of
     * them as samples. */
    public static ColumnAlignment of(List<Table> tables) {
        if (tables.size() < 2) {
            return new ColumnAlignment(tables, List.of());
        }
        return new Pairing(tables.getFirst(), tables.getLast()).aligned();
    }

    /** The columns that only one of two tables has, by meaning, and what becomes of them. */
    private static final class Pairing {
        private final List<PairedColumns> pairs = new ArrayList<>();
        private Table left;
        private Table right;

        Pairing(Table left, Table right) {
            this.left = left;
            this.right = right;
        }

        ColumnAlignment aligned() {
            List<LoneColumn> ofLeft = new ArrayList<>(lone(left, right));
            List<LoneColumn> ofRight = new ArrayList<>(lone(right, left));
            Map<String, String> names = new LinkedHashMap<>();
            for (Likely best : likely(ofLeft, ofRight)) {
                if (ofLeft.contains(best.one()) && ofRight.contains(best.other())) {
                    ofLeft.remove(best.one());
                    ofRight.remove(best.other());
                    names.put(best.other().name(), best.one().name());
                    pairs.add(best.paired());
                }
            }
            right = names.isEmpty() ? right : right.renamed(names);
            whole(ofRight).ifPresent(name -> left = joined(left, name, ofLeft));
            whole(ofLeft).ifPresent(name -> right = joined(right, name, ofRight));
            return new ColumnAlignment(List.of(left, right), pairs);
        }

        /** Columns that fit each other, the likeliest first. */
        private static List<Likely> likely(List<LoneColumn> ones, List<LoneColumn> others) {
            return ones.stream()
                    .flatMap(one -> others.stream().filter(one::fits).map(other -> Likely.of(one, other)))
                    .sorted(Comparator.comparingDouble(Likely::likeness).reversed())
                    .toList();
        }

        private static Optional<String> whole(List<LoneColumn> columns) {
            return of(ColumnMeaning.FULL_NAME, columns).findFirst();
        }

        private static Stream<String> of(ColumnMeaning meaning, List<LoneColumn> columns) {
            return columns.stream()
                    .filter(column -> column.meaning() == meaning)
                    .map(LoneColumn::name);
        }

        private Table joined(Table table, String name, List<LoneColumn> columns) {
            List<String> parts =
                    NAME_PARTS.stream().flatMap(meaning -> of(meaning, columns)).toList();
            if (parts.isEmpty() || table.columnNames().contains(name)) {
                return table;
            }
            pairs.add(new PairedColumns(name, parts, ColumnMeaning.FULL_NAME, 0));
            return table.joined(name, parts);
        }
    }

    private record Likely(LoneColumn one, LoneColumn other, double likeness) {
        static Likely of(LoneColumn one, LoneColumn other) {
            return new Likely(one, other, one.likeness(other));
        }

        PairedColumns paired() {
            return new PairedColumns(other.name(), List.of(one.name()), one.meaning(), one.inCommon(other));
        }
    }

    /** By the name of their table, columns that are in no comparison because the other table has nothing like them. */
    public Map<String, List<String>> lone() {
        Map<String, List<String>> lone = new LinkedHashMap<>();
        Set<String> joined =
                pairs.stream().flatMap(pair -> pair.with().stream()).collect(Collectors.toSet());
        for (Table table : tables) {
            Set<String> others = tables.stream()
                    .filter(other -> other != table)
                    .flatMap(other -> other.columnNames().stream())
                    .collect(Collectors.toSet());
            List<String> names = table.columnNames().stream()
                    .filter(name -> !others.contains(name) && !joined.contains(name))
                    .toList();
            if (tables.size() > 1 && !names.isEmpty()) {
                lone.put(table.name(), names);
            }
        }
        return lone;
    }

    private static List<LoneColumn> lone(Table table, Table other) {
        return table.columnNames().stream()
                .filter(name -> !other.columnNames().contains(name))
                .parallel()
                .map(name -> new LoneColumn(table, name))
                .toList();
    }
}
