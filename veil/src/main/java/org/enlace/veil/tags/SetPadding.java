// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

/** The sizes that a published set may have: 64 times the powers of the square root of two, rounded up. */
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
