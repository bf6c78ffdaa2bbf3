// SPDX-License-Identifier: Apache-2.0
/**
 * Which records are the same? Probabilistic record linkage after Fellegi and Sunter (1969), over one table or two.
 *
 * <p>Takes in {@link org.enlace.linkage.column.Table}s; gives out clusters, and pairs with a weight in bits that is the
 * sum of its terms. A {@link org.enlace.linkage.criterion.LinkageModel} says what is compared, which pairs are looked
 * at, and what each agreement weighs; {@link org.enlace.linkage.Linkage} runs it. The result does not depend on the
 * number of threads. It knows no file and no case.
 */
@NullMarked
package org.enlace.linkage;

import org.jspecify.annotations.NullMarked;
