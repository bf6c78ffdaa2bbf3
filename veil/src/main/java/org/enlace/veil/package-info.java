// SPDX-License-Identifier: Apache-2.0
/**
 * "Do you hold this too?", asked without telling what is asked about: hit or no hit between two authorities, over exact
 * values.
 *
 * <p>One side (B) publishes a {@link org.enlace.veil.tags.TagSet} for an agreement, a class of identifier and an epoch.
 * The other (A) blinds what it looks for into a {@link org.enlace.veil.VeilQuery}; B's
 * {@link org.enlace.veil.QueryAnswerer} evaluates the blinded elements with its key, within a
 * {@link org.enlace.veil.QuestionBudget}, and proves that it used that key; A opens the answer against the tag set and
 * learns which of its own questions hit. The protocol is the VOPRF of RFC 9497 with ristretto255-SHA512.
 *
 * <p>Each step takes a message and gives one back: there is no network, no database and no signature. Whoever carries
 * the messages signs them and keeps the budgets. Read {@code VeilQuery}, {@code QueryAnswerer} and {@code TagSet}
 * first.
 */
@NullMarked
package org.enlace.veil;

import org.jspecify.annotations.NullMarked;
