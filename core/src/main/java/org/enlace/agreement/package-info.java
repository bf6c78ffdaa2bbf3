// SPDX-License-Identifier: Apache-2.0
/**
 * Agreements, and what they permit. A lawyer who reads code begins here. There is no input or output, no clock and no
 * database.
 *
 * <p>An {@link org.enlace.agreement.Agreement} is a closed signed document that denies what it does not name.
 * {@link org.enlace.agreement.AgreementDecision#decide} says for one request which agreement and which clauses permit
 * it, or which clause refuses; {@link org.enlace.agreement.Redaction} keeps of a record only what one request may have.
 * Read first: {@code Agreement}, {@code AgreementDecision}, {@code AgreementClause}.
 */
@NullMarked
package org.enlace.agreement;

import org.jspecify.annotations.NullMarked;
