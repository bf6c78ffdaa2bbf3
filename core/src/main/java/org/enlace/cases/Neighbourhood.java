// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import java.util.List;
import org.enlace.model.Link;
import org.enlace.model.Subject;

/** Subjects within some steps of one or several, these first, and the links among them; {@code cut} where there were more. */
public record Neighbourhood(List<Subject> subjects, List<Link> links, boolean cut) {
    public Neighbourhood {
        subjects = List.copyOf(subjects);
        links = List.copyOf(links);
    }
}
