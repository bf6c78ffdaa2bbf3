// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import java.util.List;
import org.enlace.cases.rows.SubjectCaption;
import org.enlace.cases.rows.SubjectMerge;
import org.enlace.cases.rows.SubjectSplit;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;

/** A subject with everything that is held about it: statements with their provenance, links, merges, splits, cases. */
public record HeldSubject(
        SubjectCaption named,
        List<HeldStatement> statements,
        List<HeldLink> links,
        List<SubjectMerge> merges,
        List<SubjectSplit> splits,
        List<CasePage.Entry> cases) {

    public HeldSubject {
        statements = List.copyOf(statements);
        links = List.copyOf(links);
        merges = List.copyOf(merges);
        splits = List.copyOf(splits);
        cases = List.copyOf(cases);
    }

    public String id() {
        return named.id();
    }

    public SubjectKind kind() {
        return named.kind();
    }

    public String caption() {
        return named.text();
    }

    /** The subject alone, with the statements of all that was merged into it. */
    public Subject subject() {
        return new Subject(
                id(), kind(), statements.stream().map(HeldStatement::statement).toList());
    }
}
