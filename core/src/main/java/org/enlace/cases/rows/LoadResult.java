// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.util.List;

/**
 * What a load changed; {@code load} is its number. {@code records} were offered; {@code fresh}, {@code changed} and {@code unchanged} say which of
 * them were new. {@code subjects}, {@code links} and {@code statements} are those added, {@code opened} the ids of new cases;
 * {@code barred} ids were named as those of protected people, {@code removed} are those of them who were held;
 * {@code expired} statements were not taken because the record's clock, which an edit does not reset, has run out.
 */
public record LoadResult(
        long load,
        long records,
        long fresh,
        long changed,
        long unchanged,
        long subjects,
        long links,
        long statements,
        List<String> opened,
        long unmodelled,
        long withdrawn,
        long barred,
        RemovedSubjects removed,
        long expired) {

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
