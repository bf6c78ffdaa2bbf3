// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import org.enlace.model.AgreementDigest;
import org.enlace.share.NodeAgreements;

/**
 * An agreement and where it stands in its life. In force or later it carries the valid signatures of both parties;
 * suspended by both, it needs both to resume, so {@link NodeAgreements} keeps who suspended it.
 */
public record AgreementStanding(SignedAgreement signed, AgreementLife life) {
    public AgreementStanding {
        boolean mustBeSigned = life == AgreementLife.IN_FORCE || life == AgreementLife.SUSPENDED;
        if (mustBeSigned && !signed.complete()) {
            throw new IllegalArgumentException("an agreement in force must be signed by both: life=" + life);
        }
    }

    public Agreement agreement() {
        return signed.agreement();
    }

    public AgreementDigest digest() {
        return signed.digest();
    }
}
