// SPDX-License-Identifier: Apache-2.0
/**
 * The exchange of questions and hits between two nodes: tag sets published, questions asked and answered within their
 * budgets, and what was found.
 *
 * <p>Takes in values from the own files ({@link org.enlace.exchange.OwnHoldings}) and messages of the veil from the
 * wire; gives out hits, each of which names an own subject and the partner's handle. What it did stands in the ledger.
 * Read first: {@link org.enlace.exchange.VeilAsker}, {@link org.enlace.exchange.VeilMail},
 * {@link org.enlace.exchange.VeilHits}.
 */
@NullMarked
package org.enlace.exchange;

import org.jspecify.annotations.NullMarked;
