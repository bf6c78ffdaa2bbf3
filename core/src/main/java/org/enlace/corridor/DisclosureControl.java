// SPDX-License-Identifier: Apache-2.0
package org.enlace.corridor;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.corridor.CountBulletin.Cell;
import org.enlace.corridor.CountBulletin.Row;
import org.enlace.model.AuthorityId;

/**
 * The only exit for counts of people.
 *
 * <p>Each row (crossing and event) is treated alone, and no sum over rows or months is ever published, so a row's
 * cells add up to nothing that is told elsewhere. Groups below the threshold go into one cell {@code OTHER}. Where
 * they are fewer than two or still below the threshold, the smallest named group joins them, until {@code OTHER} sums
 * at least two groups and reaches the threshold; a row that never does is withheld. Which groups are in {@code OTHER}
 * is not told: with one person fewer in a small cell and one in a group that had none, the bulletin is the same (cell
 * suppression with roll-up: Willenborg and de Waal, Elements of Statistical Disclosure Control, 2001, ch. 4). Whoever
 * knows from elsewhere exactly which groups were there can narrow a cell down further.
 *
 * <p>Decision: docs/decisions.md, "Disclosure control rolls up instead of suppressing single cells".
 */
public final class DisclosureControl {
    /** The threshold of the product. */
    public static final int THRESHOLD = 10;
    /** No setting goes below it. */
    public static final int LOWEST_THRESHOLD = 5;

    private DisclosureControl() {}

    /** What may leave of the counts of one month; counts of other months are left out. */
    public static CountBulletin release(
            AuthorityId authority, YearMonth month, int threshold, Collection<EventCount> counts) {
        Map<String, List<EventCount>> byRow = new TreeMap<>();
        counts.stream()
                .filter(count -> count.month().equals(month) && count.count() > 0)
                .forEach(
                        count -> byRow.computeIfAbsent(count.crossing() + "|" + count.event(), key -> new ArrayList<>())
                                .add(count));
        List<Row> rows = byRow.values().stream().map(row -> row(row, threshold)).toList();
        return new CountBulletin(authority.value(), month.toString(), threshold, rows);
    }

    private static Row row(List<EventCount> counts, int threshold) {
        List<EventCount> sorted = new ArrayList<>(counts);
        sorted.sort(Comparator.comparingInt(EventCount::count).thenComparing(EventCount::group));
        int rolled = 0;
        int sum = 0;
        while (rolled < sorted.size() && mustRollUp(sorted.get(rolled), rolled, sum, threshold)) {
            sum += sorted.get(rolled++).count();
        }
        EventCount first = sorted.getFirst();
        if (rolled == 1 || (rolled > 0 && sum < threshold)) {
            return new Row(first.crossing(), first.event(), true, List.of());
        }
        List<Cell> cells = new ArrayList<>();
        sorted.subList(rolled, sorted.size()).stream()
                .sorted(Comparator.comparing(EventCount::group))
                .forEach(count -> cells.add(new Cell(count.group(), count.count())));
        if (rolled > 0) {
            cells.add(new Cell(CountBulletin.OTHER, sum));
        }
        return new Row(first.crossing(), first.event(), false, cells);
    }

    private static boolean mustRollUp(EventCount next, int rolled, int sum, int threshold) {
        return next.count() < threshold || (rolled > 0 && (rolled < 2 || sum < threshold));
    }
}
