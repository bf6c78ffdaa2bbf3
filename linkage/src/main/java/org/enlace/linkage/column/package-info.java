// SPDX-License-Identifier: Apache-2.0
/**
 * Records as columns: tables, the distinct values of a column as a dictionary, and how a value is written for
 * comparison.
 *
 * <p>Read first: {@link org.enlace.linkage.column.Table}, {@link org.enlace.linkage.column.ValueForm}.
 */
@NullMarked
package org.enlace.linkage.column;

import org.jspecify.annotations.NullMarked;
