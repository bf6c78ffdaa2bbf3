// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.util.Arrays;
import java.util.HexFormat;
import org.enlace.crypto.HmacSha256;

/**
 * Keyed digests (HMAC-SHA256, 128 bits) by which a record is recognised when it is loaded again, also after what it
 * stated was purged; without the node's secret they tell nothing about a value.
 */
public final class RecordFingerprints {
    private static final int BYTES = 16;

    private final HmacSha256 code;

    public RecordFingerprints(byte[] secret) {
        code = new HmacSha256(secret);
    }

    String of(String... parts) {
        return HexFormat.of().formatHex(Arrays.copyOf(code.ofParts(parts), BYTES));
    }
}
