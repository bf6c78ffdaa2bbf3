// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.column;

import java.util.List;

/**
 * How far one column's value determines another's, as a postcode does a city: the probability that two rows with the same value
 * in the one have the same in the other, over values that many rows have, so that copies of one record count for little.
 *
 * <p>Decision: docs/decisions.md, "What says the same thing counts once".
 *
 * @param rows rows that were counted
 * @param share 0..1
 * @param otherwise the same probability for any two rows
 */
public record ColumnDependency(long rows, double share, double otherwise) {
    /** Rows that must have a value for it to be counted. */
    private static final int LEAST = 8;

    /** Cost: one pass over rows. */
    public static ColumnDependency of(List<Table> tables, String column, String other) {
        ValueDictionary ones = new ValueDictionary();
        ValueDictionary others = new ValueDictionary();
        PairNumbering both = new PairNumbering(1 << 10);
        long[] counts = new long[1 << 10];
        long[] countsOfOne = new long[1 << 10];
        long[] countsOfOther = new long[1 << 10];
        int[] oneOf = new int[1 << 10];
        for (Table table : tables) {
            int[] ids = formed(table.needed(column), ones);
            int[] otherIds = formed(table.needed(other), others);
            for (int row = 0; row < table.size(); row++) {
                if (ids[row] != 0 && otherIds[row] != 0) {
                    int pair = both.of(ids[row], otherIds[row]);
                    counts = room(counts, pair);
                    countsOfOne = room(countsOfOne, ids[row]);
                    countsOfOther = room(countsOfOther, otherIds[row]);
                    oneOf = pair < oneOf.length ? oneOf : java.util.Arrays.copyOf(oneOf, counts.length);
                    counts[pair]++;
                    countsOfOne[ids[row]]++;
                    countsOfOther[otherIds[row]]++;
                    oneOf[pair] = ids[row];
                }
            }
        }
        return of(counts, countsOfOne, countsOfOther, oneOf, both.size());
    }

    private static ColumnDependency of(long[] counts, long[] ofOne, long[] ofOther, int[] oneOf, int pairs) {
        double same = 0;
        for (int pair = 1; pair <= pairs; pair++) {
            same += ofOne[oneOf[pair]] >= LEAST ? (double) counts[pair] * (counts[pair] - 1) : 0;
        }
        double all = 0;
        long rows = 0;
        for (long count : ofOne) {
            all += count >= LEAST ? (double) count * (count - 1) : 0;
            rows += count >= LEAST ? count : 0;
        }
        double sameOther = 0;
        double allOther = 0;
        for (long count : ofOther) {
            sameOther += (double) count * (count - 1);
            allOther += count;
        }
        return new ColumnDependency(
                rows, all == 0 ? 0 : same / all, allOther < 2 ? 1 : sameOther / (allOther * (allOther - 1)));
    }

    private static int[] formed(TableColumn column, ValueDictionary dictionary) {
        int[] formed = new int[column.dictionary().size()];
        for (int id = 1; id < formed.length; id++) {
            formed[id] = dictionary.add(ValueForm.TEXT.of(column.dictionary().text(id)));
        }
        return column.mapped(formed);
    }

    private static long[] room(long[] counts, int at) {
        return at < counts.length ? counts : java.util.Arrays.copyOf(counts, Math.max(at + 1, counts.length * 2));
    }
}
