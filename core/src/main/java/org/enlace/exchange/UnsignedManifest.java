// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.time.Instant;
import org.enlace.model.AuthorityId;
import org.enlace.veil.QueryManifest;

/** An own question set that waits for the oversight officer's signature, and since when. */
public record UnsignedManifest(AuthorityId partner, QueryManifest manifest, Instant since) {

    /** What became of an own question set for which the oversight officer's signature was brought. */
    public enum CosignedSending {
        /** It went. */
        SENT,
        /** No set of this id waits any more. */
        SET_GONE,
        /** The signature is not, over this set, that of the officer whom the agreement names. */
        NOT_THE_OFFICERS_SIGNATURE,
        /** The agreement does not let it leave now; it waits on. */
        SET_HELD_BACK
    }
}
