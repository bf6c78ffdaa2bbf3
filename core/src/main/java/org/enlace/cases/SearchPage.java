// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import java.util.List;
import org.enlace.model.SubjectKind;

/** One page of a search; {@code total} counts all that answered it, up to 10,000. */
public record SearchPage(long total, List<Hit> hits) {
    public SearchPage {
        hits = List.copyOf(hits);
    }

    /** A subject that answered; {@code matched} is the value that did, {@code score} 1 for an exact one, else below. */
    public record Hit(
            String id,
            SubjectKind kind,
            String caption,
            String property,
            String matched,
            double score,
            int statements,
            int links) {}
}
