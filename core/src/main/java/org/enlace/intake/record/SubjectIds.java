// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.util.Arrays;
import java.util.HexFormat;
import org.enlace.crypto.HmacSha256;

/**
 * Ids for what a table does not name: HMAC-SHA256 of what makes it the same thing, cut to 128 bits. Without the key
 * nobody can try out which plate an id stands for.
 */
public final class SubjectIds {
    private static final int SHORTEST_KEY = 16;
    private static final int BYTES = 16;

    private final byte[] key;

    public SubjectIds(byte[] key) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("id key must be 16 bytes or more: bytes=" + key.length);
        }
        this.key = key.clone();
    }

    public String of(String... parts) {
        return HexFormat.of().formatHex(Arrays.copyOf(new HmacSha256(key).ofParts(parts), BYTES));
    }
}
