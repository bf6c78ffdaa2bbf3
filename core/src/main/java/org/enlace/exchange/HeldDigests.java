// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.model.ClassLabel;
import org.enlace.veil.tags.TagLayout;
import org.jdbi.v3.core.Handle;

/** Which own subjects hold which values, by the digest under which a value is remembered; each class is read once. */
public final class HeldDigests {
    private final OwnHoldings holdings;
    private final Map<ClassLabel, Map<String, Set<String>>> classes = new HashMap<>();

    public HeldDigests(OwnHoldings holdings) {
        this.holdings = holdings;
    }

    /** The roots of those that hold the value of that digest. */
    public Set<String> holders(Handle tx, ClassLabel label, String digest) {
        return of(tx, label).getOrDefault(digest, Set.of());
    }

    /** Whether all these digests are of values that are held. */
    boolean holdsAll(Handle tx, ClassLabel label, Collection<String> digests) {
        return of(tx, label).keySet().containsAll(digests);
    }

    /** Whether a root holds any value of the class. */
    public boolean isHolder(Handle tx, ClassLabel label, String root) {
        return of(tx, label).values().stream().anyMatch(holders -> holders.contains(root));
    }

    private Map<String, Set<String>> of(Handle tx, ClassLabel label) {
        return classes.computeIfAbsent(label, added -> {
            Map<String, Set<String>> holders = new HashMap<>();
            values(tx, added)
                    .forEach((value, subjects) ->
                            holders.put(QuestionClass.digest(added, value), new HashSet<>(subjects)));
            return holders;
        });
    }

    private SortedMap<String, List<String>> values(Handle tx, ClassLabel label) {
        if (label.equals(TagLayout.NAME_TOKEN)) {
            return holdings.names(tx);
        }
        return IdentifierClass.ofLabel(label.value())
                .map(one -> holdings.identifiers(tx, one))
                .orElseGet(TreeMap::new);
    }
}
