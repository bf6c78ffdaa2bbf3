// SPDX-License-Identifier: Apache-2.0
package org.enlace.ownfiles;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.cases.rows.StatementScope;
import org.enlace.exchange.HeldDigests;
import org.enlace.exchange.HitTable;
import org.jdbi.v3.core.Handle;

/**
 * What hits rest on: own values that the files give to their subjects. One whose values are gone is marked until they are given
 * again; one whose values went to another own subject, by a split or because a merge was undone, goes with them.
 */
public final class HitGrounds {
    private final OwnFiles files;
    private final Clock clock;

    public HitGrounds(OwnFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /** Marks and unmarks the hits of these own subjects by what {@code now}, the files read anew, holds; returns how many are marked. */
    public long mark(Handle tx, OwnFiles now, Collection<String> subjects) {
        HeldDigests held = new HeldDigests(now.only(tx, StatementScope.of(subjects)));
        Map<Boolean, List<String>> hits = HitTable.resting(tx, subjects).stream()
                .collect(Collectors.partitioningBy(
                        hit -> stands(tx, held, hit), Collectors.mapping(HitTable.Resting::id, Collectors.toList())));
        hits.forEach((stands, ids) -> HitTable.mark(tx, ids, stands, clock.instant()));
        return hits.getOrDefault(false, List.of()).size();
    }

    /** As {@link #mark}, of all hits. */
    public long markAll(Handle tx) {
        return mark(tx, files.uncached(), HitTable.subjects(tx));
    }

    /** How many hits of these own subjects would rest on nothing if a source were taken back. */
    public long without(Handle tx, String source, Collection<String> subjects) {
        HeldDigests held =
                new HeldDigests(files.only(tx, StatementScope.of(subjects).without(source)));
        return HitTable.resting(tx, subjects).stream()
                .filter(hit -> !stands(tx, held, hit))
                .count();
    }

    /** Lets the hits of own subjects that were just parted or joined stand with whichever of them holds what they rest on. */
    public void follow(Handle tx, Collection<String> subjects) {
        OwnFiles now = files.uncached();
        HeldDigests held = new HeldDigests(now.only(tx, StatementScope.of(subjects)));
        for (HitTable.Resting hit : HitTable.resting(tx, subjects)) {
            if (!stands(tx, held, hit)) {
                Set<String> holders = new TreeSet<>();
                hit.values().forEach(value -> holders.addAll(held.holders(tx, hit.label(), value)));
                holders.stream().findFirst().ifPresent(holder -> HitTable.move(tx, hit.id(), holder));
            }
        }
        mark(tx, now, subjects);
    }

    private static boolean stands(Handle tx, HeldDigests held, HitTable.Resting hit) {
        return hit.values().isEmpty()
                ? held.isHolder(tx, hit.label(), hit.root())
                : hit.values().stream()
                        .anyMatch(value -> held.holders(tx, hit.label(), value).contains(hit.root()));
    }
}
