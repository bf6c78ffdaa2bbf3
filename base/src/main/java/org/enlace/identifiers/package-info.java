// SPDX-License-Identifier: Apache-2.0
/**
 * How phones, plates, documents, accounts, ships and mail addresses are written in one way.
 *
 * <p>Takes raw text in, gives one canonical form out or says why there is none; never guesses. Start with
 * {@link org.enlace.identifiers.IdentifierReader}, {@link org.enlace.identifiers.CanonicalValue} and
 * {@link org.enlace.identifiers.IdentifierClass}. Knows no cases and uses no other package of ours.
 */
@NullMarked
package org.enlace.identifiers;

import org.jspecify.annotations.NullMarked;
