// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One table or two, made ready for a model: every field that it compares or blocks on as ids of one dictionary for both sides.
 * The fields of the comparisons come first, in their order.
 */
final class Records {
    private final List<Field> fields;
    private final List<Filled> filled;
    private final List<Integer> sizes;
    private final Map<Dictionary, Signatures> signatures = new ConcurrentHashMap<>();

    private Records(List<Field> fields, List<Filled> filled, List<Integer> sizes) {
        this.fields = fields;
        this.filled = filled;
        this.sizes = List.copyOf(sizes);
    }

    static Records of(Model model, List<Table> tables, Workers workers) {
        List<Field> fields = fields(model);
        fields.forEach(field -> field.columns().forEach(name -> tables.forEach(table -> column(table, name))));
        List<Filled> filled = workers.forEach(fields.size(), at -> fill(fields.get(at), tables));
        return new Records(fields, filled, tables.stream().map(Table::size).toList());
    }

    /** The fields of a model: one for each comparison, then what only its rules name. */
    static List<Field> fields(Model model) {
        List<Field> fields = new ArrayList<>();
        model.comparisons().forEach(comparison -> fields.add(comparison.field()));
        Set<Field> seen = new HashSet<>(fields);
        model.rules().forEach(rule -> rule.fields().stream().filter(seen::add).forEach(fields::add));
        return fields;
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

    /** Writes a run of rows of a table, with their lanes. */
    void write(int table, int from, int to, Side side, Lanes lanes) {
        side.fill(filled.stream().map(field -> field.ids().get(table)).toArray(int[][]::new), from, to, lanes);
    }

    /** The ids of one row, in the order of the fields. */
    int[] row(int table, int row) {
        return filled.stream().mapToInt(field -> field.ids().get(table)[row]).toArray();
    }

    /** One table is linked with itself. */
    boolean dedupes() {
        return sizes.size() == 1;
    }

    int tables() {
        return sizes.size();
    }

    /** Rows of a table. */
    int size(int table) {
        return sizes.get(table);
    }

    int fields() {
        return fields.size();
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
        for (int table = 0; table < sizes.size(); table++) {
            int[] ids = filled.get(field).ids().get(table);
            for (int row = 0; row < sizes.get(table); row++) {
                counts[ids[row]]++;
            }
        }
        return counts;
    }
}
