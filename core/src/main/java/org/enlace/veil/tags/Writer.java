// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.enlace.oprf.Hashes;

/** Writes a message field by field; the mirror of {@link Reader}. */
public final class Writer {

    private final ByteArrayOutputStream out;

    private Writer(int expected) {
        out = new ByteArrayOutputStream(expected);
    }

    /** Begins a message of the given type. */
    public static Writer of(char type, int expected) {
        return new Writer(expected).bytes(new byte[] {'E', 'V', '1', (byte) type});
    }

    public Writer bytes(byte[] field) {
        out.write(field, 0, field.length);
        return this;
    }

    public Writer digest(String hex) {
        return bytes(HexFormat.of().parseHex(hex));
    }

    public Writer number(int number) {
        return bytes(ByteBuffer.allocate(4).putInt(number).array());
    }

    public Writer longNumber(long number) {
        return bytes(ByteBuffer.allocate(8).putLong(number).array());
    }

    public Writer ascii(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.write(bytes.length);
        return bytes(bytes);
    }

    /** UTF-8 behind its length in two bytes. */
    public Writer text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes(Hashes.twoBytes(bytes.length)).bytes(bytes);
    }

    public Writer scope(Scope scope) {
        return digest(scope.agreementDigest()).ascii(scope.classLabel()).longNumber(scope.epoch());
    }

    public byte[] done() {
        return out.toByteArray();
    }
}
