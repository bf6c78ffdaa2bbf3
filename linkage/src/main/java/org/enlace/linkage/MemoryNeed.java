// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.List;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.linkage.criterion.RecordFields;
import org.enlace.linkage.criterion.TableSide;

/**
 * What a run will take, in bytes: the tables, and working memory beside them. Where both do not fit, the tables are worked
 * through in {@code slices} a table, each against each, with the same result; that costs a pass over the rules for each pair.
 */
public record MemoryNeed(long tables, long working, int slices, long available) {
    /** Part of the heap that is left to links, clusters and the collector. */
    private static final double RESERVE = 0.25;

    private static final int MOST_SLICES = 64;

    /** Plans a run within the memory that this process may use. */
    public static MemoryNeed of(LinkageModel model, List<Table> tables) {
        return of(model, tables, Runtime.getRuntime().maxMemory());
    }

    static MemoryNeed of(LinkageModel model, List<Table> tables, long most) {
        int fields = RecordFields.width(model);
        long held = tables.stream().mapToLong(Table::bytes).sum();
        long available = Math.max(0, (long) (most * (1 - RESERVE)) - held);
        long each = TableSide.bytes(fields) + RecordBlock.bytes(fields) + SortedKeys.BYTES;
        long rows = tables.stream().mapToLong(Table::size).sum();
        int slices = 1;
        while (slices < MOST_SLICES && working(rows, slices, tables.size(), each) > available) {
            slices++;
        }
        return new MemoryNeed(held, working(rows, slices, tables.size(), each), slices, available);
    }

    /** One table in slices needs two of them at a time. */
    private static long working(long rows, int slices, int tables, long each) {
        return rows * each / slices * (tables == 1 && slices > 1 ? 2 : 1);
    }

    /** Whether the run fits at all. */
    public boolean fits() {
        return working <= available;
    }
}
