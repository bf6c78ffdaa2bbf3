// SPDX-License-Identifier: Apache-2.0
/**
 * What came of a linkage: how good it is where the truth is known, and one page that a person can read and work
 * through.
 *
 * <p>Takes in tables, a model and the {@link org.enlace.linkage.Linkage} that was run on them; gives out
 * {@link org.enlace.report.LinkageFigures} and a page of HTML that loads no script or style from elsewhere. What a
 * person decides in it is saved as a file of pairs. The page holds values of records and is as confidential as they
 * are.
 */
@NullMarked
package org.enlace.report;

import org.jspecify.annotations.NullMarked;
