// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.cluster;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Links between records that come and go, and what they hold together. A component is named by its lowest record, so that the
 * partition does not depend on the order in which links came.
 */
public final class LinkComponents {
    private final Map<Integer, Map<Integer, Double>> links = new HashMap<>();
    private final Map<Integer, int[]> members = new HashMap<>();

    /** No links yet. */
    public LinkComponents() {}

    public void link(int one, int other, double weight) {
        links.computeIfAbsent(one, any -> new HashMap<>()).put(other, weight);
        links.computeIfAbsent(other, any -> new HashMap<>()).put(one, weight);
        if (Arrays.binarySearch(members(one), other) < 0) {
            int[] joined = joined(members(one), members(other));
            for (int record : joined) {
                members.put(record, joined);
            }
        }
    }

    private static int[] joined(int[] one, int[] other) {
        int[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        Arrays.sort(joined);
        return joined;
    }

    /** Takes a record and its links away; what hung together only through it falls apart. Cost: its component. */
    public void remove(int record) {
        int[] component = members(record);
        Map<Integer, Double> gone = links.remove(record);
        members.remove(record);
        if (gone != null) {
            gone.keySet()
                    .forEach(other -> links.computeIfPresent(other, (any, theirs) -> {
                        theirs.remove(record);
                        return theirs;
                    }));
        }
        for (int member : component) {
            members.remove(member);
        }
        for (int member : component) {
            if (member != record && !members.containsKey(member)) {
                int[] reached = reached(member);
                for (int each : reached) {
                    members.put(each, reached);
                }
            }
        }
    }

    private int[] reached(int from) {
        Map<Integer, Boolean> seen = new HashMap<>(Map.of(from, true));
        Deque<Integer> open = new ArrayDeque<>(seen.keySet());
        while (!open.isEmpty()) {
            for (int other : links.getOrDefault(open.poll(), Map.of()).keySet()) {
                if (seen.putIfAbsent(other, true) == null) {
                    open.add(other);
                }
            }
        }
        return seen.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** All records of a record's component, itself among them, in order. */
    public int[] members(int record) {
        int[] found = members.get(record);
        return found == null ? new int[] {record} : found;
    }

    /** What a record is linked with, and the weights. */
    public Map<Integer, Double> links(int record) {
        return links.getOrDefault(record, Map.of());
    }
}
