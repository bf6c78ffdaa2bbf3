// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.enlace.model.HandlingMark;
import org.enlace.model.SourceGrade;
import org.enlace.model.Statement;
import org.enlace.model.StatementProvenance;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;

/** Subjects for tests, from pairs of property and value. */
final class Made {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private Made() {}

    static Subject person(String id, String... pairs) {
        return subject(id, SubjectKind.PERSON, pairs);
    }

    static Subject subject(String id, SubjectKind kind, String... pairs) {
        List<Statement> statements = new ArrayList<>();
        for (int at = 0; at < pairs.length; at += 2) {
            statements.add(new Statement(
                    pairs[at],
                    pairs[at + 1],
                    pairs[at + 1],
                    "",
                    new StatementProvenance(
                            "s", SourceGrade.UNEVALUATED, HandlingMark.DEFAULT, "", DAY, DAY, DAY.plusDays(90))));
        }
        return new Subject(id, kind, statements);
    }
}
