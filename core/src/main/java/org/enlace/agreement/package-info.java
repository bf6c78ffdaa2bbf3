// SPDX-License-Identifier: Apache-2.0
/**
 * Agreements, and what they permit: the lawyer's room. No input or output, no clock and no database.
 *
 * <p>An {@link org.enlace.agreement.Agreement} is a closed signed document that denies what it does not name. {@link
 * org.enlace.agreement.AgreementDecision#decide} says for one request which agreement and which clauses permit it, or which
 * clause refuses; {@link org.enlace.agreement.Redaction} keeps of a matter what one request may have. Read first: Agreement,
 * AgreementDecision, AgreementClause. Uses {@code model}, {@code crypto} and {@code card}.
 */
@NullMarked
package org.enlace.agreement;

import org.jspecify.annotations.NullMarked;
