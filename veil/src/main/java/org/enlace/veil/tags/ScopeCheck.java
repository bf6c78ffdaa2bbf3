// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.util.Optional;
import org.enlace.oprf.VeilRefusal;

/** Whether a message belongs to the scope at hand, and if not, in what it differs. */
public final class ScopeCheck {

    private ScopeCheck() {}

    public static Optional<VeilRefusal> refusal(KeyScope ours, KeyScope theirs) {
        if (!ours.agreementDigest().equals(theirs.agreementDigest())) {
            return Optional.of(VeilRefusal.WRONG_AGREEMENT);
        }
        if (!ours.classLabel().equals(theirs.classLabel())) {
            return Optional.of(VeilRefusal.WRONG_CLASS);
        }
        return ours.epoch() == theirs.epoch() ? Optional.empty() : Optional.of(VeilRefusal.WRONG_EPOCH);
    }
}
