// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.util.Optional;
import org.enlace.oprf.Refusal;

/** Whether a message belongs to the scope at hand, and if not, in what it differs. */
public final class ScopeCheck {

    private ScopeCheck() {}

    public static Optional<Refusal> refusal(Scope ours, Scope theirs) {
        if (!ours.agreementDigest().equals(theirs.agreementDigest())) {
            return Optional.of(Refusal.WRONG_AGREEMENT);
        }
        if (!ours.classLabel().equals(theirs.classLabel())) {
            return Optional.of(Refusal.WRONG_CLASS);
        }
        return ours.epoch() == theirs.epoch() ? Optional.empty() : Optional.of(Refusal.WRONG_EPOCH);
    }
}
