// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.util.Optional;

/** Whether a message belongs to the scope at hand, and if not, in what it differs. */
final class ScopeCheck {

    private ScopeCheck() {}

    static Optional<Refusal> refusal(Scope ours, Scope theirs) {
        if (!ours.agreementDigest().equals(theirs.agreementDigest())) {
            return Optional.of(Refusal.WRONG_AGREEMENT);
        }
        if (!ours.classLabel().equals(theirs.classLabel())) {
            return Optional.of(Refusal.WRONG_CLASS);
        }
        return ours.epoch() == theirs.epoch() ? Optional.empty() : Optional.of(Refusal.WRONG_EPOCH);
    }
}
