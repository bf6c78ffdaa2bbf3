// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import org.enlace.linkage.column.Dictionary;
import org.enlace.linkage.column.PerValue;
import org.enlace.names.NameComparison;
import org.enlace.names.NameReading;
import org.enlace.names.NameSchema;

/** Likeness of whole names by {@link NameComparison}, each value read once. */
final class NameLikeness implements Likeness {
    private final PerValue<NameReading> readings;

    private NameLikeness(PerValue<NameReading> readings) {
        this.readings = readings;
    }

    static NameLikeness of(Dictionary dictionary, NameSchema schema) {
        return new NameLikeness(
                new PerValue<>(dictionary, NameReading[]::new, id -> NameReading.of(dictionary.text(id), schema)));
    }

    @Override
    public double of(int a, int b) {
        return NameComparison.score(readings.of(a), readings.of(b));
    }
}
