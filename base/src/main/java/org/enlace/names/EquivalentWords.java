// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Groups of words that may stand for each other; a word may be in several groups, and groups do not run together. */
final class EquivalentWords {
    private static final int[] NONE = {};

    private final Map<String, int[]> groups = new HashMap<>();
    private int count;

    void add(List<String> words) {
        if (words.size() > 1) {
            count++;
            for (String word : words) {
                int[] before = groups.getOrDefault(word, NONE);
                int[] after = Arrays.copyOf(before, before.length + 1);
                after[before.length] = count;
                groups.put(word, after);
            }
        }
    }

    boolean contain(String one, String other) {
        int[] others = groups.getOrDefault(other, NONE);
        for (int group : groups.getOrDefault(one, NONE)) {
            for (int each : others) {
                if (group == each) {
                    return true;
                }
            }
        }
        return false;
    }
}
