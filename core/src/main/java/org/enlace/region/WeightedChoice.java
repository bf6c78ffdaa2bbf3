// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

/** Draws from a list by weight: one random number and one binary search a draw. */
final class WeightedChoice<T> {
    private final List<T> items;
    private final int[] ends;

    WeightedChoice(List<T> items, ToIntFunction<T> weight) {
        this.items = List.copyOf(items);
        this.ends = new int[items.size()];
        int sum = 0;
        for (int at = 0; at < ends.length; at++) {
            sum += weight.applyAsInt(items.get(at));
            ends[at] = sum;
        }
    }

    T draw(RandomGenerator chance) {
        int point = chance.nextInt(ends[ends.length - 1]);
        int low = 0;
        int high = ends.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > point) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return items.get(low);
    }

    /** One of a list, all alike. */
    static <T> T any(List<T> items, RandomGenerator chance) {
        return items.get(chance.nextInt(items.size()));
    }

    static boolean of(double probability, RandomGenerator chance) {
        return chance.nextDouble() < probability;
    }
}
