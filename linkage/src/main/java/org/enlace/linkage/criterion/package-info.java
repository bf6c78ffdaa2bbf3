// SPDX-License-Identifier: Apache-2.0
/**
 * Criteria and weights: what two values of a field must fulfil to be at a level, what each level weighs, and a whole
 * {@link org.enlace.linkage.criterion.LinkageModel} of them, made ready for the records of a run.
 *
 * <p>Read first: {@link org.enlace.linkage.criterion.Criterion}, {@link org.enlace.linkage.criterion.Comparison},
 * {@link org.enlace.linkage.criterion.LinkageModel}.
 */
@NullMarked
package org.enlace.linkage.criterion;

import org.jspecify.annotations.NullMarked;
