// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.enlace.model.ProtectionGround;
import org.enlace.model.ProtectionReader;
import org.enlace.model.Statement;

/**
 * Why a person is not taken in. A person whose birth date or age is there and cannot be read is taken for a minor, and the
 * reason says so. Nothing of what the record says is kept here.
 */
public record PersonExclusion(ProtectionGround person, RefusalReason reason) {
    public static PersonExclusion because(ProtectionGround person) {
        return new PersonExclusion(person, RefusalReason.of(person));
    }

    public static Optional<PersonExclusion> of(List<Statement> statements, LocalDate today) {
        return statements.stream()
                .flatMap(statement -> of(statement.property(), statement.original(), today)
                        .or(() -> statement.value().equals(statement.original())
                                ? Optional.empty()
                                : of(statement.property(), statement.value(), today))
                        .stream())
                .findFirst();
    }

    public static Optional<PersonExclusion> of(String property, String value, LocalDate today) {
        return ProtectionReader.of(property, value, today)
                .map(person -> ProtectionReader.isUnreadable(property, value, today)
                        ? new PersonExclusion(person, RefusalReason.BIRTH_DATE_UNREADABLE)
                        : because(person));
    }

    /** A count for a smuggled person, a refusal for anyone else; what is held under {@code record} must go. */
    public RecordOutcome item(long line, String record) {
        return person == ProtectionGround.SMUGGLED
                ? new RecordOutcome.Counted(line, person, reason.message(), record)
                : new RecordOutcome.Refused(line, reason, reason.message(), record);
    }
}
