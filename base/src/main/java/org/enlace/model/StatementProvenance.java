// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.time.LocalDate;

/**
 * Where a statement comes from, how far it is to be trusted and handed on, and for how long it holds.
 *
 * @param source the id of a {@link StatementSource}
 */
public record StatementProvenance(
        String source,
        SourceGrade grade,
        HandlingMark handling,
        String legalBasis,
        LocalDate firstSeen,
        LocalDate lastSeen,
        LocalDate expires) {

    public Statement state(String property, String value, String original) {
        return new Statement(property, value, original, "", this);
    }

    public StatementProvenance graded(SourceGrade other) {
        return new StatementProvenance(source, other, handling, legalBasis, firstSeen, lastSeen, expires);
    }

    public StatementProvenance handled(HandlingMark other) {
        return new StatementProvenance(source, grade, other, legalBasis, firstSeen, lastSeen, expires);
    }

    public StatementProvenance onBasis(String other) {
        return new StatementProvenance(source, grade, handling, other, firstSeen, lastSeen, expires);
    }

    /** Seen over another span; a span that is the wrong way round is turned. */
    public StatementProvenance seen(LocalDate first, LocalDate last) {
        return first.isAfter(last)
                ? seen(last, first)
                : new StatementProvenance(source, grade, handling, legalBasis, first, last, expires);
    }

    /** Expires on another day, never later than the terms say. */
    public StatementProvenance expiring(LocalDate day) {
        return day.isBefore(expires)
                ? new StatementProvenance(source, grade, handling, legalBasis, firstSeen, lastSeen, day)
                : this;
    }
}
