// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.column.TableColumn;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.linkage.criterion.RecordFields;

/**
 * Tables in which rows that say the same in all columns that count stand once. A thousand copies of a record are no thousand
 * records: they would make its values look common, and their block too large to look at.
 */
public final class RowCopies {
    /** Of more copies than so many each is paired with the first only. */
    private static final int ALL_PAIRED = 100;

    private final List<Table> tables;
    /** By table, the first row of each distinct one. */
    private final List<int[]> firsts;
    /** By table and row, the place of its distinct row. */
    private final List<int[]> places;

    private RowCopies(List<Table> tables, List<int[]> firsts, List<int[]> places) {
        this.tables = tables;
        this.firsts = firsts;
        this.places = places;
    }

    /** By all columns. Cost: one pass over the rows, and a copy of the tables where some repeat. */
    public static RowCopies of(List<Table> tables) {
        return of(tables, tables.getFirst().columnNames());
    }

    /** Every row as a distinct one. */
    public static RowCopies notIn(List<Table> tables) {
        List<int[]> rows = tables.stream()
                .map(table -> IntStream.range(0, table.size()).toArray())
                .toList();
        return new RowCopies(tables, rows, rows);
    }

    /** By the columns of a model. */
    public static RowCopies of(LinkageModel model, List<Table> tables) {
        TreeSet<String> columns = new TreeSet<>();
        RecordFields.fields(model).forEach(field -> columns.addAll(field.columns()));
        return of(tables, List.copyOf(columns));
    }

    private static RowCopies of(List<Table> tables, List<String> columns) {
        List<Table> distinct = new ArrayList<>();
        List<int[]> firsts = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        for (Table table : tables) {
            int[][] ids = columns.stream()
                    .flatMap(name -> table.column(name).stream())
                    .map(TableColumn::ids)
                    .toArray(int[][]::new);
            int[] place = new int[table.size()];
            int[] first = new int[table.size()];
            int count = 0;
            int[] slots = new int[Integer.highestOneBit(Math.max(8, table.size())) << 2];
            for (int row = 0; row < place.length; row++) {
                int slot = hash(ids, row) & (slots.length - 1);
                while (slots[slot] != 0 && !isEqual(ids, first[slots[slot] - 1], row)) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                if (slots[slot] == 0) {
                    first[count] = row;
                    slots[slot] = ++count;
                }
                place[row] = slots[slot] - 1;
            }
            firsts.add(Arrays.copyOf(first, count));
            places.add(place);
            distinct.add(count == table.size() ? table : table.rows(firsts.getLast()));
        }
        return new RowCopies(List.copyOf(distinct), firsts, places);
    }

    private static int hash(int[][] ids, int row) {
        long hash = 0;
        for (int[] column : ids) {
            hash = (hash ^ column[row]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }

    private static boolean isEqual(int[][] ids, int one, int other) {
        for (int[] column : ids) {
            if (column[one] != column[other]) {
                return false;
            }
        }
        return true;
    }

    /** The tables with every row once, in the order of their first. */
    public List<Table> tables() {
        return tables;
    }

    /** Whether no row repeats another. */
    public boolean none() {
        return IntStream.range(0, tables.size()).allMatch(at -> firsts.get(at).length == places.get(at).length);
    }

    /** The distinct row of a row. */
    public int place(int table, int row) {
        return places.get(table)[row];
    }

    /** The first of the rows that a distinct row stands for. */
    private int first(int table, int place) {
        return firsts.get(table)[place];
    }

    /** Rulings about rows as rulings about distinct ones. */
    public PairRulings distinct(PairRulings rulings) {
        return new PairRulings(distinct(rulings.same()), distinct(rulings.different()));
    }

    private List<PairRulings.Pair> distinct(List<PairRulings.Pair> pairs) {
        int right = tables.size() - 1;
        return pairs.stream()
                .map(pair -> new PairRulings.Pair(place(0, pair.left()), place(right, pair.right())))
                .filter(pair -> right > 0 || pair.left() != pair.right())
                .toList();
    }

    /** By table and distinct row, all rows that it stands for. */
    private int[][] rows(int table) {
        int[] counts = new int[firsts.get(table).length];
        int[] place = places.get(table);
        for (int at : place) {
            counts[at]++;
        }
        int[][] rows = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
        for (int row = place.length - 1; row >= 0; row--) {
            rows[place[row]][--counts[place[row]]] = row;
        }
        return rows;
    }

    /**
     * Links of distinct rows as links of all rows. Within one table the copies of a row are linked too, where that weighs
     * {@code least} or more; {@code own} says by distinct row what.
     */
    public PairLinks links(PairLinks links, IntToDoubleFunction own, double least) {
        int right = tables.size() - 1;
        int[][] lefts = rows(0);
        int[][] rights = right == 0 ? lefts : rows(right);
        FoundPairs found = new FoundPairs();
        for (int at = 0; at < links.size(); at++) {
            spread(lefts[links.left(at)], rights[links.right(at)], links.weight(at), right == 0, found);
        }
        for (int place = 0; right == 0 && place < lefts.length; place++) {
            double weight = lefts[place].length < 2 ? Double.NEGATIVE_INFINITY : own.applyAsDouble(place);
            if (weight >= least) {
                among(lefts[place], weight, found);
            }
        }
        return PairLinks.of(List.of(found), places.getFirst().length);
    }

    /** Every one with every other; of many, the first of each side with all of the other. */
    private static void spread(int[] ones, int[] others, double weight, boolean same, FoundPairs found) {
        boolean all = (long) ones.length * others.length <= (long) ALL_PAIRED * ALL_PAIRED;
        for (int i = 0; i < ones.length; i++) {
            int last = all || i == 0 ? others.length : 1;
            for (int j = 0; j < last; j++) {
                boolean turned = same && ones[i] > others[j];
                found.add(turned ? others[j] : ones[i], turned ? ones[i] : others[j], weight);
            }
        }
    }

    private static void among(int[] copies, double weight, FoundPairs found) {
        for (int i = 0; i < (copies.length <= ALL_PAIRED ? copies.length : 1); i++) {
            for (int j = i + 1; j < copies.length; j++) {
                found.add(copies[i], copies[j], weight);
            }
        }
    }

    /** A distinct record, numbered left table first, as the first row that it stands for. */
    int record(int record) {
        int left = firsts.getFirst().length;
        return record < left || tables.size() == 1
                ? first(0, record)
                : places.getFirst().length + first(1, record - left);
    }

    /** Rows of the left table. */
    public int leftSize() {
        return places.getFirst().length;
    }

    /** How many rows all tables have. */
    int size() {
        return places.stream().mapToInt(place -> place.length).sum();
    }

    /** The distinct record of a row, both numbered left table first. */
    int distinct(int row) {
        int left = places.getFirst().length;
        return row < left ? place(0, row) : firsts.getFirst().length + place(1, row - left);
    }
}
