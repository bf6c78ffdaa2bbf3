// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

/**
 * The records of one table made ready: per record one row of value ids, {@code stride} ints wide, in the order of
 * {@link Records#fields}; 0 is a missing value.
 */
record Side(int size, int stride, int[] rows) {}
