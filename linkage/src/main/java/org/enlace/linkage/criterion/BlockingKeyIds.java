// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.PairNumbering;

/** Keys of a rule as one id by table and row, 0 where a field is missing or where the rule's largest block is exceeded. */
final class BlockingKeyIds {
    private BlockingKeyIds() {}

    static List<int[]> of(BlockingRule rule, List<Integer> sizes, Function<ColumnField, List<int[]>> ids) {
        List<int[]> keys = new ArrayList<>();
        PairNumbering numbering =
                new PairNumbering(sizes.stream().mapToInt(size -> size).sum());
        for (int table = 0; table < sizes.size(); table++) {
            keys.add(keys(rule, table, sizes.get(table), ids, numbering));
        }
        long[] counts = counts(keys.getFirst(), numbering.size());
        long[] others = keys.size() == 1 ? counts : counts(keys.getLast(), numbering.size());
        long most = (long) rule.largest() * rule.largest();
        for (int[] each : keys) {
            for (int row = 0; row < each.length; row++) {
                each[row] = counts[each[row]] * others[each[row]] > most ? 0 : each[row];
            }
        }
        return keys;
    }

    private static int[] keys(
            BlockingRule rule, int table, int size, Function<ColumnField, List<int[]>> ids, PairNumbering numbering) {
        int[] keys = new int[size];
        List<int[]> fields =
                rule.fields().stream().map(field -> ids.apply(field).get(table)).toList();
        for (int row = 0; row < size; row++) {
            int key = 0;
            boolean whole = true;
            for (int[] field : fields) {
                whole &= field[row] != 0;
                key = whole ? numbering.of(key, field[row]) : 0;
            }
            keys[row] = whole ? key : 0;
        }
        return keys;
    }

    private static long[] counts(int[] keys, int most) {
        long[] counts = new long[most + 1];
        for (int key : keys) {
            counts[key]++;
        }
        counts[0] = 0;
        return counts;
    }
}
