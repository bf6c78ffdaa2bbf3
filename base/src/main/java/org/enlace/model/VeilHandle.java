// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The opaque name of one held identifier or record: what an asker gets on a hit and hands back to open a request. Only the
 * holder of the key can tell what it stands for, and only an asker who hit can know it.
 *
 * @param hex 32 lower-case hexadecimal digits (16 bytes)
 */
public record VeilHandle(String hex) implements Comparable<VeilHandle> {
    public static final int BYTES = 16;

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /** IllegalArgumentException where it is not 32 lower-case hexadecimal digits. */
    public VeilHandle {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "a handle must be 32 lower-case hexadecimal digits: length=" + hex.length());
        }
    }

    public static VeilHandle of(byte[] bytes) {
        return new VeilHandle(HexFormat.of().formatHex(bytes));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public int compareTo(VeilHandle other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
