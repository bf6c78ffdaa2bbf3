// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import java.util.List;
import org.enlace.cases.rows.SubjectCaption;

/** One page of a search; {@code total} counts all that answered it, up to 10,000. */
public record SearchPage(long total, List<Hit> hits) {
    public SearchPage {
        hits = List.copyOf(hits);
    }

    /** A subject that answered, and how much is held of it. */
    public record Hit(SubjectCaption subject, Match match, int statements, int links) {
        public String id() {
            return subject.id();
        }
    }

    /** What answered: the property, its value, and how alike it is, 1 for the same; empty where nothing was searched for. */
    public record Match(String property, String value, double score) {
        static final Match NONE = new Match("", "", 0);
    }
}
