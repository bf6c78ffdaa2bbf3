// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.List;

/**
 * One comparison: two values of a field are at the first level whose criterion they fulfil. Where a value is missing on either
 * side the comparison says nothing (weight 0).
 */
public record Comparison(String name, Field field, List<Level> levels) {
    private static final int MOST_LEVELS = Byte.MAX_VALUE;

    public Comparison {
        levels = List.copyOf(levels);
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
}
