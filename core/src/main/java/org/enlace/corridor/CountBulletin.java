// SPDX-License-Identifier: Apache-2.0
package org.enlace.corridor;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.enlace.crypto.CanonicalJson;
import org.enlace.model.AuthorityId;

/**
 * One authority's counts of one month as they may leave it. A cell whose group is {@link #OTHER} sums at least two
 * groups that are not named; a cell without people in it is left out; a withheld row has no cells at all.
 */
public record CountBulletin(String authority, String month, int threshold, List<Row> rows) {
    /** The group that stands for all groups of a row that are not named. */
    public static final String OTHER = "OTHER";

    /** What happened at one crossing; {@code withheld} where not even the sum may be told. */
    public record Row(String crossing, CountedEvent event, boolean withheld, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
            if (withheld && !cells.isEmpty()) {
                throw new IllegalArgumentException("a withheld row must have no cells: cells=" + cells.size());
            }
        }
    }

    /** One published number. */
    public record Cell(String group, int count) {}

    public CountBulletin {
        rows = List.copyOf(rows);
        if (threshold < DisclosureControl.LOWEST_THRESHOLD) {
            throw new IllegalArgumentException("threshold must be 5 or more: threshold=" + threshold);
        }
        int floor = threshold;
        if (rows.stream().flatMap(row -> row.cells().stream()).anyMatch(cell -> cell.count() < floor)) {
            throw new IllegalArgumentException("a published cell must not be below the threshold: threshold=" + floor);
        }
        YearMonth.parse(month);
        AuthorityId.of(authority);
    }

    /** The canonical bytes that travel. */
    public byte[] bytes() {
        return CanonicalJson.bytes(this);
    }

    /** Reads {@link #bytes}; IllegalArgumentException for anything else, a cell below the threshold included. */
    public static CountBulletin parse(byte[] bytes) {
        try {
            return CanonicalJson.parse(bytes, CountBulletin.class);
        } catch (DateTimeException damaged) {
            throw new IllegalArgumentException("bulletin must name a month: bytes=" + bytes.length);
        }
    }
}
