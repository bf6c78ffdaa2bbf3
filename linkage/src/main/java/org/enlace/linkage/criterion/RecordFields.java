// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.LinkageException;
import org.enlace.linkage.column.PairNumbering;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.column.TableColumn;
import org.enlace.linkage.column.ValueDictionary;
import org.enlace.linkage.column.ValueForm;
import org.enlace.linkage.column.WorkerPool;

/**
 * One table or two, made ready for a model: every field that it compares or blocks on as ids of one dictionary for both sides.
 * The fields of the comparisons come first, in their order.
 */
public final class RecordFields {
    private final List<ColumnField> fields;
    private final List<Filled> filled;
    private final List<Integer> sizes;
    private final Map<BlockingRule, Integer> limited;
    private final Map<ValueDictionary, LetterSignatures> signatures = new ConcurrentHashMap<>();

    private RecordFields(
            List<ColumnField> fields, List<Filled> filled, Map<BlockingRule, Integer> limited, List<Integer> sizes) {
        this.fields = fields;
        this.filled = filled;
        this.limited = limited;
        this.sizes = List.copyOf(sizes);
    }

    public static RecordFields of(LinkageModel model, List<Table> tables, WorkerPool workers) {
        List<ColumnField> fields = fields(model);
        fields.forEach(field -> field.columns().forEach(name -> tables.forEach(table -> column(table, name))));
        List<Filled> filled = workers.forEach(fields.size(), at -> fill(fields.get(at), tables));
        List<Integer> sizes = tables.stream().map(Table::size).toList();
        List<BlockingRule> rules = limited(model);
        Map<BlockingRule, Integer> limited = new HashMap<>();
        rules.forEach(rule -> limited.put(rule, fields.size() + limited.size()));
        List<Filled> all = new ArrayList<>(filled);
        all.addAll(workers.forEach(
                rules.size(),
                at -> new Filled(
                        new ValueDictionary(1),
                        BlockingKeyIds.of(
                                rules.get(at),
                                sizes,
                                field -> filled.get(fields.indexOf(field)).ids()))));
        return new RecordFields(fields, all, limited, sizes);
    }

    /** One of two tables alone, in the ids of both. */
    public RecordFields only(int table) {
        List<Filled> own = filled.stream()
                .map(each -> new Filled(each.dictionary(), List.of(each.ids().get(table))))
                .toList();
        return new RecordFields(fields, own, limited, List.of(sizes.get(table)));
    }

    /** The fields of a model: one for each comparison, then what only its rules name. */
    public static List<ColumnField> fields(LinkageModel model) {
        List<ColumnField> fields = new ArrayList<>();
        model.comparisons().forEach(comparison -> fields.add(comparison.field()));
        Set<ColumnField> seen = new HashSet<>(fields);
        model.rules().forEach(rule -> rule.fields().stream().filter(seen::add).forEach(fields::add));
        return fields;
    }

    /** The rules of a model that need a key of their own. */
    private static List<BlockingRule> limited(LinkageModel model) {
        return model.rules().stream()
                .filter(rule -> rule.largest() > 0)
                .distinct()
                .toList();
    }

    /** Ids that stand in a row of a model: those of the fields, then the keys of rules with a largest block. */
    public static int width(LinkageModel model) {
        return fields(model).size() + limited(model).size();
    }

    /** A field's dictionary, and its ids by table and row; only as many as there are rows count. */
    private record Filled(ValueDictionary dictionary, List<int[]> ids) {}

    private static Filled fill(ColumnField field, List<Table> tables) {
        if (field.form() == ValueForm.RAW && field.columns().size() == 1) {
            return raw(field.columns().getFirst(), tables);
        }
        ValueDictionary dictionary = new ValueDictionary();
        return new Filled(
                dictionary,
                tables.stream().map(table -> formed(field, table, dictionary)).toList());
    }

    private static Filled raw(String name, List<Table> tables) {
        TableColumn first = column(tables.getFirst(), name);
        ValueDictionary dictionary = first.dictionary();
        List<int[]> ids = new ArrayList<>();
        synchronized (dictionary) {
            ids.add(first.ids());
            for (Table table : tables.subList(1, tables.size())) {
                TableColumn next = column(table, name);
                ids.add(next.mapped(dictionary.addAll(next.dictionary())));
            }
        }
        return new Filled(dictionary, ids);
    }

    private static int[] formed(ColumnField field, Table table, ValueDictionary dictionary) {
        if (field.columns().size() > 1) {
            return joined(field, table, dictionary);
        }
        TableColumn column = column(table, field.columns().getFirst());
        int[] formed = new int[column.dictionary().size()];
        for (int id = 1; id < formed.length; id++) {
            formed[id] = dictionary.add(column.formed(id, field.form()));
        }
        return column.mapped(formed);
    }

    /** Each combination of values is read once. */
    private static int[] joined(ColumnField field, Table table, ValueDictionary dictionary) {
        List<TableColumn> columns =
                field.columns().stream().map(name -> column(table, name)).toList();
        PairNumbering combinations = new PairNumbering(table.size());
        int[] formed = new int[1];
        int[] ids = new int[table.size()];
        for (int row = 0; row < ids.length; row++) {
            int combination = 0;
            for (TableColumn column : columns) {
                combination = combinations.of(combination, column.ids()[row]);
            }
            if (combination >= formed.length) {
                formed = Arrays.copyOf(formed, Math.max(combination + 1, formed.length * 2));
            }
            if (formed[combination] == 0) {
                int at = row;
                formed[combination] = ~dictionary.add(field.form()
                        .of(columns.stream().map(column -> column.text(at)).toList()));
            }
            ids[row] = ~formed[combination];
        }
        return ids;
    }

    private static TableColumn column(Table table, String name) {
        return table.column(name)
                .orElseThrow(() -> new LinkageException(
                        LinkageException.Reason.MODEL,
                        "the table must have every column of the model: table=" + table.name() + " column=" + name));
    }

    /** Writes a run of rows of a table, with their lanes. */
    public void write(int table, int from, int to, TableSide side, SketchLanes sketchLanes) {
        side.fill(filled.stream().map(field -> field.ids().get(table)).toArray(int[][]::new), from, to, sketchLanes);
    }

    /** The ids of one row, in the order of the fields. */
    public int[] row(int table, int row) {
        int[] ids = new int[filled.size()];
        for (int field = 0; field < ids.length; field++) {
            ids[field] = filled.get(field).ids().get(table)[row];
        }
        return ids;
    }

    /** One table is linked with itself. */
    public boolean dedupes() {
        return sizes.size() == 1;
    }

    public int tables() {
        return sizes.size();
    }

    /** Rows of a table. */
    public int size(int table) {
        return sizes.get(table);
    }

    public ValueDictionary dictionary(int field) {
        return filled.get(field).dictionary();
    }

    /** Ids that stand in a row: those of the fields, then the keys of rules with a largest block. */
    public int width() {
        return filled.size();
    }

    /** Ids of a field by row of a side; only as many as there are rows count. */
    public int[] ids(int field, int side) {
        return filled.get(field).ids().get(side);
    }

    LetterSignatures signatures(int field) {
        return signatures.computeIfAbsent(dictionary(field), LetterSignatures::of);
    }

    /** Where the fields of a rule stand in a row; of a rule with a largest block, where its key stands. */
    public int[] places(BlockingRule rule) {
        return rule.largest() > 0
                ? new int[] {limited.getOrDefault(rule, -1)}
                : rule.fields().stream().mapToInt(fields::indexOf).toArray();
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
