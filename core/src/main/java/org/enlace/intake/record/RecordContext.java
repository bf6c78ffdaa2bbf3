// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.time.LocalDate;
import org.enlace.model.StatementProvenance;

/** What holds for every record of one reading: the terms, the day on which it is read, and where ids come from. */
public record RecordContext(LoadTerms terms, LocalDate today, SubjectIds ids) {

    /** The words that go with each statement unless a record says otherwise. */
    public StatementProvenance provenance() {
        return new StatementProvenance(
                terms.source().id(),
                terms.source().grade(),
                terms.source().handling(),
                terms.source().legalBasis(),
                today,
                today,
                today.plusDays(terms.retentionDays()));
    }
}
