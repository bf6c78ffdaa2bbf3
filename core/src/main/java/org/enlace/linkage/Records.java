// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * One table or two, made ready for a model: every field that it compares or blocks on as ids of one dictionary for both sides.
 * The fields of the comparisons come first, in their order.
 */
final class Records {
    private final List<Field> fields;
    private final List<Filled> filled;
    private final List<Side> sides;
    private final Map<Dictionary, Signatures> signatures = new ConcurrentHashMap<>();

    private Records(List<Field> fields, List<Filled> filled, List<Integer> sizes) {
        this.fields = fields;
        this.filled = filled;
        sides = sizes.stream().map(size -> new Side(size, fields.size())).toList();
    }

    static Records of(Model model, List<Table> tables) {
        Set<Field> wanted = new LinkedHashSet<>();
        List<Field> fields = new ArrayList<>();
        model.comparisons().forEach(comparison -> fields.add(comparison.field()));
        wanted.addAll(fields);
        model.rules().forEach(rule -> rule.fields().stream().filter(wanted::add).forEach(fields::add));
        fields.forEach(field -> field.columns().forEach(name -> tables.forEach(table -> column(table, name))));
        List<Filled> filled = IntStream.range(0, fields.size())
                .parallel()
                .mapToObj(at -> fill(fields.get(at), tables))
                .toList();
        return new Records(fields, filled, tables.stream().map(Table::size).toList());
    }

    /** A field's dictionary, and its ids by table and row; only as many as there are rows count. */
    private record Filled(Dictionary dictionary, List<int[]> ids) {}

    private static Filled fill(Field field, List<Table> tables) {
        if (field.form() == Form.RAW && field.columns().size() == 1) {
            return raw(field.columns().getFirst(), tables);
        }
        Dictionary dictionary = new Dictionary();
        return new Filled(
                dictionary,
                tables.stream().map(table -> formed(field, table, dictionary)).toList());
    }

    private static Filled raw(String name, List<Table> tables) {
        Column first = column(tables.getFirst(), name);
        Dictionary dictionary = first.dictionary();
        List<int[]> ids = new ArrayList<>();
        synchronized (dictionary) {
            ids.add(first.ids());
            for (Table table : tables.subList(1, tables.size())) {
                Column next = column(table, name);
                ids.add(next.mapped(dictionary.addAll(next.dictionary())));
            }
        }
        return new Filled(dictionary, ids);
    }

    private static int[] formed(Field field, Table table, Dictionary dictionary) {
        Column column = column(table, field.columns().getFirst());
        int[] formed = new int[column.dictionary().size()];
        for (int id = 1; id < formed.length; id++) {
            byte[] value = column.dictionary().text(id).getBytes(StandardCharsets.UTF_8);
            formed[id] = dictionary.add(value, 0, value.length);
        }
        return column.mapped(formed);
    }

    private static Column column(Table table, String name) {
        return table.column(name)
                .orElseThrow(() -> new LinkageException(
                        LinkageException.Reason.MODEL,
                        "the table must have every column of the model: table=" + table.name() + " column=" + name));
    }

    /** Writes the rows of one side, with their lanes. */
    void write(int at, Lanes lanes) {
        sides.get(at).fill(filled.stream().map(field -> field.ids().get(at)).toArray(int[][]::new), lanes);
    }

    /** One table is linked with itself. */
    boolean dedupes() {
        return sides.size() == 1;
    }

    List<Side> sides() {
        return sides;
    }

    Side left() {
        return sides.getFirst();
    }

    Side right() {
        return sides.getLast();
    }

    Dictionary dictionary(int field) {
        return filled.get(field).dictionary();
    }

    Signatures signatures(int field) {
        return signatures.computeIfAbsent(dictionary(field), Signatures::of);
    }

    int place(Field field) {
        return fields.indexOf(field);
    }

    /** How many rows of all sides have each value of a field. */
    int[] counts(int field) {
        int[] counts = new int[dictionary(field).size()];
        for (int side = 0; side < sides.size(); side++) {
            int[] ids = filled.get(field).ids().get(side);
            for (int row = 0; row < sides.get(side).size(); row++) {
                counts[ids[row]]++;
            }
        }
        return counts;
    }
}
