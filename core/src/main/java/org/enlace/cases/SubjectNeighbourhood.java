// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import java.util.List;
import org.enlace.model.Subject;
import org.enlace.model.SubjectLink;

/** Subjects within some steps of one or several, these first, and the links among them; {@code cut} where there were more. */
public record SubjectNeighbourhood(List<Subject> subjects, List<SubjectLink> links, boolean cut) {
    public SubjectNeighbourhood {
        subjects = List.copyOf(subjects);
        links = List.copyOf(links);
    }
}
