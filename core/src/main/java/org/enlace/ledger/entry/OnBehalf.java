// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger.entry;

import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.model.OfficerName;

/**
 * For whom the officer acts whose call is carried out on this thread. A deputy's acts are the deputy's own, under the own
 * name; every entry of the ledger that they write says for whom as well, in its field {@code for}.
 */
public final class OnBehalf {
    /** The field of an entry. */
    public static final String FIELD = "for";

    private static final ScopedValue<OfficerName> PRINCIPAL = ScopedValue.newInstance();

    private OnBehalf() {}

    /** Carries out an act for a principal, or for nobody else. */
    public static <T> T of(Optional<OfficerName> principal, Supplier<T> act) {
        return principal.isEmpty()
                ? act.get()
                : ScopedValue.where(PRINCIPAL, principal.get()).call(act::get);
    }

    /** For whom the present act is, where it is a deputy's. */
    public static Optional<OfficerName> principal() {
        return PRINCIPAL.isBound() ? Optional.of(PRINCIPAL.get()) : Optional.empty();
    }
}
