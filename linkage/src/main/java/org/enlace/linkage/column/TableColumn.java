// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.column;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/** One column of a table: a name, and for each row the id of its value in a dictionary. */
public final class TableColumn {
    private final String name;
    private final ValueDictionary dictionary;
    private final UnaryOperator<String> dates;
    private int[] ids;
    private int size;

    TableColumn(String name, ValueDictionary dictionary) {
        this.name = name;
        this.dictionary = dictionary;
        dates = UnaryOperator.identity();
        ids = new int[1 << 12];
    }

    private TableColumn(String name, ValueDictionary dictionary, UnaryOperator<String> dates, int[] ids) {
        this.name = name;
        this.dictionary = dictionary;
        this.dates = dates;
        this.ids = ids;
        size = ids.length;
    }

    /** The same values under another name. */
    TableColumn named(String other) {
        return new TableColumn(other, dictionary, dates, size == ids.length ? ids : Arrays.copyOf(ids, size));
    }

    /** The same values, whose dates are first read in a way of their own. */
    TableColumn dated(UnaryOperator<String> read) {
        return new TableColumn(name, dictionary, read, size == ids.length ? ids : Arrays.copyOf(ids, size));
    }

    /** A value of the dictionary in a form. */
    public String formed(int id, ValueForm form) {
        String text = dictionary.text(id);
        return form.of(form.isDate() ? dates.apply(text) : text);
    }

    /** The values of these rows, in this order. */
    TableColumn rows(int[] rows) {
        int[] chosen = new int[rows.length];
        for (int at = 0; at < rows.length; at++) {
            chosen[at] = ids[rows[at]];
        }
        return new TableColumn(name, dictionary, dates, chosen);
    }

    /** A column without rows that is read as this one is. */
    TableColumn emptied() {
        return new TableColumn(name, new ValueDictionary(), dates, new int[0]);
    }

    String name() {
        return name;
    }

    public ValueDictionary dictionary() {
        return dictionary;
    }

    int size() {
        return size;
    }

    /** Ids by row; only the first {@link #size} count. */
    public int[] ids() {
        return ids;
    }

    /** Bytes that the column takes. */
    long memory() {
        return Integer.BYTES * (long) ids.length + dictionary.memory();
    }

    public String text(int row) {
        return dictionary.text(ids[row]);
    }

    void add(int id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, Math.max(1 << 10, size * 2));
        }
        ids[size++] = id;
    }

    void add(int[] more, int count) {
        if (size + count > ids.length) {
            ids = Arrays.copyOf(ids, Math.max(size + count, ids.length * 2));
        }
        System.arraycopy(more, 0, ids, size, count);
        size += count;
    }

    /** Ids by row, in another dictionary. */
    public int[] mapped(int[] to) {
        int[] mapped = new int[size];
        for (int row = 0; row < size; row++) {
            mapped[row] = to[ids[row]];
        }
        return mapped;
    }
}
