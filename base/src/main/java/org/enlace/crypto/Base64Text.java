// SPDX-License-Identifier: Apache-2.0
package org.enlace.crypto;

import java.util.Base64;

/** Bytes as our documents write them: base64url without padding (RFC 4648 section 5), in its one spelling. */
public final class Base64Text {
    private Base64Text() {}

    public static String of(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes of a text; IllegalArgumentException where it is not what {@link #of} gives. */
    public static byte[] bytes(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (!of(bytes).equals(text)) {
            throw new IllegalArgumentException("base64url has one spelling: length=" + text.length());
        }
        return bytes;
    }
}
