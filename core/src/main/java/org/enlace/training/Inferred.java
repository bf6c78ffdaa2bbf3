// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.List;
import org.enlace.linkage.Model;

/** A model for tables that nobody described, with what was decided for each column, and what else a user should know. */
public record Inferred(Model model, List<Decision> decisions, List<Note> notes) {
    public Inferred {
        decisions = List.copyOf(decisions);
        notes = List.copyOf(notes);
    }
}
