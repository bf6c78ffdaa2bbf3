// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes a message field by field; the mirror of {@link Reader}. */
final class Writer {

    private final ByteArrayOutputStream out;

    private Writer(int expected) {
        out = new ByteArrayOutputStream(expected);
    }

    /** Begins a message of the given type. */
    static Writer of(char type, int expected) {
        return new Writer(expected).bytes(new byte[] {'E', 'V', '1', (byte) type});
    }

    Writer bytes(byte[] field) {
        out.write(field, 0, field.length);
        return this;
    }

    Writer digest(String hex) {
        return bytes(HexFormat.of().parseHex(hex));
    }

    Writer number(int number) {
        return bytes(ByteBuffer.allocate(4).putInt(number).array());
    }

    Writer longNumber(long number) {
        return bytes(ByteBuffer.allocate(8).putLong(number).array());
    }

    Writer ascii(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.write(bytes.length);
        return bytes(bytes);
    }

    /** UTF-8 behind its length in two bytes. */
    Writer text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes(Hashes.twoBytes(bytes.length)).bytes(bytes);
    }

    Writer scope(Scope scope) {
        return digest(scope.agreementDigest()).ascii(scope.classLabel()).longNumber(scope.epoch());
    }

    byte[] done() {
        return out.toByteArray();
    }
}
