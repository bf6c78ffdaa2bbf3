// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import org.enlace.linkage.column.ValueCache;
import org.enlace.linkage.column.ValueDictionary;
import org.enlace.names.NameComparison;
import org.enlace.names.NameSchema;
import org.enlace.names.ParsedName;

/** Likeness of whole names by {@link NameComparison}, each value read once. */
final class NameLikeness implements ValueLikeness {
    private final ValueCache<ParsedName> readings;

    private NameLikeness(ValueCache<ParsedName> readings) {
        this.readings = readings;
    }

    static NameLikeness of(ValueDictionary dictionary, NameSchema schema) {
        return new NameLikeness(
                new ValueCache<>(dictionary, ParsedName[]::new, id -> ParsedName.of(dictionary.text(id), schema)));
    }

    @Override
    public double of(int a, int b) {
        return NameComparison.score(readings.of(a), readings.of(b));
    }
}
