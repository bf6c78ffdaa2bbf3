// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import java.util.List;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.LinkageException;

/**
 * A blocking rule: a pair is looked at where all fields of one rule are there and equal on both sides; a rule without fields brings
 * every pair. With {@code largest} above 0, values that more than so many records share are left out (of two tables: whose numbers
 * multiply to more than its square).
 */
public record BlockingRule(List<ColumnField> fields, int largest) {
    public BlockingRule {
        fields = List.copyOf(fields);
        if (fields.isEmpty() && largest > 0) {
            throw new LinkageException(
                    LinkageException.Reason.MODEL, "a rule with a largest block must name a field: largest=" + largest);
        }
        if (largest < 0) {
            throw new LinkageException(
                    LinkageException.Reason.MODEL, "the largest block of a rule must be 0 or more: largest=" + largest);
        }
    }

    /** A rule without a largest block. */
    public BlockingRule(List<ColumnField> fields) {
        this(fields, 0);
    }

    public static BlockingRule of(ColumnField... fields) {
        return new BlockingRule(List.of(fields));
    }

    /** The rule that brings every pair. */
    public static BlockingRule everyPair() {
        return of();
    }

    /** The same rule with blocks of at most so many records. */
    public BlockingRule withLargest(int records) {
        return new BlockingRule(fields, records);
    }
}
