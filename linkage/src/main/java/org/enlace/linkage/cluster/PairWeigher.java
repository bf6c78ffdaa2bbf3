// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.cluster;

/** The weight in bits of any two records, numbered left table first; the same for the same two. */
@FunctionalInterface
public interface PairWeigher {
    double weigh(int one, int other);

    /** The same, or anything lower where it lies further below the threshold than one pair can speak against ({@link ComponentPartition}). */
    default double weighNear(int one, int other) {
        return weigh(one, other);
    }
}
