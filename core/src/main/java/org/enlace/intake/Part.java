// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.Optional;
import org.enlace.model.SubjectKind;

/** What a column speaks about: one of the subjects of its row, the row itself, or nothing that is taken in. */
public enum Part {
    PERSON,
    ORGANISATION,
    VEHICLE,
    VESSEL,
    ACCOUNT,
    DOCUMENT,
    PHONE,
    PLACE,
    CONSIGNMENT,
    /** The row: {@code id, grade, handling, legalBasis, firstSeen, lastSeen, expires, case, age}. */
    ROW,
    /** Left out. */
    NONE;

    /** The kind of subject, where the part is one. */
    public Optional<SubjectKind> kind() {
        return switch (this) {
            case PERSON -> Optional.of(SubjectKind.PERSON);
            case ORGANISATION -> Optional.of(SubjectKind.ORGANISATION);
            case VEHICLE -> Optional.of(SubjectKind.VEHICLE);
            case VESSEL -> Optional.of(SubjectKind.VESSEL);
            case ACCOUNT -> Optional.of(SubjectKind.ACCOUNT);
            case DOCUMENT -> Optional.of(SubjectKind.DOCUMENT);
            case PHONE -> Optional.of(SubjectKind.PHONE);
            case PLACE -> Optional.of(SubjectKind.PLACE);
            case CONSIGNMENT -> Optional.of(SubjectKind.CONSIGNMENT);
            case ROW, NONE -> Optional.empty();
        };
    }
}
