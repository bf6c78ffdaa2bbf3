// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.cluster;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The pairs that were kept, by left and then right record, each once, with their weights. */
public final class PairLinks {
    private final int[] left;
    private final int[] right;
    private final double[] weights;

    private PairLinks(int[] left, int[] right, double[] weights) {
        this.left = left;
        this.right = right;
        this.weights = weights;
    }

    /** Puts what the tasks found in order. Cost: one counting pass over left records, one over pairs. */
    public static PairLinks of(List<FoundPairs> parts, int leftSize) {
        int[] starts = new int[leftSize + 1];
        int size = 0;
        for (FoundPairs part : parts) {
            size = Math.addExact(size, part.size());
            for (int at = 0; at < part.size(); at++) {
                starts[part.left(at) + 1]++;
            }
        }
        for (int record = 0; record < leftSize; record++) {
            starts[record + 1] += starts[record];
        }
        PairLinks links = new PairLinks(new int[size], new int[size], new double[size]);
        int[] ends = starts.clone();
        for (FoundPairs part : parts) {
            for (int at = 0; at < part.size(); at++) {
                int record = part.left(at);
                links.insert(starts[record], ends[record]++, record, part.right(at), part.weight(at));
            }
        }
        return links;
    }

    private void insert(int from, int end, int record, int other, double weight) {
        int at = end;
        while (at > from && right[at - 1] > other) {
            right[at] = right[at - 1];
            weights[at] = weights[at - 1];
            at--;
        }
        left[end] = record;
        right[at] = other;
        weights[at] = weight;
    }

    /** Those at the places that are wanted, in the same order. */
    public PairLinks where(IntPredicate wanted) {
        int[] places = IntStream.range(0, weights.length).filter(wanted).toArray();
        return new PairLinks(
                IntStream.of(places).map(at -> left[at]).toArray(),
                IntStream.of(places).map(at -> right[at]).toArray(),
                IntStream.of(places).mapToDouble(at -> weights[at]).toArray());
    }

    public int size() {
        return weights.length;
    }

    /** The place of the first link of a left record, or where it would be. Cost: logarithmic. */
    int firstOf(int record) {
        int low = 0;
        int high = left.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (left[middle] < record) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether a pair was kept. Cost: logarithmic, and the links of the left record. */
    public boolean contains(int record, int other) {
        int at = firstOf(record);
        while (at < left.length && left[at] == record && right[at] < other) {
            at++;
        }
        return at < left.length && left[at] == record && right[at] == other;
    }

    /** Row in the left table. */
    public int left(int at) {
        return left[at];
    }

    /** Row in the right table; in the same one where one table is linked with itself. */
    public int right(int at) {
        return right[at];
    }

    /** Weight in bits. */
    public double weight(int at) {
        return weights[at];
    }

    /** The weight as a probability. */
    public double probability(int at) {
        return 1 / (1 + Math.exp(-weights[at] * Math.log(2)));
    }
}
