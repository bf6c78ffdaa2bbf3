// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import org.enlace.ledger.Verification.Damaged;
import org.enlace.ledger.Verification.Place;

/** Ends a verification at the first damage; never leaves {@link LedgerVerifier}. */
final class DamageException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Damaged damage;

    DamageException(String file, Place place, Flaw flaw) {
        super(file, null, false, false);
        this.damage = new Damaged(file, place, flaw);
    }

    static DamageException whole(String file, Flaw flaw) {
        return new DamageException(file, new Place.Whole(), flaw);
    }

    Damaged damage() {
        return damage;
    }
}
