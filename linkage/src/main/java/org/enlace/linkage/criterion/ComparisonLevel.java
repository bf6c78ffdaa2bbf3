// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import org.enlace.linkage.column.LinkageException;

/**
 * One level of a comparison: how often a pair is at it among records of the same ({@code m}) and among records of different
 * entities ({@code u}). With {@code termFrequency}, agreement on a rare value weighs more than on a common one.
 */
public record ComparisonLevel(Criterion criterion, double m, double u, boolean termFrequency) {
    public ComparisonLevel {
        if (!(m > 0 && m <= 1 && u > 0 && u <= 1)) {
            throw new LinkageException(
                    LinkageException.Reason.MODEL,
                    "m and u of a level must be above 0 and at most 1: m=" + m + " u=" + u);
        }
    }

    public static ComparisonLevel of(Criterion criterion, double m, double u) {
        return new ComparisonLevel(criterion, m, u, false);
    }

    /** The match weight in bits: log2(m/u). */
    public double weight() {
        return Math.log(m / u) / Math.log(2);
    }
}
