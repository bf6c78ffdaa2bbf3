// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.enlace.model.SubjectRef;

/**
 * Records joined by pairs, strongest pair first; a pair is refused where it would bring together two records that contradict
 * each other. The result does not depend on the order in which pairs are given.
 */
public record Clusters(List<Set<SubjectRef>> clusters, List<Pair> refused) {

    /** Two records and the weight that speaks for their being the same. */
    public record Pair(SubjectRef one, SubjectRef other, double weight) {}

    public Clusters {
        clusters = List.copyOf(clusters);
        refused = List.copyOf(refused);
    }

    /** Joins the pairs. Cost: sorting the pairs, and for each a comparison of the members of both clusters. */
    public static Clusters of(Collection<Pair> pairs, BiPredicate<SubjectRef, SubjectRef> contradicts) {
        List<Pair> ordered = new ArrayList<>(pairs);
        ordered.sort(Comparator.comparingDouble((Pair pair) -> -pair.weight())
                .thenComparing(Pair::one)
                .thenComparing(Pair::other));
        Map<SubjectRef, Set<SubjectRef>> clusterOf = new LinkedHashMap<>();
        List<Pair> refused = new ArrayList<>();
        for (Pair pair : ordered) {
            Set<SubjectRef> one = clusterOf.computeIfAbsent(pair.one(), Clusters::alone);
            Set<SubjectRef> other = clusterOf.computeIfAbsent(pair.other(), Clusters::alone);
            if (one.contains(pair.other())) {
                continue;
            }
            if (one.stream().anyMatch(a -> other.stream().anyMatch(b -> contradicts.test(a, b)))) {
                refused.add(pair);
                continue;
            }
            boolean grows = one.size() >= other.size();
            Set<SubjectRef> larger = grows ? one : other;
            Set<SubjectRef> smaller = grows ? other : one;
            larger.addAll(smaller);
            smaller.forEach(member -> clusterOf.put(member, larger));
        }
        List<Set<SubjectRef>> clusters = new ArrayList<>();
        new LinkedHashSet<>(clusterOf.values().stream().map(Set::copyOf).toList())
                .forEach(members -> clusters.add(new TreeSet<>(members)));
        clusters.sort(Comparator.comparing(members -> members.iterator().next()));
        return new Clusters(clusters, refused);
    }

    private static Set<SubjectRef> alone(SubjectRef record) {
        Set<SubjectRef> members = new TreeSet<>();
        members.add(record);
        return members;
    }
}
