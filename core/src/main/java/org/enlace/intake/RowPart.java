// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.Optional;
import org.enlace.model.SubjectKind;

/** What a column speaks about: one of the subjects of its row, the row itself, or nothing that is taken in. */
public enum RowPart {
    PERSON,
    ORGANISATION,
    VEHICLE,
    VESSEL,
    ACCOUNT,
    DOCUMENT,
    PHONE,
    PLACE,
    CONSIGNMENT,
    /** Whose the row's phone, vehicle, vessel or account is: a person or a company, which the name tells row by row. */
    OWNER,
    /** The row: {@code id, grade, handling, legalBasis, firstSeen, lastSeen, expires, case, age}. */
    ROW,
    /** Left out. */
    NONE;

    /** The kind of subject, where the part is one and always of the same kind. */
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
            case OWNER, ROW, NONE -> Optional.empty();
        };
    }
}
