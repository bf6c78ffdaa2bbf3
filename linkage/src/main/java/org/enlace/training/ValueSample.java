// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.enlace.linkage.column.ColumnValues;

/**
 * A sample of a column's values by which columns of any size are compared: of the folded values the {@value #KEPT} with the lowest
 * hashes. Below the lower of two such ends, what both columns have is in both samples, so that the share of common values is kept
 * (Broder's bottom-k sketch). Beside it, which share of the rows has which value, where there are not too many.
 */
final class ValueSample {
    private static final int KEPT = 1 << 16;
    private static final int ASKED = 1000;
    private static final int MOST_SPREAD = 5000;

    private final long[] hashes;
    private final Map<String, Double> spread;

    private ValueSample(long[] hashes, Map<String, Double> spread) {
        this.hashes = hashes;
        this.spread = spread;
    }

    /**
     * Samples values as they are folded; a value that folds to nothing is left out. The spread is that of groups of folded values.
     * Cost: one folding for each distinct value, and at most some 10 MB while it is made.
     */
    static ValueSample of(ColumnValues values, UnaryOperator<String> folded, UnaryOperator<String> group) {
        TreeSet<Long> lowest = new TreeSet<>();
        Map<String, Double> spread = new HashMap<>();
        double all = 0;
        for (int at = 0; at < values.size(); at++) {
            String text = folded.apply(values.text(at));
            if (text.isEmpty()) {
                continue;
            }
            all += values.rows(at);
            if (spread.size() <= MOST_SPREAD) {
                spread.merge(group.apply(text), (double) values.rows(at), Double::sum);
            }
            long hash = hash(text);
            if (lowest.size() < KEPT || hash < lowest.last()) {
                lowest.add(hash);
            }
            if (lowest.size() > KEPT) {
                lowest.pollLast();
            }
        }
        double rows = all;
        spread.replaceAll((_, some) -> some / rows);
        return new ValueSample(
                lowest.stream().mapToLong(hash -> hash).toArray(), spread.size() <= MOST_SPREAD ? spread : Map.of());
    }

    /** The share of the distinct values of the column with fewer that the other has too, 0..1. */
    double contained(ValueSample other) {
        long until = Math.min(end(), other.end());
        int here = within(until);
        int there = other.within(until);
        ValueSample fewer = here <= there ? this : other;
        ValueSample more = here <= there ? other : this;
        int asked = Math.min(ASKED, Math.min(here, there));
        long both = Arrays.stream(fewer.hashes, 0, asked)
                .filter(hash -> Arrays.binarySearch(more.hashes, hash) >= 0)
                .count();
        return asked == 0 ? 0 : (double) both / asked;
    }

    /** How far the groups are spread over the rows in the same way, 0..1: 1 where each is as common in both. */
    double alike(ValueSample other) {
        return spread.entrySet().stream()
                .mapToDouble(one -> Math.min(one.getValue(), other.spread.getOrDefault(one.getKey(), 0.0)))
                .sum();
    }

    private long end() {
        return hashes.length < KEPT ? Long.MAX_VALUE : hashes[KEPT - 1];
    }

    private int within(long until) {
        int at = Arrays.binarySearch(hashes, until);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** FNV-1a of the letters, mixed so that its order says nothing of the text. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int at = 0; at < text.length(); at++) {
            hash = (hash ^ text.charAt(at)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }
}
