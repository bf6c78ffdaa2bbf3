// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.util.Optional;
import org.enlace.agreement.HitContext;
import org.enlace.agreement.HitHandle;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.jdbi.v3.core.Handle;

/** The own files as far as this package needs them; the node supplies it. */
@FunctionalInterface
public interface DisclosableFiles {
    /**
     * What the handle of a hit stands for under one agreement: the hit subject and its neighbourhood, everything that
     * is to be considered. Empty where the handle is not known.
     */
    Optional<HitContext> find(Handle tx, AuthorityId partner, AgreementDigest agreement, HitHandle handle);

    /** Whether the handle was given out under the agreement for what is held or for a canary; cheaper than {@link #find}. */
    default boolean isGiven(Handle tx, AgreementDigest agreement, HitHandle handle) {
        return true;
    }

    /**
     * A partner has named a handle. Whether it is that of a value which nobody holds is looked up later: here every handle is
     * treated alike, so that neither time nor answer tells the partner one from another.
     */
    default void named(Handle tx, AuthorityId partner, AgreementDigest agreement, HitHandle handle) {}
}
