// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.List;
import org.enlace.linkage.Model;
import org.enlace.linkage.Rule;

/**
 * A model for tables that nobody described, with what was decided for each column.
 *
 * @param dropped blocking rules that would have brought more matches, but too many pairs with them
 * @param missed the share of the matches of all rules, those that were dropped among them, that is thought to be missed
 * @param everyPair whether every pair can be looked at in a few seconds, so that no blocking is needed
 */
public record Inferred(Model model, List<Decision> decisions, List<Rule> dropped, double missed, boolean everyPair) {
    public Inferred {
        decisions = List.copyOf(decisions);
        dropped = List.copyOf(dropped);
    }
}
