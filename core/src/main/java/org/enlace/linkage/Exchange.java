// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.nio.charset.StandardCharsets;
import org.enlace.names.Similarity;

/** Whether the two parts of values in the form {@link Form#PARTS} stand crosswise. */
final class Exchange implements Likeness {
    private static final byte[] NONE = {};
    private static final double ONE_MISSING = 0.999;

    private final byte[][] first;
    private final byte[][] second;

    private Exchange(int size) {
        first = new byte[size][];
        second = new byte[size][];
    }

    static Exchange of(Dictionary dictionary) {
        Exchange exchange = new Exchange(dictionary.size());
        for (int id = 1; id < exchange.first.length; id++) {
            String text = dictionary.text(id);
            int tab = text.indexOf('\t');
            exchange.first[id] = tab < 0 ? NONE : text.substring(0, tab).getBytes(StandardCharsets.UTF_8);
            exchange.second[id] = text.substring(tab + 1).getBytes(StandardCharsets.UTF_8);
        }
        return exchange;
    }

    /** The less alike of the two crossings, at most {@value #ONE_MISSING} where only one can be seen. */
    @Override
    public double of(int a, int b) {
        double one = crossing(first[a], second[b]);
        double other = crossing(second[a], first[b]);
        if (Double.isNaN(one) && Double.isNaN(other)) {
            return 0;
        }
        double crossed = Double.isNaN(one) || Double.isNaN(other)
                ? Math.min(ONE_MISSING, Double.isNaN(one) ? other : one)
                : Math.min(one, other);
        return crossed > straight(a, b) ? crossed : 0;
    }

    private double straight(int a, int b) {
        double one = crossing(first[a], first[b]);
        double other = crossing(second[a], second[b]);
        return Math.max(Double.isNaN(one) ? 0 : one, Double.isNaN(other) ? 0 : other);
    }

    private static double crossing(byte[] one, byte[] other) {
        return one.length == 0 || other.length == 0 ? Double.NaN : Similarity.jaroWinkler(one, other);
    }
}
