// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.enlace.crypto.CanonicalJson;
import org.enlace.crypto.HmacSha256;

/**
 * How the ledger says that a case was opened without naming it: SHA-256 of a nonce and the id. Whoever is shown nonce and id
 * can check that the case is as old as its entry; the nonce is an HMAC-SHA256 of the id under the node's secret, so the mark
 * alone tells nothing.
 */
public final class CaseMark {
    private static final int NONCE = 32;

    private CaseMark() {}

    /** The nonce of a case, 64 hexadecimal digits; secret until the case is shown to an overseer. */
    public static String nonce(byte[] secret, String id) {
        return HexFormat.of().formatHex(HmacSha256.of(secret, "enlace/case-mark/1|" + id));
    }

    /** The mark of a case under its nonce, 64 hexadecimal digits; IllegalArgumentException where the nonce is none. */
    public static String of(String nonce, String id) {
        byte[] first = HexFormat.of().parseHex(nonce);
        if (first.length != NONCE) {
            throw new IllegalArgumentException("nonce must be 32 bytes: bytes=" + first.length);
        }
        byte[] name = id.getBytes(StandardCharsets.UTF_8);
        byte[] joined = Arrays.copyOf(first, NONCE + name.length);
        System.arraycopy(name, 0, joined, NONCE, name.length);
        return CanonicalJson.sha256(joined);
    }
}
