// SPDX-License-Identifier: Apache-2.0
/**
 * How far work has come that takes long: files being taken in, tags being made, questions being asked and compared. Whoever does such
 * work says on the {@link org.enlace.progress.WorkBoard} how much there is and how much is done; whoever looks on reads rate and
 * time left from it. Counts only, nothing of a case.
 *
 * <p>Start with {@link org.enlace.progress.WorkBoard} and {@link org.enlace.progress.WorkState}.
 */
@NullMarked
package org.enlace.progress;

import org.jspecify.annotations.NullMarked;
