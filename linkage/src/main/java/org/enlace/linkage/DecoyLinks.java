// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.Arrays;
import org.enlace.linkage.cluster.PairLinks;

/**
 * What the records of two tables reach among their own: in a table that holds nobody twice, every link of a record with another of
 * the same table is a false one, so these links show how heavy false links get (target and decoy; Elias and Gygi 2007). Where they
 * are as heavy as the links between the tables, the table holds duplicates.
 *
 * <p>Of the numbers, the two standard deviations are the usual bound of chance; the share of duplicates up to which a
 * table counts as free of them (8 in 100), the bits that make a link good (10) and the share of weak links that must be
 * true (15 in 100) are choices of ours, held by the figures for strangers' files in {@code bench/results}.
 *
 * <p>Decision: docs/decisions.md, "Without a model, `match` finds out by itself what Fellegi-Sunter takes for granted".
 */
final class DecoyLinks {
    /**
     * Of a table's records, and of those that are linked well, the share that may have a partner of their own as good as the better
     * half in the other table: the other table may know a few of many records only.
     */
    private static final double DUPLICATES = 0.08;
    /** Bits above the threshold from which a link is good at least. */
    private static final double SURE = 10;
    /** Where few links have a weight, what the model says of it counts as so many. */
    private static final double TRUSTED = 3;
    /** Steps to both sides that are looked at together. */
    private static final int BESIDE = 2;

    /** Weights are counted in steps of one bit, all above the last in that. */
    private static final int STEPS = 80;

    /** The share of weak links that must be true for weak links to be kept. */
    private static final double MOSTLY = 0.15;

    private final double asked;
    private final BestPartners across;
    private final double[] bestLeft;
    private final double[] bestRight;
    private final boolean leftOnce;
    private final boolean rightOnce;

    DecoyLinks(BestPartners across, double threshold, double[] bestLeft, double[] bestRight) {
        this.across = across;
        asked = threshold;
        this.bestLeft = bestLeft;
        this.bestRight = bestRight;
        leftOnce = isOnce(across.ofLeft(), bestLeft, threshold);
        rightOnce = isOnce(across.ofRight(), bestRight, threshold);
    }

    private static boolean isOnce(double[] across, double[] own, double threshold) {
        double[] good = Arrays.stream(across)
                .filter(weight -> weight >= threshold)
                .sorted()
                .toArray();
        double median = Math.max(threshold + SURE, good.length == 0 ? threshold : good[good.length / 2]);
        long owns = 0;
        long linked = 0;
        long linkedOwns = 0;
        for (int row = 0; row < own.length; row++) {
            owns += own[row] >= median ? 1 : 0;
            linked += across[row] >= median ? 1 : 0;
            linkedOwns += own[row] >= median && across[row] >= median ? 1 : 0;
        }
        return owns <= DUPLICATES * own.length && linkedOwns <= DUPLICATES * linked;
    }

    boolean leftOnce() {
        return leftOnce;
    }

    boolean rightOnce() {
        return rightOnce;
    }

    /**
     * The weight from which keeping links that are best on both sides gives the best F1 that is to be expected, where at each weight
     * as many are false as records have a heavier link among their own, and a record that has its partner has no false one.
     *
     * <p>Below the weight that the model asks for, only where that is sure.
     *
     * @param kept links that are best on both sides
     * @param lowest the least weight that was looked for
     */
    double threshold(PairLinks kept, double lowest) {
        double[] targets = new double[STEPS];
        double[] decoys = new double[STEPS];
        for (int at = 0; at < kept.size(); at++) {
            targets[bin(kept.weight(at), lowest)]++;
        }
        double ratio = (double) bestRight.length / Math.max(1, bestLeft.length);
        for (int row = 0; row < bestLeft.length; row++) {
            if (bestLeft[row] >= Math.max(lowest, across.ofLeft()[row])) {
                decoys[bin(bestLeft[row], lowest)] += 0.5 * ratio;
            }
        }
        for (int row = 0; row < bestRight.length; row++) {
            if (bestRight[row] >= Math.max(lowest, across.ofRight()[row])) {
                decoys[bin(bestRight[row], lowest)] += 0.5 / ratio;
            }
        }
        double open = Math.min(bestLeft.length, bestRight.length);
        double[] same = new double[STEPS + 1];
        double[] found = new double[STEPS + 1];
        for (int bin = STEPS - 1; bin >= 0; bin--) {
            double seen = near(targets, bin);
            double mightBeFalse = Math.min(seen, near(decoys, bin) * Math.max(0, 1 - same[bin + 1] / open));
            found[bin] = found[bin + 1] + targets[bin];
            double probable = 1 / (1 + Math.pow(2, -(lowest + bin + 0.5)));
            double share = (seen - mightBeFalse + TRUSTED * probable) / (seen + TRUSTED);
            same[bin] = same[bin + 1] + targets[bin] * share;
        }
        int modelled = bin(asked, lowest);
        int best = STEPS;
        double more = 0;
        double falseOnes = 0;
        for (int bin = STEPS - 1; bin >= 0; bin--) {
            more += bin < modelled ? targets[bin] : 0;
            falseOnes += bin < modelled ? decoys[bin] * Math.max(0, 1 - same[bin + 1] / open) : 0;
            boolean allowed = bin >= modelled || areMostlyTrue(more, falseOnes);
            best = allowed && score(same, found, bin) > score(same, found, best) ? bin : best;
        }
        return best == STEPS ? asked : lowest + best;
    }

    /**
     * Whether links that the model takes for false are true all the same: many more of them than chance makes among a table's own
     * records, by two standard deviations at least. Without that, two files that share nobody would be linked.
     */
    private static boolean areMostlyTrue(double links, double falseOnes) {
        return links - falseOnes - 2 * Math.sqrt(links + falseOnes) >= MOSTLY * links;
    }

    /** How many there are at a weight and at those beside it: single steps hold too few to say anything. */
    private static double near(double[] counts, int bin) {
        double sum = 0;
        for (int at = Math.max(0, bin - BESIDE); at <= Math.min(STEPS - 1, bin + BESIDE); at++) {
            sum += counts[at];
        }
        return sum;
    }

    /** The F1 that is expected of what is kept from a bin on. */
    private static double score(double[] same, double[] found, int bin) {
        return 2 * same[bin] / Math.max(1, found[bin] + same[0]);
    }

    private static int bin(double weight, double lowest) {
        return Math.clamp((int) (weight - lowest), 0, STEPS - 1);
    }
}
