// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.HitContext;
import org.enlace.model.AgreementDigest;
import org.jdbi.v3.core.Handle;

/** Hears what changed here, in the transaction that changed it, so that the node can act on it. */
public interface ShareWatcher {
    /** An agreement took a step; when it ended, the veil's keys for it must go. */
    default void agreementChanged(Handle tx, AgreementStanding standing) {}

    /** A request came, moved on, or was answered. */
    default void requestChanged(Handle tx, DisclosureRequest request) {}

    /** Records of a partner arrived. */
    default void disclosed(Handle tx, DisclosureRequest request, HitContext received) {}

    /** A partner told what became of a hit. */
    default void outcomeTold(Handle tx, HitOutcomes.Told told) {}

    /** Records of a partner were purged. */
    default void purged(Handle tx, AgreementDigest agreement, int records) {}
}
