// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Looks at every pair of one blocking rule, block by block, and keeps those that reach the threshold. */
final class Join {
    private final Records records;
    private final List<Judge> judges;
    private final Model model;
    private final List<int[]> rules;
    private final int rule;
    private final Block left;
    private final Block right;
    private final float[] bounds;
    private final boolean[] ofKey;
    private final double most;
    private final double prior;
    private final Sketch[] sketches;
    private final float[] gaps;
    private final int[] asked;

    Join(
            Records records,
            List<Judge> judges,
            Model model,
            List<int[]> rules,
            int rule,
            Lanes lanes,
            int[] asked,
            Block left,
            Block right) {
        this.records = records;
        this.judges = judges;
        this.model = model;
        this.rules = rules;
        this.rule = rule;
        this.left = left;
        this.right = right;
        ofKey = ofKey(rules.get(rule), judges.size());
        bounds = lanes.bounds(ofKey);
        most = IntStream.range(0, bounds.length)
                .mapToDouble(at -> bounds[at])
                .max()
                .orElse(0);
        sketches = new Sketch[Block.SKETCHES];
        gaps = new float[1 << Block.SKETCHES];
        for (int slot = 0; slot < sketches.length; slot++) {
            sketches[slot] = slot < asked.length ? lanes.sketch(asked[slot]) : Sketch.none();
            for (int far = 0; far < gaps.length; far++) {
                gaps[far] += ((far >>> slot) & 1) != 0 ? (float) sketches[slot].gap() : 0;
            }
        }
        this.asked = asked;
        prior = model.priorWeight();
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

    /** Tasks over ranges of keys; their results in this order do not depend on who runs them. */
    List<Callable<Found>> tasks(int wanted) {
        List<Callable<Found>> tasks = new ArrayList<>();
        int from = 0;
        for (int task = 1; task <= wanted && from < left.size(); task++) {
            int to = (int) ((long) left.size() * task / wanted);
            to = to <= from ? from + 1 : to;
            to = left.runEnd(to - 1);
            int start = from;
            int end = to;
            tasks.add(() -> new Run().over(start, end));
            from = to;
        }
        return tasks;
    }

    /** One task's work. */
    private final class Run {
        private final Found found = new Found();
        private final Scorer scorer = new Scorer(judges, prior, model.threshold());
        private long looked;

        Found over(int from, int to) {
            int at = from;
            int other = right.firstNotBelow(left.key(from));
            while (at < to && other < right.size()) {
                int order = Integer.compareUnsigned(left.key(at), right.key(other));
                if (order < 0) {
                    at++;
                } else if (order > 0) {
                    other++;
                } else {
                    int end = left.runEnd(at);
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
            boolean same = records.dedupes();
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
                base += ofKey[at] ? judges.get(at).equal(leftRows[leftRow + at]) : 0;
            }
            float needed = (float) (model.threshold() - base - Scorer.SLACK);
            if (most < needed) {
                return;
            }
            long[] words = right.words();
            long word = left.words()[one];
            for (int other = from; other < to; other++) {
                int place = Lanes.place(word, words[other]);
                if (bounds[place] >= needed && bounds[place] - gaps[far(one, other, place)] >= needed) {
                    consider(one, leftRow, other);
                }
            }
        }

        /** Bits of the asked sketches that say far where the values are there and differ. */
        private int far(int one, int other, int place) {
            int open = ~(place | (place >>> 7));
            int far = 0;
            for (int slot = 0; slot < asked.length; slot++) {
                if (((open >>> asked[slot]) & 1) != 0
                        && sketches[slot].far(
                                (int) (left.sketches()[2 * one + (slot >>> 1)] >>> (32 * (slot & 1))),
                                (int) (right.sketches()[2 * other + (slot >>> 1)] >>> (32 * (slot & 1))))) {
                    far |= 1 << slot;
                }
            }
            return far;
        }

        private void consider(int one, int leftRow, int other) {
            int[] leftRows = left.rows();
            int[] rightRows = right.rows();
            int rightRow = right.row(other);
            if (!shares(rules.get(rule), leftRows, leftRow, rightRows, rightRow)) {
                return;
            }
            double weight = scorer.weight(leftRows, leftRow, rightRows, rightRow);
            if (weight == Scorer.BELOW) {
                return;
            }
            for (int earlier = 0; earlier < rule; earlier++) {
                if (shares(rules.get(earlier), leftRows, leftRow, rightRows, rightRow)) {
                    return;
                }
            }
            found.add(left.record(one), right.record(other), weight);
        }
    }

    private static boolean shares(int[] fields, int[] left, int leftRow, int[] right, int rightRow) {
        for (int field : fields) {
            int id = left[leftRow + field];
            if (id == 0 || id != right[rightRow + field]) {
                return false;
            }
        }
        return true;
    }
}
