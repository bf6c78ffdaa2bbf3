// SPDX-License-Identifier: Apache-2.0
package org.enlace.personnel;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes by time (RFC 6238) with HMAC-SHA-1 and steps of 30 seconds, as all authenticator apps compute them. */
final class TimeCode {
    static final int DIGITS = 6;
    private static final int STEP_SECONDS = 30;
    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private TimeCode() {}

    /** The step of time that an instant lies in. */
    static long step(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), STEP_SECONDS);
    }

    /** The code of a step, of at most eight digits (RFC 4226, 5.3). */
    static String at(byte[] secret, long step, int digits) {
        byte[] code = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = code[code.length - 1] & 0xF;
        int number = ByteBuffer.wrap(code, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%0" + digits + "d", number % POWERS[digits]);
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every platform of Java has HmacSHA1", missing);
        }
    }
}
