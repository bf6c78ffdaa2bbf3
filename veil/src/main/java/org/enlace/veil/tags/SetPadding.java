// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

/**
 * The sizes that a published set may have: 64 times the powers of the square root of two, rounded up.
 *
 * <p>A step of the square root of two costs at most 41 % more bytes, and 64 hides whether a class is empty or small.
 *
 * <p>Decision: docs/decisions.md, "Tags are padded to powers of the square root of two, at least 64".
 */
final class SetPadding {

    private static final int SMALLEST = 64;

    private SetPadding() {}

    /** The smallest padded size that holds {@code count}. */
    static int size(int count) {
        int power = SMALLEST;
        while (true) {
            int between = (int) Math.ceil(power * Math.sqrt(2));
            if (count <= power) {
                return power;
            }
            if (count <= between) {
                return between;
            }
            power *= 2;
        }
    }
}
