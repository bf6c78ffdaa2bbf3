// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.enlace.oprf.OprfHashes;

/** Writes a message field by field; the mirror of {@link MessageReader}. */
public final class MessageWriter {

    private final ByteArrayOutputStream out;

    private MessageWriter(int expected) {
        out = new ByteArrayOutputStream(expected);
    }

    /** Begins a message of the given type. */
    public static MessageWriter of(char type, int expected) {
        return new MessageWriter(expected).bytes(new byte[] {'E', 'V', '1', (byte) type});
    }

    public MessageWriter bytes(byte[] field) {
        out.write(field, 0, field.length);
        return this;
    }

    public MessageWriter digest(String hex) {
        return bytes(HexFormat.of().parseHex(hex));
    }

    public MessageWriter number(int number) {
        return bytes(ByteBuffer.allocate(4).putInt(number).array());
    }

    public MessageWriter longNumber(long number) {
        return bytes(ByteBuffer.allocate(8).putLong(number).array());
    }

    public MessageWriter ascii(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.write(bytes.length);
        return bytes(bytes);
    }

    /** UTF-8 behind its length in two bytes. */
    public MessageWriter text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes(OprfHashes.twoBytes(bytes.length)).bytes(bytes);
    }

    public MessageWriter scope(KeyScope scope) {
        return digest(scope.agreementDigest().value())
                .ascii(scope.classLabel().value())
                .longNumber(scope.epoch());
    }

    public byte[] done() {
        return out.toByteArray();
    }
}
