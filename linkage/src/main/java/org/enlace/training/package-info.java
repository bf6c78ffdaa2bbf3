// SPDX-License-Identifier: Apache-2.0
/**
 * How linkage works without configuration: a model is learnt from the tables themselves.
 *
 * <p>Takes in tables whose columns nobody has explained; decides what each column means, from its header and its
 * content, and what is compared and how; plans which pairs are looked at from counts; estimates the weights from the
 * data itself by expectation-maximisation (EM); and chooses the threshold. Gives out a
 * {@link org.enlace.linkage.criterion.LinkageModel} with the reasons in words. Start with
 * {@link org.enlace.training.ModelTraining}, {@link org.enlace.training.ColumnMeaning} and
 * {@link org.enlace.training.WeightEstimator}. The result does not depend on the number of threads.
 */
@NullMarked
package org.enlace.training;

import org.jspecify.annotations.NullMarked;
