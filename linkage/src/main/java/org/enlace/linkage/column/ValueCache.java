// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.column;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * What is read of each value of a dictionary, once. Values that were there when this was made may be asked for by several threads;
 * values that were added later are read when one of them is first asked for.
 */
public final class ValueCache<T> {
    private final ValueDictionary dictionary;
    private final IntFunction<T> read;
    private T[] values;
    private int held = 1;

    public ValueCache(ValueDictionary dictionary, IntFunction<T[]> room, IntFunction<T> read) {
        this.dictionary = dictionary;
        this.read = read;
        values = room.apply(dictionary.size());
        fill();
    }

    private void fill() {
        for (; held < dictionary.size(); held++) {
            values[held] = read.apply(held);
        }
    }

    /** What was read of a value that is not empty. */
    public T of(int id) {
        if (id >= values.length || values[id] == null) {
            grow();
        }
        return values[id];
    }

    private void grow() {
        if (dictionary.size() > values.length) {
            values = Arrays.copyOf(values, Math.max(dictionary.size(), values.length + values.length / 2));
        }
        fill();
    }
}
