// SPDX-License-Identifier: Apache-2.0
/**
 * Who a node is: its secret keys, the card with its public ones that partners exchange in person, and what is signed or
 * sealed with them.
 *
 * <p>Takes in key files and cards as bytes; gives out keys and cards, or a {@link org.enlace.card.WireException} with
 * the rule that was broken. Read first: {@link org.enlace.card.NodeKeys}, {@link org.enlace.card.NodeCard}.
 */
@NullMarked
package org.enlace.card;

import org.jspecify.annotations.NullMarked;
