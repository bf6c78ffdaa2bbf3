// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A text in any encoding as the bytes of UTF-8, without a byte order mark, in flat memory. */
final class Utf8Stream extends InputStream {
    private static final int CHUNK = 1 << 16;
    private static final int MARK = 3;

    private final InputStream in;
    private final TextEncoding encoding;
    private final CharsetDecoder decoder;
    private final ByteBuffer raw = ByteBuffer.allocate(CHUNK);
    private byte[] ready = new byte[0];
    private int taken;
    private boolean started;
    private boolean ended;

    Utf8Stream(InputStream in, TextEncoding encoding) {
        this.in = in;
        this.encoding = encoding;
        Charset wide = encoding == TextEncoding.UTF_16LE ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        decoder = wide.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith("\uFFFD");
        raw.flip();
    }

    /** The bytes of UTF-8 as they are, but for a mark. */
    static InputStream withoutMark(InputStream in) throws IOException {
        PushbackInputStream ahead = new PushbackInputStream(in, MARK);
        byte[] start = ahead.readNBytes(MARK);
        if (TextEncoding.UTF_8.mark(start) == 0) {
            ahead.unread(start);
        }
        return ahead;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int at, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (taken == ready.length) {
            if (ended) {
                return -1;
            }
            ready = next();
            taken = 0;
        }
        int given = Math.min(length, ready.length - taken);
        System.arraycopy(ready, taken, target, at, given);
        taken += given;
        return given;
    }

    private byte[] next() throws IOException {
        raw.compact();
        int got = in.readNBytes(raw.array(), raw.position(), raw.remaining());
        ended = got < raw.remaining();
        raw.position(raw.position() + got).flip();
        if (!started) {
            started = true;
            byte[] head = new byte[Math.min(MARK, raw.remaining())];
            raw.get(0, head);
            raw.position(encoding.mark(head));
        }
        return switch (encoding) {
            case UTF_16LE, UTF_16BE -> wide();
            case WINDOWS_1252 -> narrow(CodePageLetters.WINDOWS);
            case CP_850 -> narrow(CodePageLetters.DOS);
            case UTF_8, MIXED -> mixed(CodePageLetters.WINDOWS);
            case MIXED_850 -> mixed(CodePageLetters.DOS);
        };
    }

    private byte[] wide() {
        CharBuffer letters = CharBuffer.allocate(CHUNK + 2);
        decoder.decode(raw, letters, ended);
        letters.flip();
        return letters.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] narrow(Charset charset) {
        byte[] converted =
                new String(raw.array(), raw.position(), raw.remaining(), charset).getBytes(StandardCharsets.UTF_8);
        raw.position(raw.limit());
        return converted;
    }

    private byte[] mixed(Charset odd) {
        byte[] bytes = raw.array();
        StringBuilder text = new StringBuilder(raw.remaining());
        while (raw.hasRemaining()) {
            int at = raw.position();
            int length = Utf8Check.length(bytes[at] & 0xFF);
            if (at + length > raw.limit() && !ended) {
                break;
            }
            boolean whole = length > 0 && at + length <= raw.limit() && continues(bytes, at + 1, at + length);
            int used = whole ? length : 1;
            text.append(new String(bytes, at, used, whole ? StandardCharsets.UTF_8 : odd));
            raw.position(at + used);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean continues(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if ((bytes[at] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
