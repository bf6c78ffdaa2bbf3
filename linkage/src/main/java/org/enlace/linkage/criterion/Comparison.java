// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import java.util.List;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.LinkageException;

/**
 * One comparison: two values of a field are at the first level whose criterion they fulfil. Where a value is missing on either
 * side the comparison says nothing (weight 0).
 *
 * @param share what its weights are multiplied by, above 0 and at most 1: below 1 where other comparisons repeat in part what
 *     this one says, so that the same evidence is not counted twice
 */
public record Comparison(String name, ColumnField field, List<ComparisonLevel> levels, double share) {
    private static final int MOST_LEVELS = Byte.MAX_VALUE;

    public Comparison {
        levels = List.copyOf(levels);
        if (!(share > 0 && share <= 1)) {
            throw new LinkageException(
                    LinkageException.Reason.MODEL,
                    "a comparison's share must be above 0 and at most 1: comparison=" + name + " share=" + share);
        }
        if (levels.size() > MOST_LEVELS) {
            throw new LinkageException(
                    LinkageException.Reason.MODEL,
                    "a comparison must have at most " + MOST_LEVELS + " levels: comparison=" + name);
        }
        if (levels.isEmpty() || !(levels.getLast().criterion() instanceof Criterion.Else)) {
            throw new LinkageException(
                    LinkageException.Reason.MODEL, "a comparison must end with the level else: comparison=" + name);
        }
    }

    /** A comparison that counts in full. */
    public Comparison(String name, ColumnField field, List<ComparisonLevel> levels) {
        this(name, field, levels, 1);
    }
}
