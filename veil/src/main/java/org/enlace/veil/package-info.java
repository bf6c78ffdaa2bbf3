// SPDX-License-Identifier: Apache-2.0
/**
 * "Do you hold this too?" without telling: hit or no-hit between two authorities over exact identifiers.
 *
 * <p>One side (B) publishes a {@link org.enlace.veil.tags.TagSet} for an agreement, a class of identifier and an epoch. The
 * other (A) blinds what it looks for into a {@link org.enlace.veil.VeilQuery}; B's {@link org.enlace.veil.QueryAnswerer} evaluates
 * the blinded elements with its key, within a {@link org.enlace.veil.QuestionBudget}, and proves that it used that key; A opens
 * the answer against the tag set and learns which of its own questions hit. Beneath stands VOPRF with
 * ristretto255-SHA512 of RFC 9497.
 *
 * <p>Everything is message in, message out: no network, no database, no signature. Whoever carries the messages signs
 * them and keeps the budgets. Read {@code VeilQuery}, {@code QueryAnswerer} and {@code TagSet} first. Uses model and names.
 */
@NullMarked
package org.enlace.veil;

import org.jspecify.annotations.NullMarked;
