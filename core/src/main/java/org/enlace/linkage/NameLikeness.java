// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import org.enlace.names.NameComparison;
import org.enlace.names.NameReading;
import org.enlace.names.NameSchema;

/** Likeness of whole names by {@link NameComparison}, each value read once. */
final class NameLikeness implements Likeness {
    private final NameReading[] readings;

    private NameLikeness(NameReading[] readings) {
        this.readings = readings;
    }

    static NameLikeness of(Dictionary dictionary, NameSchema schema) {
        NameReading[] readings = new NameReading[dictionary.size()];
        for (int id = 1; id < readings.length; id++) {
            readings[id] = NameReading.of(dictionary.text(id), schema);
        }
        return new NameLikeness(readings);
    }

    @Override
    public double of(int a, int b) {
        return NameComparison.score(readings[a], readings[b]);
    }
}
