// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;

/**
 * The opaque name of one held identifier within one scope: what an asker gets on a hit and hands back to open a request.
 * Only the holder of the key can tell what it stands for, and only an asker who hit can know it.
 *
 * @param hex 32 lower-case hexadecimal digits (16 bytes)
 */
public record VeilHandle(String hex) {

    static final int BYTES = 16;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");

    /** Checks the digits. */
    public VeilHandle {
        if (!HEX.matcher(hex).matches()) {
            throw new VeilException(
                    VeilRefusal.BAD_FIELD, "handle must be 32 lower-case hex digits: length=" + hex.length());
        }
    }

    public static VeilHandle of(byte[] bytes) {
        return new VeilHandle(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
