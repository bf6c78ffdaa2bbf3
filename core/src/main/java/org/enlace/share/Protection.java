// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.LocalDate;
import java.util.Optional;
import org.enlace.model.ProtectedPerson;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;

/** Item 6 of every agreement: why a subject may not cross at all. */
final class Protection {
    private Protection() {}

    /** The reason, if any, as of {@code today}; any one birth date of a minor is enough, so that doubt protects. */
    static Optional<ProtectedPerson> of(Subject subject, LocalDate today) {
        if (subject.kind() != SubjectKind.PERSON) {
            return Optional.empty();
        }
        Optional<ProtectedPerson> marked = ProtectedPerson.markedBy(subject.statements());
        if (marked.isPresent()) {
            return marked;
        }
        boolean minor =
                subject.values("birthDate").stream().anyMatch(birthDate -> ProtectedPerson.isMinor(birthDate, today));
        return minor ? Optional.of(ProtectedPerson.MINOR) : Optional.empty();
    }
}
