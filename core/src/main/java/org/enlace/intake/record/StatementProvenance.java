// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.time.LocalDate;
import org.enlace.model.HandlingMark;
import org.enlace.model.SourceGrade;
import org.enlace.model.Statement;

/** What a statement carries beside its property and value. */
public record StatementProvenance(
        String source,
        SourceGrade grade,
        HandlingMark handling,
        String legalBasis,
        LocalDate firstSeen,
        LocalDate lastSeen,
        LocalDate expires) {

    public Statement state(String property, String value, String original) {
        return new Statement(
                property, value, original, "", source, grade, handling, legalBasis, firstSeen, lastSeen, expires);
    }

    StatementProvenance graded(SourceGrade other) {
        return new StatementProvenance(source, other, handling, legalBasis, firstSeen, lastSeen, expires);
    }

    StatementProvenance handled(HandlingMark other) {
        return new StatementProvenance(source, grade, other, legalBasis, firstSeen, lastSeen, expires);
    }

    public StatementProvenance onBasis(String other) {
        return new StatementProvenance(source, grade, handling, other, firstSeen, lastSeen, expires);
    }

    /** Seen over another span; a span that is the wrong way round is turned. */
    StatementProvenance seen(LocalDate first, LocalDate last) {
        return first.isAfter(last)
                ? seen(last, first)
                : new StatementProvenance(source, grade, handling, legalBasis, first, last, expires);
    }

    /** Expires on another day, never later than the terms say. */
    StatementProvenance expiring(LocalDate day) {
        return day.isBefore(expires)
                ? new StatementProvenance(source, grade, handling, legalBasis, firstSeen, lastSeen, day)
                : this;
    }
}
