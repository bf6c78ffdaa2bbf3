// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.time.LocalDate;
import org.enlace.model.Grade;
import org.enlace.model.Handling;
import org.enlace.model.Statement;

/** What a statement carries beside its property and value. */
public record Provenance(
        String source,
        Grade grade,
        Handling handling,
        String legalBasis,
        LocalDate firstSeen,
        LocalDate lastSeen,
        LocalDate expires) {

    public Statement state(String property, String value, String original) {
        return new Statement(
                property, value, original, "", source, grade, handling, legalBasis, firstSeen, lastSeen, expires);
    }

    Provenance graded(Grade other) {
        return new Provenance(source, other, handling, legalBasis, firstSeen, lastSeen, expires);
    }

    Provenance handled(Handling other) {
        return new Provenance(source, grade, other, legalBasis, firstSeen, lastSeen, expires);
    }

    public Provenance onBasis(String other) {
        return new Provenance(source, grade, handling, other, firstSeen, lastSeen, expires);
    }

    /** Seen over another span; a span that is the wrong way round is turned. */
    Provenance seen(LocalDate first, LocalDate last) {
        return first.isAfter(last)
                ? seen(last, first)
                : new Provenance(source, grade, handling, legalBasis, first, last, expires);
    }

    /** Expires on another day, never later than the terms say. */
    Provenance expiring(LocalDate day) {
        return day.isBefore(expires)
                ? new Provenance(source, grade, handling, legalBasis, firstSeen, lastSeen, day)
                : this;
    }
}
