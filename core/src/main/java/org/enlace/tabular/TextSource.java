// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a text file between two places, as UTF-8 whatever the file is written in. Malformed parts never fail. */
final class TextSource implements Closeable {
    private static final int CHUNK = 1 << 16;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final FileChannel channel;
    private final Encoding encoding;
    private final long to;
    private long position;
    private byte[] ready = new byte[0];
    private int taken;
    private final ByteBuffer raw = ByteBuffer.allocate(CHUNK);
    private final CharsetDecoder decoder;
    private boolean ended;

    private TextSource(FileChannel channel, Encoding encoding, long from, long to) {
        this.channel = channel;
        this.encoding = encoding;
        this.position = from;
        this.to = to;
        Charset charset = encoding == Encoding.UTF_16LE ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        raw.flip();
    }

    static TextSource open(Path file, Encoding encoding, long from, long to) throws IOException {
        return new TextSource(FileChannel.open(file, StandardOpenOption.READ), encoding, from, to);
    }

    /** The next bytes, at most {@code length}; -1 at the end. */
    int read(byte[] target, int at, int length) throws IOException {
        if (encoding == Encoding.UTF_8) {
            int wanted = (int) Math.min(length, to - position);
            int got = wanted <= 0 ? -1 : channel.read(ByteBuffer.wrap(target, at, wanted), position);
            position += Math.max(0, got);
            return got;
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
        if (position + raw.remaining() > to) {
            raw.limit((int) (raw.position() + to - position));
        }
        int got = raw.hasRemaining() ? channel.read(raw, position) : -1;
        position += Math.max(0, got);
        ended = got < 0 || position >= to;
        raw.flip();
        return switch (encoding) {
            case UTF_16LE, UTF_16BE -> wide();
            case UTF_8, WINDOWS_1252, MIXED -> narrow();
        };
    }

    private byte[] wide() {
        CharBuffer letters = CharBuffer.allocate(CHUNK + 2);
        decoder.decode(raw, letters, ended);
        letters.flip();
        return letters.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] narrow() {
        byte[] bytes = raw.array();
        if (encoding == Encoding.WINDOWS_1252) {
            byte[] converted =
                    new String(bytes, raw.position(), raw.remaining(), WESTERN).getBytes(StandardCharsets.UTF_8);
            raw.position(raw.limit());
            return converted;
        }
        StringBuilder text = new StringBuilder(raw.remaining());
        while (raw.hasRemaining()) {
            int at = raw.position();
            int length = Utf8Check.length(bytes[at] & 0xFF);
            if (at + length > raw.limit() && !ended) {
                break;
            }
            boolean whole = length > 0 && at + length <= raw.limit() && continues(bytes, at + 1, at + length);
            int used = whole ? length : 1;
            text.append(new String(bytes, at, used, whole ? StandardCharsets.UTF_8 : WESTERN));
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

    /** All that is left, as a stream. */
    InputStream stream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int at, int length) throws IOException {
                return length == 0 ? 0 : TextSource.this.read(target, at, length);
            }

            @Override
            public void close() throws IOException {
                TextSource.this.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
