// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads bytes as lines that end in LF, CR LF or CR, and decodes each strictly. A line over the limit is skipped to its
 * end without being held. A byte order mark of UTF-8 at the start is dropped.
 */
public final class StrictLineReader implements Closeable {
    /** A longer line is refused, in bytes. */
    static final int LONGEST_LINE = 64 << 20;

    private static final int KEPT_BUFFER = 1 << 20;

    private final InputStream in;
    private final Charset charset;
    private final int limit;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private long number;
    private byte[] line = new byte[1 << 10];

    /** One line; {@code problem} where its text could not be had, {@code terminator} as it stood in the file. */
    public record Line(long number, String text, String terminator, Optional<RefusalReason> problem) {}

    StrictLineReader(InputStream in, Charset charset) {
        this(in, charset, LONGEST_LINE);
    }

    StrictLineReader(InputStream in, Charset charset, int limit) {
        this.in = in;
        this.charset = charset;
        this.limit = limit;
    }

    /** Lines of UTF-8 that begin behind so many others. */
    public StrictLineReader(InputStream in, long before) {
        this(in, StandardCharsets.UTF_8);
        number = before;
    }

    /** The next line, or empty at the end of the file. */
    public Optional<Line> next() throws IOException {
        if (line.length > KEPT_BUFFER) {
            line = new byte[KEPT_BUFFER];
        }
        int length = 0;
        boolean tooLong = false;
        boolean any = false;
        String terminator = "";
        while (terminator.isEmpty() && fill()) {
            any = true;
            int stop = at;
            while (stop < end && buffer[stop] != '\n' && buffer[stop] != '\r') {
                stop++;
            }
            tooLong |= length + (stop - at) > limit;
            if (!tooLong) {
                length = append(length, stop);
            }
            at = stop;
            terminator = terminator();
        }
        if (!any) {
            return Optional.empty();
        }
        number++;
        return Optional.of(tooLong ? refused(terminator, RefusalReason.LINE_TOO_LONG) : decode(length, terminator));
    }

    private int append(int length, int stop) {
        int size = stop - at;
        if (length + size > line.length) {
            line = Arrays.copyOf(line, Math.min(limit, Math.max(line.length * 2, length + size)));
        }
        System.arraycopy(buffer, at, line, length, size);
        return length + size;
    }

    private String terminator() throws IOException {
        if (at == end) {
            return "";
        }
        if (buffer[at++] == '\n') {
            return "\n";
        }
        if (fill() && buffer[at] == '\n') {
            at++;
            return "\r\n";
        }
        return "\r";
    }

    private boolean fill() throws IOException {
        if (at < end) {
            return true;
        }
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private Line decode(int length, String terminator) {
        int start =
                number == 1 && length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF
                        ? 3
                        : 0;
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(line, start, length - start))
                    .toString();
            return new Line(number, text, terminator, Optional.empty());
        } catch (CharacterCodingException malformed) {
            return refused(terminator, RefusalReason.NOT_UTF8);
        }
    }

    private Line refused(String terminator, RefusalReason reason) {
        return new Line(number, "", terminator, Optional.of(reason));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
