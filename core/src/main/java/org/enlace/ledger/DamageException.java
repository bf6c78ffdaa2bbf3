// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import org.enlace.ledger.VerificationResult.Damaged;
import org.enlace.ledger.VerificationResult.Place;

/** Ends a verification at the first damage; never leaves {@link LedgerVerifier}. */
final class DamageException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Damaged damage;

    DamageException(String file, Place place, LogFlaw flaw) {
        super(file, null, false, false);
        this.damage = new Damaged(file, place, flaw);
    }

    static DamageException whole(String file, LogFlaw flaw) {
        return new DamageException(file, new Place.Whole(), flaw);
    }

    Damaged damage() {
        return damage;
    }
}
