// SPDX-License-Identifier: Apache-2.0
/**
 * How phones, plates, documents, accounts, ships and mail addresses are written in one way.
 *
 * <p>Takes in raw text; gives out one canonical form, or says why there is none. It never guesses. Start with
 * {@link org.enlace.identifiers.IdentifierReader}, {@link org.enlace.identifiers.CanonicalValue} and
 * {@link org.enlace.identifiers.IdentifierClass}. Knows no cases.
 */
@NullMarked
package org.enlace.identifiers;

import org.jspecify.annotations.NullMarked;
