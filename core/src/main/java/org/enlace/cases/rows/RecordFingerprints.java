// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed digests (HMAC-SHA256, 128 bits) by which a record is recognised when it is loaded again, also after what it
 * stated was purged; without the node's secret they tell nothing about a value.
 */
public final class RecordFingerprints {
    private static final int BYTES = 16;

    private final Mac mac;

    public RecordFingerprints(byte[] secret) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HmacSHA256", missing);
        }
    }

    String of(String... parts) {
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            mac.update(bytes);
        }
        return HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(), BYTES));
    }
}
