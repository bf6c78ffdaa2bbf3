// SPDX-License-Identifier: Apache-2.0
/**
 * Are these two records the same? The model of Fellegi and Sunter (1969) over names, dates and exact identifiers.
 *
 * <p>Takes in subjects of any authority; gives out a {@link org.enlace.match.Score}: a weight in bits that is the sum of
 * its terms, a probability, and what to call it. {@link org.enlace.match.Matcher} scores a pair,
 * {@link org.enlace.match.Index} finds the few own records worth scoring against one foreign record, and
 * {@link org.enlace.match.Clusters} joins pairs and keeps apart what contradicts itself. A score is a lead with reasons;
 * no decision is made here. Uses {@code model} and {@code names} only; knows no file and no database.
 */
@NullMarked
package org.enlace.match;

import org.jspecify.annotations.NullMarked;
