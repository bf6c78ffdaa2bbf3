// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** The strict spellings that notes and keys are made of: one way to write each value. */
final class StrictText {
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x2a\\x2c-\\x7e]{1,255}");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

    private StrictText() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** UTF-8 without a single wrong byte. */
    static String strict(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException damaged) {
            throw LedgerException.format("a note is UTF-8: bytes=" + bytes.length);
        }
    }

    /** Base64 in its one canonical spelling: padded, no spare bits, nothing between. */
    static byte[] base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException damaged) {
            throw LedgerException.format("base64 is canonical: length=" + text.length());
        }
        throw LedgerException.format("base64 is canonical: length=" + text.length());
    }

    static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw LedgerException.format("a key name is printable ASCII without space and +: length=" + name.length());
        }
        return name;
    }

    static long number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw LedgerException.format("a number has no leading zero: length=" + text.length());
        }
        return Long.parseLong(text);
    }
}
