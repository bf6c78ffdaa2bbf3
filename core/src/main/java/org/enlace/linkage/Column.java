// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.Arrays;

/** One column of a table: a name, and for each row the id of its value in a dictionary. */
final class Column {
    private final String name;
    private final Dictionary dictionary;
    private int[] ids;
    private int size;

    Column(String name, Dictionary dictionary) {
        this.name = name;
        this.dictionary = dictionary;
        ids = new int[1 << 12];
    }

    Column(String name, Dictionary dictionary, int[] ids) {
        this.name = name;
        this.dictionary = dictionary;
        this.ids = ids;
        size = ids.length;
    }

    /** The same values under another name. */
    Column named(String other) {
        return new Column(other, dictionary, size == ids.length ? ids : Arrays.copyOf(ids, size));
    }

    String name() {
        return name;
    }

    Dictionary dictionary() {
        return dictionary;
    }

    int size() {
        return size;
    }

    /** Ids by row; only the first {@link #size} count. */
    int[] ids() {
        return ids;
    }

    /** Bytes that the column takes. */
    long memory() {
        return Integer.BYTES * (long) ids.length + dictionary.memory();
    }

    String text(int row) {
        return dictionary.text(ids[row]);
    }

    void add(int id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
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
    int[] mapped(int[] to) {
        int[] mapped = new int[size];
        for (int row = 0; row < size; row++) {
            mapped[row] = to[ids[row]];
        }
        return mapped;
    }
}
