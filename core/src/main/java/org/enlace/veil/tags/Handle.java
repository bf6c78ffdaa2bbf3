// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.enlace.oprf.Refusal;
import org.enlace.oprf.VeilException;

/**
 * The opaque name of one held identifier within one scope: what an asker gets on a hit and hands back to open a request.
 * Only the holder of the key can tell what it stands for, and only an asker who hit can know it.
 *
 * @param hex 32 lower-case hexadecimal digits (16 bytes)
 */
public record Handle(String hex) {

    static final int BYTES = 16;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");

    /** Checks the digits. */
    public Handle {
        if (!HEX.matcher(hex).matches()) {
            throw new VeilException(
                    Refusal.BAD_FIELD, "handle must be 32 lower-case hex digits: length=" + hex.length());
        }
    }

    public static Handle of(byte[] bytes) {
        return new Handle(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
