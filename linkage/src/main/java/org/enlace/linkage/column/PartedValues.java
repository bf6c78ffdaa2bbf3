// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.column;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.enlace.names.words.WordSimilarity;

/** Values in the form {@link ValueForm#PARTS}, part by part. */
public final class PartedValues {
    private static final double ALIKE = 0.88;

    private final ValueCache<byte[][]> parts;

    private PartedValues(ValueCache<byte[][]> parts) {
        this.parts = parts;
    }

    public static PartedValues of(ValueDictionary dictionary) {
        return new PartedValues(new ValueCache<>(dictionary, byte[][][]::new, id -> read(dictionary.text(id))));
    }

    private static byte[][] read(String text) {
        return Arrays.stream(text.split("\t", -1))
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /** The share of alike parts among those that both have; 0 where there is none. */
    public double alike(int a, int b) {
        byte[][] left = parts.of(a);
        byte[][] right = parts.of(b);
        int both = 0;
        int alike = 0;
        for (int part = 0; part < Math.min(left.length, right.length); part++) {
            byte[] one = left[part];
            byte[] other = right[part];
            if (one.length > 0 && other.length > 0) {
                both++;
                alike += Arrays.equals(one, other) || WordSimilarity.jaroWinkler(one, other) >= ALIKE ? 1 : 0;
            }
        }
        return both == 0 ? 0 : (double) alike / both;
    }

    /** 1 where both have the same first part. */
    public double sameFirst(int a, int b) {
        byte[] one = parts.of(a)[0];
        return one.length > 0 && Arrays.equals(one, parts.of(b)[0]) ? 1 : 0;
    }
}
