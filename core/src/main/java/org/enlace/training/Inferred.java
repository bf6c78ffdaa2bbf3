// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.List;
import org.enlace.linkage.Model;
import org.enlace.linkage.Rule;

/**
 * A model for tables that nobody described, with what was decided for each column, and the blocking rules that would have brought
 * too many pairs even for their rarest values.
 */
public record Inferred(Model model, List<Decision> decisions, List<Rule> dropped) {
    public Inferred {
        decisions = List.copyOf(decisions);
        dropped = List.copyOf(dropped);
    }
}
