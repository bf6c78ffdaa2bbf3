// SPDX-License-Identifier: Apache-2.0

/**
 * What agreements let out: requests, grants, disclosure and recall. Case content leaves a node through this package
 * alone.
 *
 * <p>An {@link org.enlace.agreement.Agreement} is a closed signed document that denies what it does not name.
 * {@link org.enlace.agreement.AgreementDecision#decide} says for one request which agreement and which clauses permit
 * it, or which clause refuses; it is asked before sending, on receipt, at each read of foreign records and by
 * {@link org.enlace.share.OutgoingRecheck}. One class, {@link org.enlace.share.GrantMint}, makes an
 * {@link org.enlace.share.EgressGrant} from a permit and its approvals, together with a ledger entry, and
 * {@link org.enlace.share.OutgoingGate} lets nothing leave without one.
 *
 * <p>Read first: {@code DisclosureRequests}, {@code GrantMint}, {@code OutgoingGate}. Identifiers, counts, property names
 * and digests go to the ledger; values never do.
 */
@NullMarked
package org.enlace.share;

import org.jspecify.annotations.NullMarked;
