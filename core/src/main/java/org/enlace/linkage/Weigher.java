// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

/** The weight in bits of any two records, numbered left table first; the same for the same two. */
@FunctionalInterface
public interface Weigher {
    double weigh(int one, int other);
}
