// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.linkage.Table;
import org.enlace.linkage.Values;

/**
 * Two tables whose columns bear different names, brought under one: a column of the second table takes the name of the column of
 * the first that means the same, and a name in parts is joined where the other table has it whole. What is clear from equal names
 * stays as it is.
 */
public record Alignment(List<Table> tables, List<Paired> pairs) {
    /** What may be paired by its meaning alone. */
    private static final Set<Meaning> CLEAR = EnumSet.of(
            Meaning.FULL_NAME,
            Meaning.GIVEN_NAME,
            Meaning.MIDDLE_NAME,
            Meaning.SURNAME,
            Meaning.SECOND_SURNAME,
            Meaning.COMPANY,
            Meaning.BIRTH_DATE,
            Meaning.BIRTH_YEAR,
            Meaning.BIRTH_MONTH,
            Meaning.BIRTH_DAY,
            Meaning.AGE,
            Meaning.PHONE,
            Meaning.EMAIL,
            Meaning.DOCUMENT,
            Meaning.PLATE,
            Meaning.ADDRESS,
            Meaning.HOUSE_NUMBER,
            Meaning.CITY,
            Meaning.POSTCODE,
            Meaning.STATE,
            Meaning.COUNTRY,
            Meaning.GENDER);

    private static final List<Meaning> NAME_PARTS =
            List.of(Meaning.GIVEN_NAME, Meaning.MIDDLE_NAME, Meaning.SURNAME, Meaning.SECOND_SURNAME);

    public Alignment {
        tables = List.copyOf(tables);
        pairs = List.copyOf(pairs);
    }

    /** Aligns two tables; one table is left as it is. Cost: one look at each column that only one of them has. */
    public static Alignment of(List<Table> tables) {
        if (tables.size() < 2) {
            return new Alignment(tables, List.of());
        }
        return new Pairing(tables.getFirst(), tables.getLast()).aligned();
    }

    /** The columns that only one of two tables has, by meaning, and what becomes of them. */
    private static final class Pairing {
        private final List<Paired> pairs = new ArrayList<>();
        private Table left;
        private Table right;

        Pairing(Table left, Table right) {
            this.left = left;
            this.right = right;
        }

        Alignment aligned() {
            Map<Meaning, List<String>> ofLeft = lone(left, right);
            Map<Meaning, List<String>> ofRight = lone(right, left);
            Map<String, String> names = new LinkedHashMap<>();
            for (Meaning meaning : CLEAR) {
                List<String> ones = ofLeft.getOrDefault(meaning, List.of());
                List<String> others = ofRight.getOrDefault(meaning, List.of());
                for (int at = 0; at < Math.min(ones.size(), others.size()); at++) {
                    names.put(others.get(at), ones.get(at));
                    pairs.add(new Paired(others.get(at), List.of(ones.get(at)), meaning));
                }
            }
            right = names.isEmpty() ? right : right.renamed(names);
            names.keySet().forEach(name -> ofRight.values().forEach(columns -> columns.remove(name)));
            names.values().forEach(name -> ofLeft.values().forEach(columns -> columns.remove(name)));
            whole(ofRight).ifPresent(name -> left = joined(left, name, ofLeft));
            whole(ofLeft).ifPresent(name -> right = joined(right, name, ofRight));
            return new Alignment(List.of(left, right), pairs);
        }

        private static Optional<String> whole(Map<Meaning, List<String>> columns) {
            return columns.getOrDefault(Meaning.FULL_NAME, List.of()).stream().findFirst();
        }

        private Table joined(Table table, String name, Map<Meaning, List<String>> columns) {
            List<String> parts = NAME_PARTS.stream()
                    .flatMap(meaning -> columns.getOrDefault(meaning, List.of()).stream())
                    .toList();
            if (parts.isEmpty() || table.columnNames().contains(name)) {
                return table;
            }
            pairs.add(new Paired(name, parts, Meaning.FULL_NAME));
            return table.joined(name, parts);
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

    private static Map<Meaning, List<String>> lone(Table table, Table other) {
        Map<Meaning, List<String>> lone = new LinkedHashMap<>();
        Stream<String> columns =
                table.columnNames().stream().filter(name -> !other.columnNames().contains(name));
        columns.forEach(name -> {
            Decision decision = Reading.of(name, Profile.of(Values.of(List.of(table), name)));
            lone.computeIfAbsent(decision.meaning(), any -> new ArrayList<>()).add(name);
        });
        return lone;
    }
}
