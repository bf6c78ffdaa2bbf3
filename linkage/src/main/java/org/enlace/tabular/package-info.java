// SPDX-License-Identifier: Apache-2.0
/**
 * Outside files to tables for {@code linkage}, and its results back to files.
 *
 * <p>Takes in any file in which {@code files} finds a table; gives out a {@link org.enlace.linkage.column.Table}. Reads
 * at the speed of the disk, in several threads, and says why it cannot use a row.
 */
@NullMarked
package org.enlace.tabular;

import org.jspecify.annotations.NullMarked;
