// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import java.nio.charset.StandardCharsets;
import org.enlace.linkage.column.ValueCache;
import org.enlace.linkage.column.ValueDictionary;
import org.enlace.linkage.column.ValueForm;
import org.enlace.names.words.WordSimilarity;

/** Whether the two parts of values in the form {@link ValueForm#PARTS} stand crosswise. */
final class SwappedNameParts implements ValueLikeness {
    private static final byte[] NONE = {};
    private static final double ONE_MISSING = 0.999;

    private final ValueCache<Parts> parts;

    private SwappedNameParts(ValueCache<Parts> parts) {
        this.parts = parts;
    }

    private static final class Parts {
        private final byte[] first;
        private final byte[] second;

        Parts(String text) {
            int tab = text.indexOf('\t');
            first = tab < 0 ? NONE : text.substring(0, tab).getBytes(StandardCharsets.UTF_8);
            second = text.substring(tab + 1).getBytes(StandardCharsets.UTF_8);
        }
    }

    static SwappedNameParts of(ValueDictionary dictionary) {
        return new SwappedNameParts(new ValueCache<>(dictionary, Parts[]::new, id -> new Parts(dictionary.text(id))));
    }

    /** The less alike of the two crossings, at most {@value #ONE_MISSING} where only one can be seen. */
    @Override
    public double of(int a, int b) {
        Parts left = parts.of(a);
        Parts right = parts.of(b);
        double one = crossing(left.first, right.second);
        double other = crossing(left.second, right.first);
        if (Double.isNaN(one) && Double.isNaN(other)) {
            return 0;
        }
        double crossed = Double.isNaN(one) || Double.isNaN(other)
                ? Math.min(ONE_MISSING, Double.isNaN(one) ? other : one)
                : Math.min(one, other);
        return crossed > straight(left, right) ? crossed : 0;
    }

    private static double straight(Parts a, Parts b) {
        double one = crossing(a.first, b.first);
        double other = crossing(a.second, b.second);
        return Math.max(Double.isNaN(one) ? 0 : one, Double.isNaN(other) ? 0 : other);
    }

    private static double crossing(byte[] one, byte[] other) {
        return one.length == 0 || other.length == 0 ? Double.NaN : WordSimilarity.jaroWinkler(one, other);
    }
}
