// SPDX-License-Identifier: Apache-2.0
/**
 * Outside files to tables for {@code linkage}, and its results back to files.
 *
 * <p>Takes in CSV; gives out a {@link org.enlace.linkage.column.Table}. Reads at the speed of the disk, in several threads, and says of
 * each row that it cannot use why.
 */
@NullMarked
package org.enlace.tabular;

import org.jspecify.annotations.NullMarked;
