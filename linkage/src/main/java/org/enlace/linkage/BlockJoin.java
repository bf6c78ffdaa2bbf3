// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.enlace.linkage.cluster.FoundPairs;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.linkage.criterion.SketchLanes;
import org.enlace.linkage.criterion.ValueSketch;
import org.enlace.linkage.criterion.WeightedComparison;

/** Looks at every pair of one blocking rule, block by block, and keeps those that reach the threshold. */
final class BlockJoin {
    private final boolean same;
    private final List<WeightedComparison> weightedComparisons;
    private final LinkageModel model;
    private final int[] fields;
    private final int[][] before;
    private final RecordBlock left;
    private final RecordBlock right;
    private final float[] bounds;
    private final boolean[] ofKey;
    private final double most;
    private final double prior;
    private final ValueSketch sketch0;
    private final ValueSketch sketch1;
    private final ValueSketch sketch2;
    private final ValueSketch sketch3;
    private final float gap0;
    private final float gap1;
    private final float gap2;
    private final float gap3;
    private final int lane0;
    private final int lane1;
    private final int lane2;
    private final int lane3;

    /**
     * {@code rules}: the fields of each, the rule that is looked at last; a pair that one before it brings is left out.
     * {@code left} and {@code right} are the same block where a table is compared with itself.
     */
    BlockJoin(
            List<WeightedComparison> weightedComparisons,
            LinkageModel model,
            List<int[]> rules,
            SketchLanes sketchLanes,
            int[] asked,
            RecordBlock left,
            RecordBlock right) {
        this.same = left == right;
        this.weightedComparisons = weightedComparisons;
        this.model = model;
        this.fields = rules.getLast();
        this.before = rules.subList(0, rules.size() - 1).toArray(int[][]::new);
        this.left = left;
        this.right = right;
        ofKey = ofKey(fields, weightedComparisons.size());
        bounds = sketchLanes.bounds(ofKey);
        most = IntStream.range(0, bounds.length)
                .mapToDouble(at -> bounds[at])
                .max()
                .orElse(0);
        // Four of each in fields of their own: in arrays they cost half of the time of the innermost loop.
        sketch0 = sketchLanes.sketch(asked, 0);
        sketch1 = sketchLanes.sketch(asked, 1);
        sketch2 = sketchLanes.sketch(asked, 2);
        sketch3 = sketchLanes.sketch(asked, 3);
        gap0 = (float) sketch0.gap();
        gap1 = (float) sketch1.gap();
        gap2 = (float) sketch2.gap();
        gap3 = (float) sketch3.gap();
        lane0 = lane(asked, 0);
        lane1 = lane(asked, 1);
        lane2 = lane(asked, 2);
        lane3 = lane(asked, 3);
        prior = model.priorWeight();
    }

    private static int lane(int[] asked, int slot) {
        return slot < asked.length ? 1 << asked[slot] : 0;
    }

    /** Which comparisons a rule's fields make equal. */
    static boolean[] ofKey(int[] fields, int comparisons) {
        boolean[] ofKey = new boolean[comparisons];
        for (int field : fields) {
            if (field < comparisons) {
                ofKey[field] = true;
            }
        }
        return ofKey;
    }

    /** Tasks over ranges of left records, which may part a block; their results in this order do not depend on who runs them. */
    List<Callable<FoundPairs>> tasks(int wanted) {
        return IntStream.range(0, wanted)
                .mapToObj(task -> new int[] {start(task, wanted), start(task + 1, wanted)})
                .filter(range -> range[0] < range[1])
                .<Callable<FoundPairs>>map(range -> () -> new Run().over(range[0], range[1]))
                .toList();
    }

    private int start(int task, int wanted) {
        return (int) ((long) left.size() * task / wanted);
    }

    /** One task's work. */
    private final class Run {
        private final FoundPairs found = new FoundPairs();
        private final PairScorer scorer = new PairScorer(weightedComparisons, prior, model.threshold());
        private long looked;

        FoundPairs over(int from, int to) {
            int at = from;
            int other = right.firstNotBelow(left.key(from));
            while (at < to && other < right.size()) {
                int order = Integer.compareUnsigned(left.key(at), right.key(other));
                if (order < 0) {
                    at++;
                } else if (order > 0) {
                    other++;
                } else {
                    int end = Math.min(to, left.runEnd(at));
                    int otherEnd = right.runEnd(other);
                    block(at, end, other, otherEnd);
                    at = end;
                    other = otherEnd;
                }
            }
            found.looked(looked);
            return found;
        }

        private void block(int from, int to, int otherFrom, int otherTo) {
            for (int one = from; one < to; one++) {
                int start = same ? one + 1 : otherFrom;
                looked += otherTo - start;
                row(one, start, otherTo);
            }
        }

        private void row(int one, int from, int to) {
            int[] leftRows = left.rows();
            int leftRow = left.row(one);
            double base = prior;
            for (int at = 0; at < ofKey.length; at++) {
                base += ofKey[at] ? weightedComparisons.get(at).equal(leftRows[leftRow + at]) : 0;
            }
            float needed = Math.nextDown((float) (model.threshold() - base - PairScorer.SLACK));
            if (most < needed) {
                return;
            }
            long[] words = right.words();
            long[] others = right.sketches();
            long word = left.words()[one];
            long low = left.sketches()[2 * one];
            long high = left.sketches()[2 * one + 1];
            for (int other = from; other < to; other++) {
                int place = SketchLanes.place(word, words[other]);
                float slack = bounds[place] - needed;
                if (slack >= 0 && reaches(slack, place, low, high, others[2 * other], others[2 * other + 1])) {
                    consider(one, leftRow, other);
                }
            }
        }

        /** Whether the bound holds when the gaps of values that are there, differ, and are surely far are taken off. */
        private boolean reaches(float slack, int place, long low, long high, long otherLow, long otherHigh) {
            int open = ~(place | (place >>> 7));
            float left = slack;
            left -= (open & lane0) != 0 && sketch0.far((int) low, (int) otherLow) ? gap0 : 0;
            if (left < 0) {
                return false;
            }
            left -= (open & lane1) != 0 && sketch1.far((int) (low >>> 32), (int) (otherLow >>> 32)) ? gap1 : 0;
            if (left < 0) {
                return false;
            }
            left -= (open & lane2) != 0 && sketch2.far((int) high, (int) otherHigh) ? gap2 : 0;
            if (left < 0) {
                return false;
            }
            left -= (open & lane3) != 0 && sketch3.far((int) (high >>> 32), (int) (otherHigh >>> 32)) ? gap3 : 0;
            return left >= 0;
        }

        private void consider(int one, int leftRow, int other) {
            int[] leftRows = left.rows();
            int[] rightRows = right.rows();
            int rightRow = right.row(other);
            if (!shares(fields, leftRows, leftRow, rightRows, rightRow)) {
                return;
            }
            for (int[] earlier : before) {
                if (shares(earlier, leftRows, leftRow, rightRows, rightRow)) {
                    return;
                }
            }
            double weight = scorer.weight(leftRows, leftRow, rightRows, rightRow);
            if (weight != PairScorer.BELOW) {
                found.add(left.record(one), right.record(other), weight);
            }
        }
    }

    static boolean shares(int[] fields, int[] left, int leftRow, int[] right, int rightRow) {
        for (int field : fields) {
            int id = left[leftRow + field];
            if (id == 0 || id != right[rightRow + field]) {
                return false;
            }
        }
        return true;
    }
}
