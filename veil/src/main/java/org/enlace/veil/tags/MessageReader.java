// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;

/** Reads a message field by field and refuses, by name, what does not fit. Big-endian throughout. */
public final class MessageReader {

    private static final int HEADER = 4;

    private final ByteBuffer in;

    private MessageReader(ByteBuffer in) {
        this.in = in;
    }

    /** Begins after the header of the given message type. */
    public static MessageReader of(byte[] message, char type) {
        MessageReader reader = new MessageReader(ByteBuffer.wrap(message));
        byte[] header = reader.bytes(HEADER);
        if (header[0] != 'E' || header[1] != 'V' || header[2] != '1' || header[3] != type) {
            throw new VeilException(VeilRefusal.WRONG_HEADER, "message must begin with EV1" + type);
        }
        return reader;
    }

    /** Whether a message says that it is of a type. */
    public static boolean isOf(byte[] message, char type) {
        return message.length >= HEADER && message[HEADER - 1] == type;
    }

    public byte[] bytes(int count) {
        if (in.remaining() < count) {
            throw new VeilException(
                    VeilRefusal.TRUNCATED, "field must be complete: needs=" + count + ", left=" + in.remaining());
        }
        byte[] field = new byte[count];
        in.get(field);
        return field;
    }

    public String digest() {
        return HexFormat.of().formatHex(bytes(32));
    }

    /** A count of 1 to {@code most}, four bytes. */
    public int count(int most) {
        int count = number();
        if (count < 1 || count > most) {
            throw new VeilException(VeilRefusal.BAD_COUNT, "count must be 1.." + most);
        }
        return count;
    }

    /** A number of 0 to 2^31-1, four bytes. */
    public int number() {
        return (int) bounded(ByteBuffer.wrap(bytes(4)).getInt());
    }

    /** A number of 0 to 2^63-1, eight bytes. */
    public long longNumber() {
        return bounded(ByteBuffer.wrap(bytes(8)).getLong());
    }

    /** ASCII text of at most 255 characters behind a length byte. */
    public String ascii() {
        byte[] text = bytes(bytes(1)[0] & 0xff);
        for (byte c : text) {
            if (c < 0x20 || c > 0x7e) {
                throw new VeilException(VeilRefusal.BAD_FIELD, "text must be printable ASCII");
            }
        }
        return new String(text, StandardCharsets.US_ASCII);
    }

    /** UTF-8 behind its length in two bytes. */
    public String text() {
        byte[] text = bytes(Short.toUnsignedInt(ByteBuffer.wrap(bytes(2)).getShort()));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new VeilException(VeilRefusal.BAD_FIELD, "text must be UTF-8");
        }
    }

    public KeyScope scope() {
        return new KeyScope(new AgreementDigest(digest()), classLabel(), longNumber());
    }

    public ClassLabel classLabel() {
        String text = ascii();
        return ClassLabel.read(text)
                .orElseThrow(() -> new VeilException(
                        VeilRefusal.BAD_FIELD, "class label must be 1..32 letters: length=" + text.length()));
    }

    public void end() {
        if (in.hasRemaining()) {
            throw new VeilException(VeilRefusal.TRAILING_BYTES, "nothing may follow: bytes=" + in.remaining());
        }
    }

    private static long bounded(long number) {
        if (number < 0) {
            throw new VeilException(VeilRefusal.BAD_FIELD, "number must not be negative");
        }
        return number;
    }
}
