// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.enlace.linkage.AgreementPatterns;

/**
 * Pairs of two tables as rivals: a record is the same as one of the other table at most, so where many pairs of a record look alike
 * they share what one of them can have. Without that, products of one kind would be taken for one product.
 *
 * <p>Decision: docs/decisions.md, "Without a model, `match` finds out by itself what Fellegi-Sunter takes for granted".
 */
final class PairCompetition {
    private final AgreementPatterns.Rivals rivals;
    private final int lefts;
    private final int rights;

    PairCompetition(AgreementPatterns.Rivals rivals) {
        this.rivals = rivals;
        lefts = 1 + IntStream.range(0, rivals.size()).map(rivals::left).max().orElse(0);
        rights = 1 + IntStream.range(0, rivals.size()).map(rivals::right).max().orElse(0);
    }

    AgreementPatterns patterns() {
        return rivals.patterns();
    }

    /** By pattern, how many of all pairs are expected to be the same. Cost: three passes over the pairs. */
    double[] same(double[] weights) {
        double[] odds = Arrays.stream(weights)
                .map(weight -> Math.pow(2, Math.min(weight, 60)))
                .toArray();
        double[] ofLeft = new double[lefts];
        double[] ofRight = new double[rights];
        for (int at = 0; at < rivals.size(); at++) {
            ofLeft[rivals.left(at)] += odds[rivals.pattern(at)];
            ofRight[rivals.right(at)] += odds[rivals.pattern(at)];
        }
        double[] same = new double[weights.length];
        for (int at = 0; at < rivals.size(); at++) {
            double own = odds[rivals.pattern(at)];
            double others = ofLeft[rivals.left(at)] + rivals.factor() * (ofRight[rivals.right(at)] - own);
            same[rivals.pattern(at)] += rivals.factor() * own / (1 + others);
        }
        return same;
    }
}
