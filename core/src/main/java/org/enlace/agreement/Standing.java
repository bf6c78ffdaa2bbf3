// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import org.enlace.share.Agreements;

/**
 * An agreement and where it stands in its life. In force or later it carries the valid signatures of both parties;
 * suspended by both, it needs both to resume, so {@link Agreements} keeps who suspended it.
 */
public record Standing(SignedAgreement signed, Life life) {
    public Standing {
        boolean mustBeSigned = life == Life.IN_FORCE || life == Life.SUSPENDED;
        if (mustBeSigned && !signed.complete()) {
            throw new IllegalArgumentException("an agreement in force must be signed by both: life=" + life);
        }
    }

    public Agreement agreement() {
        return signed.agreement();
    }

    public String digest() {
        return signed.digest();
    }
}
