// SPDX-License-Identifier: Apache-2.0

/**
 * Agreements and what they let out: grants, redaction, disclosure, recall. The only door for case content.
 *
 * <p>An {@link org.enlace.agreement.Agreement} is a closed signed document that denies what it does not name.
 * {@link org.enlace.agreement.AgreementDecision#decide} says for one request which agreement and which clauses permit it, or which
 * clause refuses; it is asked before sending, on receipt, at each read of foreign records and by
 * {@link org.enlace.share.OutgoingRecheck}. A {@link org.enlace.share.EgressGrant} is minted from a permit and its approvals in one
 * class, together with a ledger entry, and {@link org.enlace.share.OutgoingGate} lets nothing leave without one.
 *
 * <p>Read first: Agreement, Decision, Egress. Uses model, store, ledger and wire. Identifiers, counts, property names
 * and digests go to the ledger; values never do.
 */
@NullMarked
package org.enlace.share;

import org.jspecify.annotations.NullMarked;
