// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.util.List;

/**
 * What a load changed; {@code load} is its number, {@code opened} the ids of new cases, {@code removed} are those of barred
 * people who were held.
 */
public record LoadResult(
        long load,
        Records records,
        ContentCounts added,
        List<String> opened,
        SetApart setApart,
        RemovedSubjects removed) {

    /** How many records were offered, and which of them were new. */
    public record Records(long offered, long fresh, long changed, long unchanged) {}

    /**
     * What was offered and is not held as content: records of a kind that we do not model, those that were taken back, ids
     * named as those of protected people, and statements that were not taken because the record's clock, which an edit does
     * not reset, has run out.
     */
    public record SetApart(long unmodelled, long withdrawn, long barred, long expired) {}

    /** How many records of a file were not taken in: refused, or counted without being held. */
    public record Aside(long refused, long counted) {
        public static final Aside NONE = new Aside(0, 0);
    }

    /** Keeps its own list. */
    public LoadResult {
        opened = List.copyOf(opened);
    }

    /** How many cases were added. */
    public long cases() {
        return opened.size();
    }
}
