// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.enlace.linkage.cluster.PairLinks;

/**
 * Links of which a record keeps only the heaviest, because the other table holds nobody twice. Where several are equally heavy,
 * rows are paired in their order.
 */
final class BestPartners {
    private final PairLinks links;
    private final double[] bestOfLeft;
    private final double[] bestOfRight;

    BestPartners(PairLinks links, int leftSize, int rightSize) {
        this.links = links;
        bestOfLeft = best(leftSize, links::left);
        bestOfRight = best(rightSize, links::right);
    }

    private double[] best(int size, IntUnaryOperator row) {
        double[] best = new double[size];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        for (int at = 0; at < links.size(); at++) {
            int record = row.applyAsInt(at);
            best[record] = Math.max(best[record], links.weight(at));
        }
        return best;
    }

    /** By left row the weight of its heaviest link, or minus infinity. */
    double[] ofLeft() {
        return bestOfLeft;
    }

    /** By right row the weight of its heaviest link, or minus infinity. */
    double[] ofRight() {
        return bestOfRight;
    }

    /**
     * The links that stay: {@code leftOnce} says that no two left rows are one, so that a right row has one partner at most;
     * {@code rightOnce} the other way round; without either all stay. Cost: sorts the links.
     */
    PairLinks kept(boolean leftOnce, boolean rightOnce) {
        boolean[] leftTaken = new boolean[bestOfLeft.length];
        boolean[] rightTaken = new boolean[bestOfRight.length];
        boolean[] stays = new boolean[links.size()];
        IntStream.range(0, links.size())
                .filter(at -> (!leftOnce || links.weight(at) == bestOfRight[links.right(at)])
                        && (!rightOnce || links.weight(at) == bestOfLeft[links.left(at)]))
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(at -> -links.weight(at))
                        .thenComparingInt(links::left)
                        .thenComparingInt(links::right))
                .forEach(at -> {
                    int left = links.left(at);
                    int right = links.right(at);
                    if (!(leftOnce && rightTaken[right]) && !(rightOnce && leftTaken[left])) {
                        leftTaken[left] = true;
                        rightTaken[right] = true;
                        stays[at] = true;
                    }
                });
        return links.where(at -> stays[at]);
    }
}
