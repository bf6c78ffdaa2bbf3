// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How the ledger says that a case was opened without naming it: SHA-256 of a nonce and the id. Whoever is shown nonce and id
 * can check that the case is as old as its entry; the nonce is an HMAC-SHA256 of the id under the node's secret, so the mark
 * alone tells nothing.
 */
public final class CaseMark {

    private CaseMark() {}

    /** The nonce of a case, 64 hexadecimal digits; secret until the case is shown to an overseer. */
    public static String nonce(byte[] secret, String id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update("enlace/case-mark/1|".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HmacSHA256", missing);
        }
    }

    /** The mark of a case under its nonce, 64 hexadecimal digits; IllegalArgumentException where the nonce is none. */
    public static String of(String nonce, String id) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(HexFormat.of().parseHex(nonce));
            return HexFormat.of().formatHex(hash.digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
