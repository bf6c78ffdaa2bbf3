// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.cluster;

/**
 * Two clusters that a link joins and that are kept apart all the same. Records are numbered left table first.
 *
 * @param left one side of the strongest link across
 * @param right its other side, in the other cluster
 * @param weight of that link in bits, at least the threshold
 * @param againstLeft one side of the pair across that speaks most against
 * @param againstRight its other side
 * @param againstWeight of that pair
 * @param ruled whether a ruling keeps them apart
 */
public record SplitClusters(
        int left, int right, double weight, int againstLeft, int againstRight, double againstWeight, boolean ruled) {}
