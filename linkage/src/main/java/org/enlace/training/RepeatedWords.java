// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.linkage.column.Table;
import org.enlace.names.words.PlainSpelling;

/**
 * How much of what a column says stands in other columns of the same row too: a name whole and in parts, a city beside an address
 * that ends with it. Fellegi-Sunter adds the weights of comparisons as if they were independent, so each word of a row is to count
 * once: where it stands in three columns, a third in each.
 */
final class RepeatedWords {
    /** Rows that are read, spread over the tables. */
    private static final int READ = 4_000;
    /** Shorter words meet by chance. */
    private static final int SHORTEST = 3;
    /** Columns that repeat less are left as they are. */
    private static final double LEAST = 0.1;

    private final List<String> columns;
    private final double[] counted;
    private final double[] words;

    private RepeatedWords(List<String> columns) {
        this.columns = columns;
        counted = new double[columns.size()];
        words = new double[columns.size()];
    }

    /** By column, of those that others repeat, the share that is left to each, above 0 and below 1. Cost: some thousand rows read. */
    static Map<String, Double> shares(List<String> columns, List<Table> tables) {
        RepeatedWords repeated = new RepeatedWords(columns);
        for (Table table : tables) {
            int step = Math.max(1, table.size() * tables.size() / READ);
            for (int row = 0; row < table.size(); row += step) {
                repeated.read(table, row);
            }
        }
        return repeated.shares();
    }

    private void read(Table table, int row) {
        List<Set<String>> cells =
                columns.stream().map(column -> words(table.value(row, column))).toList();
        Map<String, Integer> standing = new HashMap<>();
        cells.forEach(cell -> cell.forEach(word -> standing.merge(word, 1, Integer::sum)));
        for (int at = 0; at < cells.size(); at++) {
            for (String word : cells.get(at)) {
                words[at]++;
                counted[at] += 1.0 / standing.getOrDefault(word, 1);
            }
        }
    }

    private static Set<String> words(String cell) {
        Set<String> words = new HashSet<>(Arrays.asList(PlainSpelling.of(cell).split(" ", -1)));
        words.removeIf(word -> word.length() < SHORTEST);
        return words;
    }

    private Map<String, Double> shares() {
        Map<String, Double> shares = new HashMap<>();
        for (int at = 0; at < words.length; at++) {
            double share = words[at] == 0 ? 1 : counted[at] / words[at];
            if (share <= 1 - LEAST) {
                shares.put(columns.get(at), share);
            }
        }
        return shares;
    }
}
