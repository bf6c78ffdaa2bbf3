// SPDX-License-Identifier: Apache-2.0
/**
 * How names, dates, phones, plates and document numbers look and sound across scripts.
 *
 * <p>Takes raw text in, gives one canonical form out or says why there is none; never guesses. Start with
 * {@link org.enlace.names.Identifiers}, {@link org.enlace.names.CanonicalValue} and
 * {@link org.enlace.names.IdentifierClass}. Knows no cases and uses no other package of ours.
 */
@NullMarked
package org.enlace.names;

import org.jspecify.annotations.NullMarked;
