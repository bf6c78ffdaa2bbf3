// SPDX-License-Identifier: Apache-2.0
/**
 * The exchange of questions and hits between two nodes: tag sets published, questions asked and answered within their
 * budgets, and what was found.
 *
 * <p>Takes values from the own files ({@link org.enlace.exchange.OwnHoldings}) and messages of the veil from the wire; gives
 * out hits, each an own subject and a handle of the partner's. Its account is in the ledger. Read first: {@link
 * org.enlace.exchange.VeilAsker}, {@link org.enlace.exchange.VeilMail}, {@link org.enlace.exchange.VeilHits}.
 */
@NullMarked
package org.enlace.exchange;

import org.jspecify.annotations.NullMarked;
