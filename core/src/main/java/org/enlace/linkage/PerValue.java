// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * What is read of each value of a dictionary, once. Values that were there when this was made may be asked for by several threads;
 * values that were added later are read when one of them is first asked for.
 */
final class PerValue<T> {
    private final Dictionary dictionary;
    private final IntFunction<T> read;
    private T[] values;

    PerValue(Dictionary dictionary, IntFunction<T[]> room, IntFunction<T> read) {
        this.dictionary = dictionary;
        this.read = read;
        values = room.apply(dictionary.size());
        fill(1);
    }

    private void fill(int from) {
        for (int id = from; id < dictionary.size(); id++) {
            values[id] = read.apply(id);
        }
    }

    /** What was read of a value that is not empty. */
    T of(int id) {
        if (id >= values.length || values[id] == null) {
            grow();
        }
        return values[id];
    }

    private void grow() {
        int held = values.length;
        while (held > 1 && values[held - 1] == null) {
            held--;
        }
        values = Arrays.copyOf(values, Math.max(dictionary.size(), values.length + values.length / 2));
        fill(held);
    }
}
