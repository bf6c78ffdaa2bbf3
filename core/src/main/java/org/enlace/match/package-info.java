// SPDX-License-Identifier: Apache-2.0
/**
 * Are these two subjects the same? The engine of {@code linkage} over names, dates and exact identifiers of case files.
 *
 * <p>Takes in subjects of any authority; gives out a {@link org.enlace.match.MatchScore}: a weight in bits that is the
 * sum of its terms, a probability, and what to call it. {@link org.enlace.match.SubjectMatcher} scores a pair,
 * {@link org.enlace.match.SubjectIndex} finds the few own records worth scoring against one foreign record. What is
 * here is how a subject becomes rows ({@code SubjectRecords}), what its comparisons can find ({@code SubjectFinding})
 * and the weight of each finding ({@code MatchWeights}); {@code linkage} does all weighing and blocking. A score is a
 * lead with reasons; no decision is made here. The package knows no file and no database.
 */
@NullMarked
package org.enlace.match;

import org.jspecify.annotations.NullMarked;
