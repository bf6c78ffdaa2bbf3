// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.util.Set;

/** The life of an agreement: draft, offered, in force, suspended, ended. */
public enum AgreementLife {
    DRAFT,
    OFFERED,
    IN_FORCE,
    SUSPENDED,
    ENDED;

    /** The states that may follow. Ended is final: a new agreement is a new document. */
    public Set<AgreementLife> next() {
        return switch (this) {
            case DRAFT -> Set.of(OFFERED, ENDED);
            case OFFERED -> Set.of(IN_FORCE, ENDED);
            case IN_FORCE -> Set.of(SUSPENDED, ENDED);
            case SUSPENDED -> Set.of(IN_FORCE, ENDED);
            case ENDED -> Set.of();
        };
    }

    public boolean mayBecome(AgreementLife other) {
        return next().contains(other);
    }
}
